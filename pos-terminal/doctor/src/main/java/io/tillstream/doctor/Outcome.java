package io.tillstream.doctor;

import java.util.List;
import java.util.Objects;

/** What one check came to. */
public sealed interface Outcome {
    /**
     * Nothing wrong here.
     *
     * @param seen what was seen, in figures and names and not in words: {@code eth0 192.168.1.20}; may be empty
     */
    record Passed(String seen) implements Outcome {
        public Passed {
            Objects.requireNonNull(seen, "seen");
        }
    }

    /**
     * This is wrong.
     *
     * @param finding what
     * @param details names and figures for the gaps of its words
     */
    record Found(Finding finding, List<String> details) implements Outcome {
        public Found {
            Objects.requireNonNull(finding, "finding");
            details = List.copyOf(details);
        }

        static Found of(Finding finding, Object... details) {
            return new Found(
                    finding,
                    java.util.Arrays.stream(details).map(String::valueOf).toList());
        }
    }

    /**
     * It cannot be sensed now; the next check goes on.
     *
     * @param reason why
     */
    record CannotTell(Reason reason) implements Outcome {
        public CannotTell {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Only a person can see it.
     *
     * @param question what they are asked
     */
    record Asks(Question question) implements Outcome {
        public Asks {
            Objects.requireNonNull(question, "question");
        }
    }

    /** This till has no such device: there is nothing more to check of it. */
    record NotHere() implements Outcome {}

    /** Why something cannot be sensed. */
    enum Reason {
        /** The device is at work, and is not disturbed. */
        BUSY,
        /** What this depends on is not there. */
        NO_CONNECTION,
        /** There is nothing that could sense it. */
        NOT_SENSED,
        /** It took longer than the doctor may take. */
        NO_TIME;

        public String id() {
            return Finding.kebab(this);
        }
    }
}
