package io.tillstream.topologies.stock;

import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyShelvesTest {
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
    void tellsWhenAShelfIsSoldOutAndWhenGoodsCome() {
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.accept(journal.sale("2011-11-08T09:05:00Z", milk(1)), journal.sale("2011-11-08T17:20:00Z", milk(2)));
        shop.pass(EmptyShelves.TOLD_EVERY);
        List<Gap> first = gaps();
        shop.move(laterReceived("s1-2", "2011-11-10T06:00:00Z", 12));
        shop.pass(EmptyShelves.TOLD_EVERY);

        assertThat(first).containsExactly(gap("2011-11-08T17:20:00Z", null));
        assertThat(gaps()).containsExactly(gap("2011-11-08T17:20:00Z", "2011-11-10T06:00:00Z"));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        shop.move(laterReceived("s1-2", "2011-11-10T06:00:00Z", 12), laterReceived("s1-2", "2011-11-10T06:00:00Z", 12));
        shop.accept(journal.sale("2011-11-08T17:20:00Z", milk(2)));
        shop.pass(EmptyShelves.TOLD_EVERY);
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.accept(journal.sale("2011-11-08T09:05:00Z", milk(1)));
        shop.pass(EmptyShelves.TOLD_EVERY);

        assertThat(gaps()).containsExactly(gap("2011-11-08T17:20:00Z", "2011-11-10T06:00:00Z"));
    }

    @Test
    void withdrawsWhatALateDeliveryDisproves() {
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.accept(journal.sale("2011-11-08T17:20:00Z", milk(3)));
        shop.pass(EmptyShelves.TOLD_EVERY);
        assertThat(gaps()).hasSize(1);

        shop.move(received("s1-3", NORTH, MILK, 6));
        shop.pass(EmptyShelves.TOLD_EVERY);

        assertThat(shop.latest(Topics.EMPTY_SHELF)).containsEntry(NORTH_MILK, null);
    }

    @Test
    void saysNothingTwiceAndNothingOfShelvesThatWereNeverEmpty() {
        shop.move(received("s1-1", NORTH, MILK, 30));
        shop.accept(journal.sale("2011-11-08T17:20:00Z", milk(3)));
        shop.pass(EmptyShelves.TOLD_EVERY);
        assertThat(shop.read(Topics.EMPTY_SHELF)).isEmpty();

        shop.accept(journal.sale("2011-11-08T18:20:00Z", milk(27)));
        shop.pass(EmptyShelves.TOLD_EVERY);
        assertThat(shop.read(Topics.EMPTY_SHELF)).hasSize(1);
        shop.move(received("s1-1", NORTH, MILK, 30));
        shop.pass(EmptyShelves.TOLD_EVERY);

        assertThat(shop.read(Topics.EMPTY_SHELF)).isEmpty();
    }

    private List<Gap> gaps() {
        return shop.latest(Topics.EMPTY_SHELF, NORTH_MILK).gaps();
    }

    private static Gap gap(String from, @Nullable String until) {
        return new Gap(Instant.parse(from), until == null ? null : Instant.parse(until));
    }

    private static GoodsReceived laterReceived(String id, String at, long pieces) {
        Instant instant = Instant.parse(at);
        return new GoodsReceived(
                id,
                NORTH,
                instant,
                LocalDate.parse(at.substring(0, 10)),
                false,
                "note-2",
                List.of(new StockLine(MILK, Quantity.each(pieces))));
    }
}
