package io.tillstream.topologies.stock;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockWrittenOff;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockLotsTest {
    private static final String NORTH_MILK = "s1|05901234123457";
    private static final LocalDate TENTH = LocalDate.parse("2011-11-10");
    private static final LocalDate TWELFTH = LocalDate.parse("2011-11-12");

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

    private static StockLine lot(long pieces, String batch, LocalDate expires) {
        return new StockLine(MILK, Quantity.each(pieces), batch, expires);
    }

    private static GoodsReceived delivery(String id, String at, StockLine line) {
        Instant instant = Instant.parse(at);
        return new GoodsReceived(
                id, NORTH, instant, LocalDate.parse(at.substring(0, 10)), false, "note-1", List.of(line));
    }

    private static StockWrittenOff expired(String id, String at, StockLine line) {
        return new StockWrittenOff(
                id,
                NORTH,
                Instant.parse(at),
                LocalDate.parse(at.substring(0, 10)),
                StockWrittenOff.Reason.EXPIRED,
                List.of(line));
    }

    private List<LotOnHand> onHand() {
        return LotOnHand.of(shop.latest(Topics.STOCK_LOTS, NORTH_MILK), shop.latest(Topics.STOCK_ON_HAND, NORTH_MILK));
    }

    @Test
    void salesAreTakenFromWhatExpiresFirst() {
        shop.move(
                delivery("s1-1", "2011-11-08T06:00:00Z", lot(10, "L2", TWELFTH)),
                delivery("s1-2", "2011-11-08T06:00:00Z", lot(6, "L1", TENTH)));
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(8)));

        assertThat(onHand()).containsExactly(new LotOnHand("L2", TWELFTH, Quantity.each(8)));
    }

    @Test
    void goodsOfNoKnownLotAreTakenToBeSoldFirst() {
        shop.move(received("s1-0", NORTH, MILK, 5), delivery("s1-1", "2011-11-08T06:00:00Z", lot(6, "L1", TENTH)));
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(7)));

        assertThat(onHand()).containsExactly(new LotOnHand("L1", TENTH, Quantity.each(4)));
    }

    @Test
    void aWriteOffThatNamesALotTakesOfThatOne() {
        shop.move(
                delivery("s1-1", "2011-11-08T06:00:00Z", lot(10, "L2", TWELFTH)),
                delivery("s1-2", "2011-11-08T06:00:00Z", lot(6, "L1", TENTH)),
                expired("s1-3", "2011-11-08T20:00:00Z", lot(3, "L2", TWELFTH)));

        assertThat(onHand())
                .containsExactly(
                        new LotOnHand("L1", TENTH, Quantity.each(6)), new LotOnHand("L2", TWELFTH, Quantity.each(7)));
        assertThat(shop.read(Topics.DEAD_LETTER)).isEmpty();
    }

    @Test
    void aCountByLotsPutsThemRightAndWhatCameLaterOnTop() {
        shop.move(
                delivery("s1-1", "2011-11-08T06:00:00Z", lot(10, "L2", TWELFTH)),
                delivery("s1-4", "2011-11-09T06:00:00Z", lot(4, "L2", TWELFTH)),
                new StockCounted(
                        "s1-3",
                        NORTH,
                        Instant.parse("2011-11-08T12:00:00Z"),
                        Shop.DAY,
                        List.of(lot(2, "L1", TENTH), lot(5, "L2", TWELFTH))));

        assertThat(onHand())
                .containsExactly(
                        new LotOnHand("L1", TENTH, Quantity.each(2)), new LotOnHand("L2", TWELFTH, Quantity.each(9)));
    }

    @Test
    void neverShowsMoreOfALotThanIsThere() {
        shop.move(delivery("s1-1", "2011-11-08T06:00:00Z", lot(3, "L1", TENTH)));
        shop.accept(journal.sale("2011-11-08T10:05:00Z", milk(5)));

        assertThat(onHand()).isEmpty();
    }

    @Test
    void mergesTheSameInAnyOrder() {
        List<StockMovement> movements = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            String at = "2011-%02d-08T%02d:00:00Z".formatted(1 + random.nextInt(11), random.nextInt(24));
            LocalDate expires = LocalDate.parse(at.substring(0, 10)).plusDays(random.nextInt(200));
            StockLine line = lot(1 + random.nextInt(9), "L" + random.nextInt(4), expires);
            movements.add(i % 10 == 9 ? expired("s1-" + i, at, line) : delivery("s1-" + i, at, line));
        }
        movements.add(new StockCounted(
                "s1-c",
                NORTH,
                Instant.parse("2011-05-08T12:00:00Z"),
                LocalDate.parse("2011-05-08"),
                List.of(lot(2, "L1", TENTH))));
        List<StockLots> results = new ArrayList<>();
        for (int order = 0; order < 50; order++) {
            Collections.shuffle(movements, random);
            results.add(movements.stream()
                    .map(movement ->
                            movement instanceof StockCounted count ? Lots.counted(count) : Lots.moved(movement))
                    .map(entries -> entries.getFirst().value())
                    .reduce(Lots::merge)
                    .orElseThrow());
        }

        assertThat(results).containsOnly(results.getFirst());
        assertThat(results.getFirst().moved()).isNotEmpty().hasSizeLessThan(30);
    }
}
