package io.tillstream.dashboards.losses;

import io.tillstream.events.ledger.LossSignal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal as the page shows it.
 *
 * @param key of the signal
 * @param signal what stands out
 * @param who the cashier's name, or the member's number
 * @param receipts those of stores of the reader; a member has others where they bought elsewhere
 * @param review what a manager found last, if anybody looked
 */
record LossRow(
        String key,
        LossSignal signal,
        String who,
        List<NamedReceipt> receipts,
        @Nullable Review review) {
    LossRow {
        receipts = List.copyOf(receipts);
    }

    /** What costs most first; then what happened most. */
    static final Comparator<LossRow> BY_MONEY = Comparator.comparingLong(LossRow::minor)
            .thenComparingLong(row -> row.signal.count())
            .reversed()
            .thenComparing(LossRow::key);

    /** So many receipts are named before the rest is folded away. */
    private static final int FIRST = 8;

    private long minor() {
        return signal.amount() == null ? 0 : Math.abs(signal.amount().minor());
    }

    /** Whether somebody looked at everything there is; what is counted from a later day on is looked at anew. */
    public boolean isSettled() {
        return review != null && review.seen() >= signal.count() && Objects.equals(review.since(), signal.since());
    }

    /** How often it was done since somebody looked; 0 where nobody did, or where counting began anew. */
    public long more() {
        return review != null && Objects.equals(review.since(), signal.since()) ? signal.count() - review.seen() : 0;
    }

    /** Whether what was done leaves receipts that can be opened; a drawer that is opened and a basket that is given up do not. */
    public boolean leavesReceipts() {
        return signal.reason() != LossSignal.Reason.NO_SALE && signal.reason() != LossSignal.Reason.BASKET_CANCELLED;
    }

    public boolean isMember() {
        return signal.subject() == LossSignal.Subject.MEMBER;
    }

    /** How many times as often as the others per sale, {@code 7.9}; absent where the others never did it. */
    public @Nullable String times() {
        if (isMember() || signal.othersCount() == 0 || signal.outOf() == 0) {
            return null;
        }
        return BigDecimal.valueOf(signal.count())
                .multiply(BigDecimal.valueOf(signal.othersOutOf()))
                .divide(
                        BigDecimal.valueOf(signal.outOf()).multiply(BigDecimal.valueOf(signal.othersCount())),
                        1,
                        RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** What was kept of what was earned, in hundredths of a percent; for a member. */
    public long keptBasisPoints() {
        return signal.outOf() == 0 ? 0 : Math.floorDiv(signal.count() * 10_000, signal.outOf());
    }

    public List<NamedReceipt> firstReceipts() {
        return receipts.subList(0, Math.min(FIRST, receipts.size()));
    }

    public List<NamedReceipt> moreReceipts() {
        return receipts.subList(firstReceipts().size(), receipts.size());
    }

    /** How many there are in stores that are not the reader's. */
    public int elsewhere() {
        return signal.receipts().size() - receipts.size();
    }
}
