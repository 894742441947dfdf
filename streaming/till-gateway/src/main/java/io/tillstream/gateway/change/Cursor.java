package io.tillstream.gateway.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a till has read.
 *
 * @param instance the gateway instance the numbers belong to
 * @param number the last change it has
 * @param snapshotUntil the last change of the snapshot it is in the middle of, or 0
 */
record Cursor(String instance, long number, long snapshotUntil) {
    /** What a till has that knows nothing yet. */
    static final Cursor NONE = new Cursor("", 0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})-(\\d{1,18})");

    /** Reads what a till sent; anything not understood is {@link #NONE}, which leads to a full snapshot. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new Cursor(form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)))
                : NONE;
    }

    @Override
    public String toString() {
        return instance + "-" + number + "-" + snapshotUntil;
    }
}
