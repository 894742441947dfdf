package io.tillstream.gateway.program;

import io.tillstream.gateway.certificate.OwnCertificate;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds {@link ProgramParts}. */
@Configuration(proxyBeanMethods = false)
final class ProgramTopics {
    static final String FEED = "programFeed";

    @Bean
    ProgramParts programParts(OwnCertificate certificate) throws IOException {
        return ProgramParts.in(
                certificate.keystore().resolveSibling(certificate.keystore().getFileName() + ".programs"));
    }

    @Bean(FEED)
    TopicFeed programFeed(GatewaySettings settings, ProgramParts parts) {
        return new TopicFeed(
                "programs", settings.kafka(), Set.of(Topics.TILL_PROGRAM.name()), parts::receive, "programs of tills");
    }
}
