package io.tillstream.till.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parcel counter, ready to be written down.
 *
 * @param step how far something there has come
 * @param hint what to do
 * @param rows the list, oldest first; empty while something is under way
 * @param waiting how many wait
 * @param overdue how many of them should go back to their carriers
 * @param onlyOverdue whether the list shows those alone
 * @param wanted what is searched for; empty for everything
 * @param done what was done just now, or absent
 * @param detail the parcel it is about, or absent
 * @param owed cash in the drawer that is the senders', or absent
 */
public record ParcelPanel(
        Step step,
        TillScreen.Hint hint,
        List<Row> rows,
        int waiting,
        long overdue,
        boolean onlyOverdue,
        String wanted,
        @Nullable Done done,
        @Nullable Detail detail,
        @Nullable String owed) {
    /** Where the counter stands; it says which keys there are. */
    public enum Step {
        WAITING,
        RECEIVER,
        PLACE,
        DUE,
        PROVING,
        HANDING,
        SENDING_BACK,
        SETTLING
    }

    public ParcelPanel {
        rows = List.copyOf(rows);
    }

    /** Whether there is something to go back from. */
    public boolean isLeft() {
        return step != Step.WAITING || onlyOverdue || !wanted.isEmpty() || done != null;
    }

    /** Whether a yes is asked for. */
    public boolean isToConfirm() {
        return step == Step.HANDING || step == Step.SENDING_BACK || step == Step.SETTLING;
    }

    /** Whether a label can be printed once more. */
    public boolean isPrintable() {
        return step == Step.PROVING || (done != null && done.label());
    }

    /**
     * A parcel of the list.
     *
     * @param waybill its number
     * @param place where it lies
     * @param receiver whom it is for
     * @param age how long it has waited
     * @param overdue whether it should go back
     * @param due what is to be paid, or absent
     */
    public record Row(
            String waybill,
            String place,
            TillScreen.Hint receiver,
            Age age,
            boolean overdue,
            @Nullable String due) {}

    /**
     * What was done.
     *
     * @param key of what
     * @param figure what matters of it: a code, the change, an amount; empty for nothing
     * @param figureKey of what the figure is; empty for nothing
     * @param about a waybill and a place
     * @param label whether a label belongs to it
     */
    public record Done(String key, String figureKey, String figure, String about, boolean label) {}

    /**
     * The parcel something is about.
     *
     * @param waybill its number
     * @param place where it lies, or absent while nobody has said
     * @param receiver whom it is for, or absent
     * @param age how long it has waited, or absent
     * @param due what is to be paid, or absent
     */
    public record Detail(
            String waybill,
            @Nullable String place,
            TillScreen.@Nullable Hint receiver,
            @Nullable Age age,
            @Nullable String due) {}
}
