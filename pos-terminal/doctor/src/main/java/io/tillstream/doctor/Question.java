package io.tillstream.doctor;

import java.util.Locale;
import java.util.Optional;

/** What only a person can see or has done; answered with yes or no. */
public enum Question {
    HAS_SIGNAL,
    WAS_RESTARTED,
    DATA_CARD_IN_PLACE,
    TEST_PRINT_BLANK,
    TEST_PRINT_STRIPED,
    TEST_PRINT_PALE,
    HEAD_CLEANED,
    SCANNER_BEEPS;

    /** What a person says. */
    public enum Reply {
        YES,
        NO;

        /** The reply of a form, {@code yes}. */
        public static Reply of(String text) {
            return Reply.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public String id() {
        return Finding.kebab(this);
    }

    public static Optional<Question> ofId(String id) {
        for (Question question : values()) {
            if (question.id().equals(id)) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }
}
