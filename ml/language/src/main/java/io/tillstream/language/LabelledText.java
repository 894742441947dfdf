package io.tillstream.language;

/**
 * Something that somebody said, and what it means.
 *
 * @param text as it was written
 * @param label what it means; {@link #OUT_OF_SCOPE} for what nobody here can answer
 */
public record LabelledText(String text, String label) {
    public static final String OUT_OF_SCOPE = "oos";

    public boolean isInScope() {
        return !label.equals(OUT_OF_SCOPE);
    }
}
