package io.tillstream.dashboards.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.sales.AcceptedLog;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Sale;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Receipts that signals name, where nothing can be searched. Store s436 belongs to this test. */
@WholeApp
final class NamedReceiptsTest {
    private static final TillId TILL = TillId.parse("s436-t1");
    private static final Instant SOLD = Instant.parse("2011-11-09T10:04:00Z");

    @Autowired
    private AcceptedLog log;

    @Test
    void saysWhenASaleInMemoryWasSoldWithoutTheIndex() {
        Sale sold = (Sale) TestShop.sale(TILL, 1, 1, SOLD, 1, 1).fact();
        RealParts.started().publish(Topics.ACCEPTED, "s436", TestShop.sale(TILL, 1, 1, SOLD, 1, 1));
        RealParts.started()
                .publish(Topics.ACCEPTED, "s436", TestShop.reversal(sold, 2, SOLD.plus(Duration.ofMinutes(2))));
        Source reversal = new Source(TILL, 1, 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> log.latest(reversal).isPresent());

        NamedReceipts receipts = new NamedReceipts(log, Optional.empty());

        assertThat(receipts.of(List.of(reversal), _ -> true).get(reversal))
                .isEqualTo(new NamedReceipt(
                        reversal,
                        SOLD.plus(Duration.ofMinutes(2)),
                        TestShop.pounds("0.00").minus(sold.total()),
                        sold.source(),
                        SOLD));
        assertThat(receipts.of(List.of(reversal), _ -> false).values())
                .extracting(NamedReceipt::sold)
                .containsOnlyNulls();
    }
}
