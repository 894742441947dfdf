package io.tillstream.dashboards.transfers;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockLine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transfer as it stands now.
 *
 * @param transfer what the ledger says
 * @param late whether it has been on its way for too long
 * @param takenBack whether its goods went back into the books they came from, and none arrived
 */
record Passage(StockTransfer transfer, boolean late, boolean takenBack) {
    /** A way of at most 30 km is gone in a day; one that takes two has been forgotten somewhere. */
    static final Duration LATE = Duration.ofDays(2);

    static Passage of(StockTransfer transfer, Instant now, boolean takenBack) {
        Instant sent = transfer.sentAt();
        return new Passage(
                transfer,
                transfer.arrivedAt() == null && sent != null && sent.plus(LATE).isBefore(now),
                transfer.arrivedAt() != null && takenBack);
    }

    /** As it will stand once these have arrived. */
    Passage with(List<StockLine> arrived) {
        Map<Gtin, StockTransfer.Line> lines = new LinkedHashMap<>();
        transfer.lines().forEach(line -> lines.put(line.gtin(), line));
        for (StockLine line : arrived) {
            StockTransfer.Line sent = lines.getOrDefault(
                    line.gtin(),
                    new StockTransfer.Line(
                            line.gtin(),
                            new Quantity(0, line.quantity().unit()),
                            new Quantity(0, line.quantity().unit())));
            lines.put(
                    line.gtin(),
                    new StockTransfer.Line(
                            line.gtin(), sent.sent(), sent.arrived().plus(line.quantity())));
        }
        return new Passage(
                new StockTransfer(
                        transfer.transfer(),
                        transfer.from(),
                        transfer.to(),
                        transfer.sentAt(),
                        transfer.arrivedAt(),
                        List.copyOf(lines.values())),
                false,
                false);
    }

    public boolean isUnderWay() {
        return transfer.arrivedAt() == null;
    }

    /** Lines of which another amount arrived than was sent. */
    public List<StockTransfer.Line> differences() {
        return transfer.lines().stream()
                .filter(line -> !line.sent().equals(line.arrived()))
                .toList();
    }

    /** Pieces or grams of a line that have not arrived, 0 or more. */
    public static long missing(StockTransfer.Line line) {
        return Math.max(0, line.sent().amount() - line.arrived().amount());
    }

    /** Those that nobody said were sent. */
    public static long over(StockTransfer.Line line) {
        return Math.max(0, line.arrived().amount() - line.sent().amount());
    }
}
