package io.tillstream.topologies.transfer;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {
    private static final Instant EVENING = Instant.parse("2011-11-08T18:00:00Z");
    private static final Instant MORNING = Instant.parse("2011-11-09T07:00:00Z");

    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            StockLedger.build(builder);
            Transfers.build(builder);
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static StockSent sent(String id, Gtin gtin, long pieces) {
        return new StockSent(
                id, NORTH, EVENING, DAY, "tr-7", SOUTH, List.of(new StockLine(gtin, Quantity.each(pieces))));
    }

    private static StockArrived arrived(String id, Gtin gtin, long pieces) {
        return new StockArrived(
                id,
                SOUTH,
                MORNING,
                DAY.plusDays(1),
                "tr-7",
                NORTH,
                List.of(new StockLine(gtin, Quantity.each(pieces))));
    }

    private static StockTransfer.Line line(Gtin gtin, long sent, long arrived) {
        return new StockTransfer.Line(gtin, Quantity.each(sent), Quantity.each(arrived));
    }

    @Test
    void showsWhatIsInTransitAndWhatIsMissingOnArrival() {
        shop.move(sent("s1-out-1", MILK, 5));
        StockTransfer underWay = shop.latest(Topics.TRANSFER, "tr-7");
        shop.move(arrived("s2-in-1", MILK, 4));
        StockTransfer there = shop.latest(Topics.TRANSFER, "tr-7");

        assertThat(underWay)
                .isEqualTo(new StockTransfer("tr-7", NORTH, SOUTH, EVENING, null, List.of(line(MILK, 5, 0))));
        assertThat(there)
                .isEqualTo(new StockTransfer("tr-7", NORTH, SOUTH, EVENING, MORNING, List.of(line(MILK, 5, 4))));
    }

    @Test
    void movesTheStockOfEachStoreByItsOwnLeg() {
        shop.move(sent("s1-out-1", MILK, 5), arrived("s2-in-1", MILK, 4));

        Map<String, StockOnHand> stock = shop.latest(Topics.STOCK_ON_HAND);
        assertThat(stock.get("s1|" + MILK)).satisfies(north -> {
            assertThat(north.onHand()).isEqualTo(Quantity.each(-5));
            assertThat(north.ofWhich())
                    .isEqualTo(new StockOnHand.Apart(Quantity.each(0), Quantity.each(0), Quantity.each(-5)));
        });
        assertThat(stock.get("s2|" + MILK))
                .satisfies(south -> assertThat(south.onHand()).isEqualTo(Quantity.each(4)));
    }

    /** Taken back: all of it arrives where it left, under the same number. */
    @Test
    void goodsTakenBackAreInTheSendersBooksAgainAndNoLongerInTransit() {
        shop.move(
                sent("s1-out-1", MILK, 5),
                new StockArrived(
                        "tr-7-back",
                        NORTH,
                        MORNING,
                        DAY.plusDays(1),
                        "tr-7",
                        SOUTH,
                        List.of(new StockLine(MILK, Quantity.each(5)))));

        assertThat(shop.latest(Topics.TRANSFER, "tr-7"))
                .isEqualTo(new StockTransfer("tr-7", NORTH, SOUTH, EVENING, MORNING, List.of(line(MILK, 5, 5))));
        Map<String, StockOnHand> stock = shop.latest(Topics.STOCK_ON_HAND);
        assertThat(stock).doesNotContainKey("s2|" + MILK);
        assertThat(stock.get("s1|" + MILK))
                .satisfies(north -> assertThat(north.onHand()).isEqualTo(Quantity.each(0)));
    }

    @Test
    void countsALegOnce() {
        shop.move(sent("s1-out-1", MILK, 5), sent("s1-out-1", MILK, 5), sent("s1-out-2", BREAD, 1));

        assertThat(shop.latest(Topics.TRANSFER, "tr-7").lines()).containsExactly(line(BREAD, 1, 0), line(MILK, 5, 0));
    }

    @Test
    void isTheSameWhenTheArrivalIsToldFirst() {
        shop.move(arrived("s2-in-1", MILK, 4));
        StockTransfer before = shop.latest(Topics.TRANSFER, "tr-7");
        shop.move(sent("s1-out-1", MILK, 5));

        assertThat(before.lines()).containsExactly(line(MILK, 0, 4));
        assertThat(shop.latest(Topics.TRANSFER, "tr-7"))
                .isEqualTo(new StockTransfer("tr-7", NORTH, SOUTH, EVENING, MORNING, List.of(line(MILK, 5, 4))));
    }

    @Test
    void takesNoLegUnderAnotherStoresKeyAndNoTombstone() {
        shop.sendBytes(Topics.STOCK, "s2", CanonicalJson.encode(sent("s1-out-1", MILK, 5)));
        shop.bury(Topics.STOCK, "s1");

        assertThat(shop.read(Topics.TRANSFER)).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER)).hasSize(2);
    }
}
