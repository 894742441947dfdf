package io.tillstream.gateway.change;

import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.order.HandedOrders;
import io.tillstream.gateway.settings.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds the {@link ChangeView}. */
@Configuration(proxyBeanMethods = false)
final class ChangeTopics {
    static final String FEED = HandedOrders.FEED;

    @Bean(FEED)
    TopicFeed feed(GatewaySettings settings, ChangeView view) {
        return new TopicFeed(
                "changes", settings.kafka(), ChangeKind.topics(), view::receive, "catalogue and decisions");
    }
}
