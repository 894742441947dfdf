package io.tillstream.language.feedback;

/**
 * What was read from a text.
 *
 * @param value the likeliest
 * @param confidence how likely it is right, 0 to 1, by texts that nothing was learned from
 */
public record Judgement<T>(T value, double confidence) {
    private static final double SURE = 0.75;

    /** Whether to count on it; what is not sure is counted as unsure. */
    public boolean isSure() {
        return confidence >= SURE;
    }
}
