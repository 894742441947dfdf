package io.tillstream.language;

/**
 * Something that somebody said, and what it means.
 *
 * @param text as it was written
 * @param label what it means; {@link #OUT_OF_SCOPE} for what nobody here can answer
 */
record LabelledText(String text, String label) {
    static final String OUT_OF_SCOPE = "oos";

    boolean isInScope() {
        return !label.equals(OUT_OF_SCOPE);
    }
}
