package io.tillstream.simulator.chain;

import io.tillstream.events.MemberId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something a cashier rings up in the course of a day; it becomes a sale when the day's tills are put in order. */
final class Ring {
    /** Pieces of one item. */
    record Pieces(Grocery item, long quantity) {}

    private final Instant at;
    private final TillId till;
    private final String operator;
    private final What what;
    private @Nullable Sale sale;

    /** What is rung up. */
    sealed interface What {
        /** Goods sold. */
        record Purchase(@Nullable MemberId member, List<Pieces> pieces, TenderType tender, List<OfferOutcome> offers)
                implements What {}

        /**
         * Goods brought back, or a sale voided.
         *
         * @param original what was rung up before
         * @param lines how many of its lines, from the first
         * @param isVoid whether the whole sale is undone
         * @param withCard whether the member's card is shown, so that points go back
         */
        record Reversal(Ring original, int lines, boolean isVoid, boolean withCard) implements What {}
    }

    Ring(Instant at, TillId till, String operator, What what) {
        this.at = at;
        this.till = till;
        this.operator = operator;
        this.what = what;
    }

    Instant at() {
        return at;
    }

    TillId till() {
        return till;
    }

    String operator() {
        return operator;
    }

    What what() {
        return what;
    }

    void becomes(Sale newSale) {
        sale = newSale;
    }

    /** The sale it became; only to be asked for after its own turn. */
    Sale sale() {
        return Objects.requireNonNull(sale, "A sale is asked for before it was rung up.");
    }
}
