package io.tillstream.gateway.receipt;

import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds {@link Questions} and {@link GiftCards}. */
@Configuration(proxyBeanMethods = false)
final class ReceiptTopics {
    static final String FEED = "receiptFeed";

    @Bean(FEED)
    TopicFeed feed(GatewaySettings settings, Questions questions) {
        return new TopicFeed(
                "receipts",
                settings.kafka(),
                Set.of(Topics.RECEIPT_FOUND.name()),
                questions::receive,
                "earlier answers about receipts");
    }

    @Bean
    TopicFeed giftCardFeed(GatewaySettings settings, GiftCards cards) {
        return new TopicFeed(
                "gift-cards", settings.kafka(), Set.of(Topics.GIFT_CARD.name()), cards::receive, "gift cards");
    }
}
