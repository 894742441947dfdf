package io.tillstream.gateway.lease;

import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.ledger.Lease;
import io.tillstream.gateway.ledger.LedgerBacklog;
import io.tillstream.gateway.ledger.LedgerQuestions;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How leases are asked for, and what answers. */
@Configuration(proxyBeanMethods = false)
final class LeaseTopics {
    @Bean
    LedgerQuestions<LeaseRequest, Lease> leaseQuestions(TopicWriter log, LedgerBacklog backlog) {
        return new LedgerQuestions<>(
                log,
                backlog,
                Topics.LEASE_REQUEST,
                Lease.class,
                new LedgerQuestions.Why("only they know what nobody else may spend", "pay in another way"));
    }

    @Bean
    TopicFeed leaseFeed(GatewaySettings settings, LedgerQuestions<LeaseRequest, Lease> questions) {
        return new TopicFeed(
                "leases", settings.kafka(), Set.of(Topics.LEASE.name()), questions::receive, "earlier leases");
    }
}
