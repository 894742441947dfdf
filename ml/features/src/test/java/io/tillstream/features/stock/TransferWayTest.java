package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferWayTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    @Test
    void comesTheDayAfterItLeftByTheClockOfTheStoreThatGetsIt() {
        StockTransfer lateInLondon = new StockTransfer(
                "t-1", StoreId.of("s1"), StoreId.of("s2"), Instant.parse("2026-03-01T18:00:00Z"), null, List.of());

        assertThat(TransferWay.awaited(lateInLondon, TAIPEI)).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void isCountedOnForAWeekAfterItWasAwaited() {
        LocalDate awaited = LocalDate.of(2026, 3, 3);

        assertThat(TransferWay.countedOn(awaited, awaited.minusDays(1))).isTrue();
        assertThat(TransferWay.countedOn(awaited, awaited.plusDays(7))).isTrue();
        assertThat(TransferWay.countedOn(awaited, awaited.plusDays(8))).isFalse();
    }
}
