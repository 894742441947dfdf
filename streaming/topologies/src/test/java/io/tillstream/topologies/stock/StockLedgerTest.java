package io.tillstream.topologies.stock;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.SOUTH;
import static io.tillstream.topologies.Shop.adjusted;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockLedgerTest {
    private static final String NORTH_MILK = "s1|05901234123457";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, StockLedger::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void isReceivedMinusSoldPlusAdjusted() {
        shop.move(received("s1-1", NORTH, MILK, 12));
        shop.accept(
                journal.sale("2011-11-08T10:05:00Z", milk(3), bread(1)),
                journal.sale("2011-11-08T11:00:00Z", milk(-1)));
        shop.move(adjusted("s1-2", NORTH, MILK, Quantity.each(-1)));

        var stock = shop.latest(Topics.STOCK_ON_HAND);
        assertThat(stock)
                .containsEntry(
                        NORTH_MILK,
                        new StockOnHand(
                                NORTH,
                                MILK,
                                Quantity.each(9),
                                Quantity.each(12),
                                Quantity.each(2),
                                Quantity.each(-1),
                                Instant.parse("2011-11-08T20:00:00Z")));
        assertThat(Objects.requireNonNull(stock.get("s1|" + BREAD)).onHand()).isEqualTo(Quantity.each(-1));
    }

    @Test
    void isNotMovedByTheLoadOfAGiftCard() {
        shop.accept(journal.append(Shop.receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                null,
                List.of(Shop.load(1, "gc-7", "20.00"), Shop.sold(2, milk(1), 0)),
                List.of(Shop.cash("21.20")))));

        assertThat(shop.latest(Topics.STOCK_ON_HAND)).containsOnlyKeys(NORTH_MILK);
    }

    @Test
    void dropsAMovementWhoseIdWasBookedBefore() {
        shop.move(
                received("s1-1", NORTH, MILK, 12),
                received("s1-1", NORTH, MILK, 12),
                received("s1-2", NORTH, MILK, 6),
                received("s2-1", SOUTH, MILK, 1));

        assertThat(shop.latest(Topics.STOCK_ON_HAND))
                .hasEntrySatisfying(
                        NORTH_MILK, stock -> assertThat(stock.onHand()).isEqualTo(Quantity.each(18)))
                .hasEntrySatisfying(
                        "s2|05901234123457", stock -> assertThat(stock.onHand()).isEqualTo(Quantity.each(1)));
    }

    @Test
    void hasEverythingOnTheShelvesAgainOnceEverythingIsBackWhateverTheOrder() {
        Map<Gtin, Long> onHand = new HashMap<>();
        for (JournalRecord record : RandomTrade.inAnyOrder()) {
            StockFacts.sold(record).effects().stream()
                    .map(Effect::change)
                    .forEach(change ->
                            onHand.merge(change.gtin(), change.onHand().amount(), Long::sum));
        }

        assertThat(onHand).hasSize(20).doesNotContainKey(Shop.item(77));
        assertThat(onHand.values()).allSatisfy(pieces -> assertThat(pieces).isZero());
    }

    @Test
    void goesBelowZeroWhenTheSaleComesBeforeItsDelivery() {
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(3)));
        var before = shop.latest(Topics.STOCK_ON_HAND);
        shop.move(received("s1-1", NORTH, MILK, 12));
        var after = shop.latest(Topics.STOCK_ON_HAND);

        assertThat(Objects.requireNonNull(before.get(NORTH_MILK)).onHand()).isEqualTo(Quantity.each(-3));
        assertThat(Objects.requireNonNull(after.get(NORTH_MILK)).onHand()).isEqualTo(Quantity.each(9));
    }

    @Test
    void refusesGramsOfAnItemCountedInPiecesAndBooksNoneOfThatMovement() {
        shop.move(received("s1-1", NORTH, MILK, 12), adjusted("s1-2", NORTH, MILK, Quantity.grams(500)));
        shop.move(adjusted("s1-2", NORTH, MILK, Quantity.each(-2)));

        assertThat(shop.latest(Topics.STOCK_ON_HAND))
                .hasEntrySatisfying(
                        NORTH_MILK, stock -> assertThat(stock.onHand()).isEqualTo(Quantity.each(10)));
        assertThat(shop.read(Topics.DEAD_LETTER)).singleElement().satisfies(letter -> {
            assertThat(letter.key).isEqualTo("fact.stock.v1|0|1|book-stock-on-hand");
            assertThat(letter.value.cause()).contains("units differ");
        });
    }

    @Test
    void refusesAMovementUnderAnotherStoresKey() {
        shop.sendBytes(Topics.STOCK, "s2", CanonicalJson.encode(received("s1-1", NORTH, MILK, 12)));

        assertThat(shop.read(Topics.STOCK_ON_HAND)).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER)).hasSize(1);
    }
}
