package io.tillstream.gateway.bundle;

import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds {@link OpenRequests}. */
@Configuration(proxyBeanMethods = false)
final class BundleTopics {
    static final String FEED = "bundleFeed";

    @Bean(FEED)
    TopicFeed feed(GatewaySettings settings, OpenRequests requests) {
        return new TopicFeed(
                "bundles",
                settings.kafka(),
                Set.of(Topics.BUNDLE_ASKED.name()),
                requests::receive,
                "requests for logs");
    }
}
