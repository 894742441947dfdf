package io.tillstream.topologies.giftcard;

import io.tillstream.events.Money;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loading a gift card is no sale but a debt of the shop to its holder, and paying with it pays the debt back; per account,
 * whichever stores it is used in.
 *
 * <pre>
 * in   s1  sale: line 2 loads gc-7 with 20.00                 out  gc-7  20.00 (loaded 20.00, spent  0.00)
 * in   s2  sale: tender GIFT_CARD gc-7 of 7.50                out  gc-7  12.50 (loaded 20.00, spent  7.50)
 * in   s2  return: tender GIFT_CARD gc-7 of -2.50             out  gc-7  15.00 (loaded 20.00, spent  5.00)
 * </pre>
 *
 * Duplicates: none arrive, accepted facts are unique. Late facts: sums do not depend on order; a card that pays before its
 * load has arrived is below zero until then. A gift-card tender without an account, as old records may have, is nobody's.
 */
public final class GiftCardLedger {
    static final String STORE = "gift-card-balance";

    private GiftCardLedger() {}

    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.ACCEPTED.name(),
                        Consumed.with(Topics.ACCEPTED.keys(), Topics.ACCEPTED.values())
                                .withName("accepted"))
                .flatMap((store, accepted) -> entries(accepted), Named.as("gift-card-entries"))
                .groupByKey(Grouped.with("gift-card-by-account", Topics.GIFT_CARD.keys(), Topics.GIFT_CARD.values()))
                .reduce(
                        GiftCardLedger::merge,
                        Named.as("add-gift-card-entry"),
                        Materialized.<String, GiftCardBalance, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Topics.GIFT_CARD.keys())
                                .withValueSerde(Topics.GIFT_CARD.values()))
                .toStream(Named.as("gift-card-changes"))
                .to(
                        Topics.GIFT_CARD.name(),
                        Produced.with(Topics.GIFT_CARD.keys(), Topics.GIFT_CARD.values())
                                .withName("gift-card-out"));
    }

    static List<KeyValue<String, GiftCardBalance>> entries(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return List.of();
        }
        Money nothing = Money.zero(sale.currency());
        List<KeyValue<String, GiftCardBalance>> entries = new ArrayList<>();
        for (SaleLine line : sale.lines()) {
            if (line.giftCard() != null) {
                entries.add(entry(sale, line.giftCard(), line.net(), nothing));
            }
        }
        for (Tender tender : sale.tenders()) {
            if (tender.type() == Tender.TenderType.GIFT_CARD && tender.account() != null) {
                entries.add(entry(sale, tender.account(), nothing, tender.net()));
            }
        }
        return entries;
    }

    private static KeyValue<String, GiftCardBalance> entry(Sale sale, String account, Money loaded, Money spent) {
        return KeyValue.pair(
                account, new GiftCardBalance(account, loaded.minus(spent), loaded, spent, sale.happenedAt()));
    }

    static GiftCardBalance merge(GiftCardBalance one, GiftCardBalance other) {
        return new GiftCardBalance(
                one.account(),
                one.balance().plus(other.balance()),
                one.loaded().plus(other.loaded()),
                one.spent().plus(other.spent()),
                one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf());
    }
}
