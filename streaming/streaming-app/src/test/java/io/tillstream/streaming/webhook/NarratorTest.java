package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.streaming.SoldMilk;
import io.tillstream.wire.Replay;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NarratorTest {
    private static final Instant RECORDED = Instant.parse("2011-11-09T10:30:00Z");
    private static final String TOPIC_ID = "4nb3fRnFQ5-GSBfvTnwUoA";

    private final EventSources sources =
            new EventSources(promotion -> Optional.of(new Limits(null, null, 3L, Money.parse("5.00 GBP"))));
    private long offset = 41;

    @Test
    void aMessageNamesItsKindItsSchemaAndItsKeyAndHoldsTheRecordAsItIs() {
        JournalRecord sale = FactChain.append(Hash.GENESIS, SoldMilk.sale(2, "2011-11-08", 2));

        List<Event> events = tell(narrator(Topics.ACCEPTED, EventKind.SALE_ACCEPTED), Topics.ACCEPTED, "s1", sale);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id())
                    .isEqualTo("sale-accepted-" + TOPIC_ID + "-2-42")
                    .doesNotContain(".");
            assertThat(new String(event.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"type\":\"sale.accepted\",\"timestamp\":\"2011-11-09T10:30:00Z\","
                            + "\"schema\":\"aggregate.accepted.v1\",\"key\":\"s1\",\"data\":" + CanonicalJson.text(sale)
                            + "}");
        });
    }

    @Test
    void aTillThatOpensIsNoSale() {
        JournalRecord opening = FactChain.append(Hash.GENESIS, SoldMilk.opening());

        assertThat(tell(narrator(Topics.ACCEPTED, EventKind.SALE_ACCEPTED), Topics.ACCEPTED, "s1", opening))
                .isEmpty();
    }

    @Test
    void onlyTheStoresThatWereAskedFor() {
        Narrator narrator = new Narrator(
                Ordered.webhook(
                        Ordered.ID,
                        "https://shop.example/",
                        Instant.EPOCH,
                        List.of(StoreId.of("s2")),
                        EventKind.STOCK_CHANGED),
                sources,
                Topics.STOCK_ON_HAND.name(),
                TOPIC_ID);

        assertThat(tell(narrator, Topics.STOCK_ON_HAND, "s1|milk", stock("s1", 5)))
                .isEmpty();
        assertThat(tell(narrator, Topics.STOCK_ON_HAND, "s2|milk", stock("s2", 5)))
                .hasSize(1);
    }

    @Test
    void nothingThatWasRecordedBefore() {
        Webhook later = Ordered.webhook(
                Ordered.ID, "https://shop.example/", RECORDED.plusMillis(1), List.of(), EventKind.STOCK_CHANGED);
        Narrator narrator = new Narrator(later, sources, Topics.STOCK_ON_HAND.name(), TOPIC_ID);

        assertThat(tell(narrator, Topics.STOCK_ON_HAND, "s1|milk", stock("s1", 5)))
                .isEmpty();
    }

    @Test
    void anEmptyShelfIsToldOnceUntilSomethingIsThereAgain() {
        Narrator narrator = narrator(Topics.STOCK_ON_HAND, EventKind.STOCK_EMPTY);
        assertThat(narrator.needsThePast()).isTrue();

        assertThat(told(narrator, stock("s1", 1), stock("s1", 0), stock("s1", -1), stock("s1", 4), stock("s1", -2)))
                .containsExactly(0, 1, 0, 0, 1);
        // The ledger has forgotten it.
        assertThat(tell(narrator, Topics.STOCK_ON_HAND, "s1|milk", null)).isEmpty();
        assertThat(told(narrator, stock("s1", -2))).containsExactly(1);
    }

    @Test
    void oneRecordMayBeTwoEventsWithAnIdEach() {
        Narrator narrator = narrator(Topics.STOCK_ON_HAND, EventKind.STOCK_CHANGED, EventKind.STOCK_EMPTY);

        assertThat(tell(narrator, Topics.STOCK_ON_HAND, "s1|milk", stock("s1", 0)))
                .extracting(Event::id)
                .containsExactly("stock-changed-" + TOPIC_ID + "-2-42", "stock-empty-" + TOPIC_ID + "-2-42");
    }

    @Test
    void aPromotionIsExhaustedByItsUsesOrItsMoney() {
        Narrator narrator = narrator(Topics.PROMOTION_SPEND, EventKind.PROMOTION_EXHAUSTED);

        assertThat(tell(narrator, Topics.PROMOTION_SPEND, "a|GBP", spend("a", 2, "4.99")))
                .isEmpty();
        assertThat(tell(narrator, Topics.PROMOTION_SPEND, "a|GBP", spend("a", 3, "4.99")))
                .hasSize(1);
        assertThat(tell(narrator, Topics.PROMOTION_SPEND, "a|GBP", spend("a", 4, "6.00")))
                .isEmpty();
        assertThat(tell(narrator, Topics.PROMOTION_SPEND, "b|GBP", spend("b", 1, "5.00")))
                .hasSize(1);
    }

    @Test
    void whatNobodyCouldReadStaysAtHome() {
        DeadLetter letter = new DeadLetter(
                "fact.sale.v1", 2, 17, "Not a JournalRecord", "s1", "c2VjcmV0", RECORDED, "sale", 6, null);

        assertThat(tell(narrator(Topics.DEAD_LETTER, EventKind.RECORD_REFUSED), Topics.DEAD_LETTER, "x", letter))
                .singleElement()
                .satisfies(event -> assertThat(new String(event.body(), StandardCharsets.UTF_8))
                        .contains("\"payload\":\"\"")
                        .doesNotContain("c2VjcmV0"));
    }

    @Test
    void whatIsSentAgainForOneLedgerWasToldTheFirstTime() {
        RecordHeaders headers = new RecordHeaders();
        new Replay("letter", List.of("book")).headers().forEach(headers::add);
        Narrator narrator = narrator(Topics.STOCK_ON_HAND, EventKind.STOCK_CHANGED);

        assertThat(narrator.events(
                        record(Topics.STOCK_ON_HAND, "s1|milk", CanonicalJson.encode(stock("s1", 5)), headers)))
                .isEmpty();
    }

    @Test
    void passesByWhatItCannotRead() {
        Narrator narrator = narrator(Topics.STOCK_ON_HAND, EventKind.STOCK_CHANGED);

        assertThat(narrator.events(record(Topics.STOCK_ON_HAND, "s1|milk", new byte[] {1}, new RecordHeaders())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindIsMadeOfATopicAndItsNameIsAsTheConventionWants(EventKind kind) {
        assertThat(Topics.ALL).extracting(Topic::name).contains(EventSources.schemaOf(kind));
        assertThat(kind.text()).matches("[a-z]+\\.[a-z]+");
        assertThat(EventKind.of(kind.text())).isEqualTo(kind);
    }

    private Narrator narrator(Topic<?> topic, EventKind... kinds) {
        return new Narrator(Ordered.webhook("https://shop.example/", kinds), sources, topic.name(), TOPIC_ID);
    }

    private List<Integer> told(Narrator narrator, StockOnHand... stocks) {
        return Arrays.stream(stocks)
                .map(stock ->
                        tell(narrator, Topics.STOCK_ON_HAND, "s1|milk", stock).size())
                .toList();
    }

    private List<Event> tell(Narrator narrator, Topic<?> topic, String key, @Nullable Object value) {
        byte[] bytes = value == null ? null : CanonicalJson.encode(value);
        return narrator.events(record(topic, key, bytes, new RecordHeaders()));
    }

    private ConsumerRecord<String, byte[]> record(
            Topic<?> topic, String key, byte @Nullable [] value, RecordHeaders headers) {
        offset++;
        return new ConsumerRecord<>(
                topic.name(),
                2,
                offset,
                RECORDED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static StockOnHand stock(String store, long pieces) {
        return new StockOnHand(
                StoreId.of(store),
                SoldMilk.MILK,
                Quantity.each(pieces),
                Quantity.each(0),
                Quantity.each(0),
                Quantity.each(pieces),
                RECORDED);
    }

    private static PromotionSpend spend(String promotion, long uses, String given) {
        return new PromotionSpend(
                promotion, uses, Money.parse(given + " GBP"), Money.zero(CurrencyUnit.of("GBP")), RECORDED);
    }
}
