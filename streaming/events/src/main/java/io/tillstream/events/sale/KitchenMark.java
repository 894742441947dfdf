package io.tillstream.events.sale;

import org.jspecify.annotations.Nullable;

/**
 * What the kitchen knows of a line.
 *
 * @param sent how many pieces or grams it was told to make, in all
 * @param now how many of them by the record this stands in; less than 0 for a cancellation
 * @param note what is different about it, or absent
 */
public record KitchenMark(long sent, long now, @Nullable String note) {
    /** The kitchen knows nothing of it. */
    public static final KitchenMark NOTHING = new KitchenMark(0, 0, null);

    /** Longer than a cook reads. */
    public static final int LONGEST_NOTE = 80;

    public KitchenMark {
        if (sent < 0) {
            throw new IllegalArgumentException("A kitchen that was told of " + sent + "; 0 or more.");
        }
        if (note != null && (note.isBlank() || note.length() > LONGEST_NOTE)) {
            throw new IllegalArgumentException(
                    "A note for the kitchen of " + note.length() + " characters; 1 to " + LONGEST_NOTE + ".");
        }
    }

    /** Told of so many in all, by a ticket of this moment. */
    public KitchenMark told(long all) {
        return new KitchenMark(all, all - sent, note);
    }

    /** The same without what was news only then. */
    public KitchenMark known() {
        return new KitchenMark(sent, 0, note);
    }

    public KitchenMark noting(String text) {
        return new KitchenMark(sent, now, text);
    }

    /** For a part of the line of which the kitchen knows so many. */
    public KitchenMark of(long part) {
        return new KitchenMark(part, 0, note);
    }
}
