package io.tillstream.till.headoffice;

import io.tillstream.events.sale.Sale;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What head office says of a receipt. */
public sealed interface ReceiptAnswer {
    /**
     * It has the sale.
     *
     * @param sale the sale
     * @param returns everything that came back of it, at whichever till
     * @param held how long no other till is given it, so that what is left stays left
     * @param untouchedCards gift cards that were sold with it and of which nothing was spent
     */
    record Found(Sale sale, List<Sale> returns, Duration held, Set<String> untouchedCards) implements ReceiptAnswer {
        public Found {
            Objects.requireNonNull(sale, "sale");
            Objects.requireNonNull(held, "held");
            returns = List.copyOf(returns);
            untouchedCards = Set.copyOf(untouchedCards);
        }
    }

    /** No sale of that number has arrived. */
    record NotArrived() implements ReceiptAnswer {}

    /**
     * Another till is taking goods back by it at this moment.
     *
     * @param till which
     */
    record HeldElsewhere(String till) implements ReceiptAnswer {
        public HeldElsewhere {
            Objects.requireNonNull(till, "till");
        }
    }

    /**
     * It cannot say yet, for it is still reading what happened before.
     *
     * @param records how many records are left to read
     */
    record StillReading(long records) implements ReceiptAnswer {
        public StillReading {
            if (records < 1) {
                throw new IllegalArgumentException("Head office has " + records + " records to read; at least 1.");
            }
        }
    }

    /** There was no answer in time, or none that could be read. */
    record Silent() implements ReceiptAnswer {}
}
