package io.tillstream.events.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item of a movement.
 *
 * @param gtin the item
 * @param quantity how much moved, or for a count how much is there
 * @param batch the maker's batch or lot number, where it is known
 * @param expires the last day it may be sold, where it is known
 */
public record StockLine(
        Gtin gtin,
        Quantity quantity,
        @Nullable String batch,
        @Nullable LocalDate expires) {
    private static final int MOST_IN_A_MOVEMENT = 500;

    public StockLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(quantity, "quantity");
        if (batch != null && !batch.matches("[!-{}~]{1,20}")) {
            throw new IllegalArgumentException("Batch \"" + batch + "\" of item " + gtin
                    + " is not 1 to 20 printed characters without spaces and bars, as GS1 has them.");
        }
    }

    /** Of no known batch. */
    public StockLine(Gtin gtin, Quantity quantity) {
        this(gtin, quantity, null, null);
    }

    /** Whether it says which of the item's pieces they are. */
    public boolean namesALot() {
        return batch != null || expires != null;
    }

    /** The lines of a movement, 1 to 500. */
    static List<StockLine> linesOf(String movement, List<StockLine> lines) {
        if (lines.isEmpty() || lines.size() > MOST_IN_A_MOVEMENT) {
            throw new IllegalArgumentException(
                    movement + " has " + lines.size() + " lines; 1 to 500, split a longer one.");
        }
        return List.copyOf(lines);
    }

    /** The lines of a movement that has a direction of its own, so that each quantity must be above 0. */
    static List<StockLine> piecesOf(String movement, List<StockLine> lines) {
        lines.stream().filter(line -> line.quantity.amount() <= 0).findFirst().ifPresent(line -> {
            throw new IllegalArgumentException(
                    movement + " moves " + line.quantity + " of item " + line.gtin + "; say how many, above 0.");
        });
        return linesOf(movement, lines);
    }
}
