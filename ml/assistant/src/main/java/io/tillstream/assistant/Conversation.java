package io.tillstream.assistant;

import org.jspecify.annotations.Nullable;

/**
 * What was said before, as far as it matters.
 *
 * @param pending what is being talked about and lacks something, or was guessed and waits for a yes
 * @param answered what was answered last, where the next text may go on with it
 * @param slots what has been named of it
 * @param askedBack how often in a row something was asked back
 */
public record Conversation(
        @Nullable Intent pending, @Nullable Intent answered, Slots slots, int askedBack) {
    /** More than these and a person is offered. */
    static final int MOST = 2;

    /** Nothing was said. */
    public static final Conversation NEW = new Conversation(null, null, Slots.NONE, 0);

    /** An answer was given. */
    static Conversation after(Intent answered, Slots named) {
        return new Conversation(null, answered, named, 0);
    }

    Conversation asking(@Nullable Intent intent, Slots named) {
        return new Conversation(intent, null, named, askedBack + 1);
    }

    boolean hasAskedEnough() {
        return askedBack >= MOST;
    }
}
