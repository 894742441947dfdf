package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an act led to. */
sealed interface Turn {
    /**
     * The sale stays open, as it is now or as it was, with a notice that says why.
     *
     * @param sale how it stands
     * @param noted what was recorded on the way
     */
    record Open(OpenSale sale, List<TillTransaction> noted) implements Turn {
        Open(OpenSale sale) {
            this(sale, List.of());
        }
    }

    /**
     * The sale is a record in the journal, and it is the next customer's turn.
     *
     * @param sale as it stood
     * @param facts what was recorded, the record that ends it last
     * @param nextVisit the offer that a receipt carries, or absent
     */
    record Closed(
            OpenSale sale,
            List<TillTransaction> facts,
            @Nullable ShownOffer nextVisit) implements Turn {}

    /**
     * The sale stays open, and something that is no receipt is printed.
     *
     * @param sale how it stands
     * @param noted what was recorded on the way
     * @param paper what is printed
     */
    record OnPaper(OpenSale sale, List<TillTransaction> noted, ReceiptDocument paper) implements Turn {}

    /**
     * Somebody else has to allow it; until then the sale is as it was.
     *
     * @param sale how it stands
     * @param atLeast who may allow it
     */
    record Asks(OpenSale sale, Role atLeast) implements Turn {}

    /** Nothing of the sale is worth a record: the next customer's turn. */
    record Dropped() implements Turn {}

    static Turn told(OpenSale sale, Notice.Kind kind, String... details) {
        return new Open(sale.telling(Notice.of(kind, details)));
    }
}
