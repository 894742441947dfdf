package io.tillstream.dashboards.transfers;

import io.tillstream.dashboards.stock.OnHands;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.stock.StockLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of which more is to leave than the books of the sender hold. The books may be wrong, and so may a finger: each is asked about once.
 *
 * @param lines which
 */
record BooksAsked(List<Line> lines) {
    BooksAsked {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param gtin the item
     * @param leaves how much is to leave
     * @param books how much the books hold, 0 where nothing was ever booked
     */
    record Line(Gtin gtin, Quantity leaves, Quantity books) {}

    static BooksAsked of(List<StockLine> leaving, StoreId from, OnHands books) {
        return new BooksAsked(leaving.stream()
                .map(line -> new Line(
                        line.gtin(),
                        line.quantity(),
                        books.of(from, line.gtin())
                                .map(StockOnHand::onHand)
                                .orElse(new Quantity(0, line.quantity().unit()))))
                .filter(line -> line.leaves().amount() > line.books().amount())
                .toList());
    }

    /** What a yes is a yes to: these items in these amounts, and no others. */
    public String key() {
        return lines.stream()
                .map(line -> line.gtin() + "-" + line.leaves().amount())
                .collect(Collectors.joining("."));
    }
}
