package io.tillstream.streaming.webhook;

import java.time.Duration;

/** What became of one attempt. */
sealed interface Reply {
    /** A word or a sentence about it. */
    String words();

    /** The receiver has it. */
    record Taken(int status) implements Reply {
        @Override
        public String words() {
            return Integer.toString(status);
        }
    }

    /** The receiver wants nothing any more. */
    record Gone() implements Reply {
        @Override
        public String words() {
            return "410";
        }
    }

    /**
     * The receiver does not have it.
     *
     * @param words its status, or what happened
     * @param notBefore how long the receiver wants to be left alone; zero when it did not say
     */
    record NotTaken(String words, Duration notBefore) implements Reply {}
}
