package io.tillstream.gateway.receipt;

import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.gateway.ledger.LedgerBacklog;
import io.tillstream.gateway.ledger.LedgerQuestions;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.log.TopicWriter;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.wire.Topics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What feeds the questions about receipts and {@link GiftCards}. */
@Configuration(proxyBeanMethods = false)
final class ReceiptTopics {
    static final String FEED = "receiptFeed";

    @Bean
    LedgerQuestions<ReceiptAsked, ReceiptFound> receiptQuestions(TopicWriter log, LedgerBacklog backlog) {
        return new LedgerQuestions<>(
                log,
                backlog,
                Topics.RECEIPT_ASKED,
                ReceiptFound.class,
                new LedgerQuestions.Why(
                        "what came back of a receipt is known only to them",
                        "take back goods of this till's own receipts unchecked"));
    }

    @Bean(FEED)
    TopicFeed feed(GatewaySettings settings, LedgerQuestions<ReceiptAsked, ReceiptFound> questions) {
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
                "gift-cards",
                settings.kafka(),
                Set.of(Topics.GIFT_CARD.name(), Topics.LEASE.name()),
                cards::receive,
                "gift cards");
    }
}
