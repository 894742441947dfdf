package io.tillstream.assistant;

/**
 * What somebody wants.
 *
 * @param intent what; {@link Intent#OOS} when it is none of ours or not sure enough
 * @param confidence how likely that is, 0 to 1; 1 where a rule said so, 0 where it is refused as none of ours
 * @param guess the best that was found, refused or not
 * @param other the next best
 */
public record Understood(Intent intent, double confidence, Intent guess, Intent other) {
    static Understood byRule(Intent intent) {
        return new Understood(intent, 1, intent, intent);
    }

    /** Whether it was near enough to one of ours to ask back instead of refusing. */
    boolean isNearlyClear() {
        return intent == Intent.OOS && guess != Intent.OOS && confidence >= NEARLY;
    }

    private static final double NEARLY = 0.35;
}
