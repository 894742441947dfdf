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
 * @param kind taken, turned down or put off
 * @param reason why it was turned down, absent otherwise
 * @param quantity what was proposed then
 * @param packs how many packs that is; 0 where a count was asked for
 * @param changed what is ordered instead, absent where that is what was proposed
 * @param lostMargin what was at stake then
 * @param nextDelivery the delivery it is about
 * @param supplier from whom it is to be ordered, absent where nobody has said
 * @param orderUntil when that would be too late for the delivery, absent where no cut-off is known
 * @param snoozedUntil when it comes back, absent where it was not put off
 * @param batch the same for all that were chosen in one go, absent for one alone
 * @param order the number of the order it went with, absent while there is none
 * @param ruleCost what it costs, where a rule accepted it; absent where a person decided
 * @param by who, {@link #RULE} for a rule
 * @param at when, business time
 */
public record Choice(
        long id,
        String decisionId,
        StoreId store,
        Gtin gtin,
        Kind kind,
        @Nullable DismissReason reason,
        Quantity quantity,
        int packs,
        @Nullable Quantity changed,
        Money lostMargin,
        LocalDate nextDelivery,
        @Nullable String supplier,
        @Nullable Instant orderUntil,
        @Nullable Instant snoozedUntil,
        @Nullable Long batch,
        @Nullable String order,
        @Nullable Money ruleCost,
        String by,
        Instant at) {
    /** Who accepted it where nobody looked. */
    public static final String RULE = "rule";

    /** What can be decided. */
    public enum Kind {
        ACCEPTED,
        DISMISSED,
        SNOOZED
    }

    /** Why a proposal is turned down; every one teaches something else. */
    public enum DismissReason {
        /** The shelf is fuller than the books: count before ordering. */
        ENOUGH_ON_SHELF,
        ALREADY_ORDERED,
        DELISTED,
        NOT_WORTH_IT
    }

    /** Whether a rule accepted it, without anybody looking. */
    public boolean isByRule() {
        return ruleCost != null;
    }

    /** What is to be ordered. */
    public Quantity ordered() {
        return changed == null ? quantity : changed;
    }

    /** Pieces or grams in one pack; 0 where nothing was to be ordered. */
    public long packSize() {
        return packs == 0 ? 0 : quantity.amount() / packs;
    }

    /** How many whole packs are ordered; 0 where it is no whole number of them. */
    public int orderedPacks() {
        long size = packSize();
        return size == 0 || ordered().amount() % size != 0
                ? 0
                : Math.toIntExact(ordered().amount() / size);
    }

    /** Whether something is to be ordered; otherwise somebody said that they will count. */
    public boolean isForAnOrder() {
        return kind == Kind.ACCEPTED && packs > 0;
    }
}
