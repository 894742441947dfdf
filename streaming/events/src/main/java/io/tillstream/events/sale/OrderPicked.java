package io.tillstream.events.sale;

import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the store took a customer's order from the shelves and put it aside. Moves no money, and no goods of the
 * books: they leave with the sale that hands the order over.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when it was done
 * @param businessDate trading day
 * @param operator staff code
 * @param order the order
 * @param lines how much of each of its lines was found, at least one
 * @param asOf {@code changedAt} of the order that was counted; absent in records of tills that did not say it yet. An order that
 *     has changed since is another one
 */
public record OrderPicked(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        OrderId order,
        List<PickedLine> lines,
        @Nullable Instant asOf)
        implements TillTransaction {
    public OrderPicked {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(order, "order");
        lines = List.copyOf(lines);
        Set<Integer> numbers = new HashSet<>();
        lines.forEach(line -> numbers.add(line.line()));
        if (lines.isEmpty() || numbers.size() < lines.size()) {
            throw new IllegalArgumentException(
                    "Picked order " + order + " has lines " + lines + "; some, each of them once.");
        }
    }

    /** A picking that does not say which order was counted. */
    public OrderPicked(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            OrderId order,
            List<PickedLine> lines) {
        this(source, happenedAt, businessDate, operator, order, lines, null);
    }

    /**
     * What was found of one line.
     *
     * @param line its number in the order
     * @param found pieces or grams, 0 or more, counted as the order counts them
     */
    public record PickedLine(int line, Quantity found) {
        public PickedLine {
            if (line < 1 || found.amount() < 0) {
                throw new IllegalArgumentException(
                        "Of line " + line + " " + found + " was found; lines from 1, and nothing or more.");
            }
        }
    }
}
