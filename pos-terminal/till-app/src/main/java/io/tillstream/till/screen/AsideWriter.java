package io.tillstream.till.screen;

import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.SuspendedLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes down the baskets that are put aside. */
final class AsideWriter {
    private AsideWriter() {}

    static List<TillScreen.SuspendedRow> write(List<BasketSuspended> suspended, Instant now, LocalDate today) {
        List<TillScreen.SuspendedRow> rows = new ArrayList<>();
        for (BasketSuspended basket : suspended) {
            rows.add(new TillScreen.SuspendedRow(
                    rows.size() + 1,
                    basket.source().receiptNumber(),
                    Age.of(Duration.between(basket.happenedAt(), now)),
                    basket.businessDate().equals(today)
                            ? null
                            : basket.businessDate().toString(),
                    basket.lines().stream()
                            .filter(line -> !line.voided())
                            .mapToLong(AsideWriter::pieces)
                            .sum(),
                    basket.worth().display()));
        }
        return rows;
    }

    private static long pieces(SuspendedLine line) {
        return switch (line.quantity().unit()) {
            case EACH -> line.quantity().amount();
            case GRAM -> 1;
        };
    }
}
