package io.tillstream.events.sale;

import java.time.Instant;
import java.util.Objects;

/**
 * Whose a basket is in a restaurant.
 *
 * @param table the table's name, as it is set at the till
 * @param since when its guests came
 * @param guests how many they are; 0 where nobody has said
 * @param tickets how many kitchen tickets it has had
 */
public record TableOrder(String table, Instant since, long guests, long tickets) {
    /** More than sit at any table. */
    public static final long MOST_GUESTS = 99;

    public TableOrder {
        Objects.requireNonNull(since, "since");
        if (table.isBlank()) {
            throw new IllegalArgumentException("A table without a name; give it one.");
        }
        if (guests < 0 || guests > MOST_GUESTS || tickets < 0) {
            throw new IllegalArgumentException("Table " + table + " with " + guests + " guests and " + tickets
                    + " tickets; guests are 0 to " + MOST_GUESTS + ", tickets 0 or more.");
        }
    }

    /** Guests who have just come. */
    public static TableOrder opened(String table, Instant now) {
        return new TableOrder(table, now, 0, 0);
    }

    public TableOrder withGuests(long number) {
        return new TableOrder(table, since, number, tickets);
    }

    /** With one ticket more. */
    public TableOrder withTicket() {
        return new TableOrder(table, since, guests, tickets + 1);
    }

    /** The same guests elsewhere. */
    public TableOrder at(String otherTable) {
        return new TableOrder(otherTable, since, guests, tickets);
    }

    /** Guests of two tables at one: the other's table, the earlier time, the sum of both, no ticket number twice. */
    public TableOrder joining(TableOrder other) {
        return new TableOrder(
                other.table,
                since.isBefore(other.since) ? since : other.since,
                Math.min(MOST_GUESTS, guests + other.guests),
                Math.max(tickets, other.tickets));
    }
}
