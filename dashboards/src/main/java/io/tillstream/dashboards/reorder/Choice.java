package io.tillstream.dashboards.reorder;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a proposal.
 *
 * @param id its number
 * @param decisionId the proposal
 * @param store for which store
 * @param gtin which item
 * @param kind taken or turned down
 * @param reason why it was turned down, absent when taken
 * @param quantity what was proposed then
 * @param packs how many packs that is
 * @param lostMargin what was at stake then
 * @param nextDelivery until when it stands
 * @param supplier from whom it is to be ordered, absent where nobody has said
 * @param orderUntil when that would be too late for the delivery, absent where no cut-off is known
 * @param by who
 * @param at when, business time
 */
record Choice(
        long id,
        String decisionId,
        StoreId store,
        Gtin gtin,
        Kind kind,
        @Nullable DismissReason reason,
        Quantity quantity,
        int packs,
        Money lostMargin,
        LocalDate nextDelivery,
        @Nullable String supplier,
        @Nullable Instant orderUntil,
        String by,
        Instant at) {
    /** What can be decided. */
    enum Kind {
        ACCEPTED,
        DISMISSED
    }

    /** Why a proposal is turned down; every one teaches something else. */
    enum DismissReason {
        /** The shelf is fuller than the books: count before ordering. */
        ENOUGH_ON_SHELF,
        ALREADY_ORDERED,
        DELISTED,
        NOT_WORTH_IT
    }
}
