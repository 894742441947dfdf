package io.tillstream.topologies.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Closing;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingsTest {
    private static final Money NOTHING = Money.parse("0.00 GBP");

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, Closings::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static Closing z(Source source, long number) {
        return new Closing(
                source,
                Instant.parse("2011-11-08T20:00:00Z"),
                Shop.DAY,
                "staff-9",
                number,
                1,
                new Closing.Trade(0, NOTHING, 0, NOTHING, NOTHING, NOTHING, List.of(), 0, 0, 0, 0),
                new Closing.CashFlow(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
                List.of(),
                new Closing.Open(0, 0, 0),
                new Closing.GrandTotal(NOTHING, NOTHING),
                List.of(),
                null);
    }

    @Test
    void picksZsOutOfWhatIsAccepted() {
        var opening = journal.opening();
        var noSale = journal.noSale();
        var closing = journal.append(z(journal.next(), 1));

        shop.accept(opening, noSale, closing);

        assertThat(shop.latest(Topics.CLOSING)).containsOnlyKeys(Shop.TILL + "|1|1");
    }
}
