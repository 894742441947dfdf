package io.tillstream.portal.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what members said is kept, and what the law of the place wants to be told of decisions by programs.
 *
 * @param keepQuestions how long questions that a person was to answer, {@code P365D}
 * @param keepMessages how long which message went to whom, {@code P730D}; at least the days of the chain's bound
 * @param keepRatings how long this portal keeps ratings that it has told, {@code P90D}
 * @param notices which notices stand beside personal offers; none unless set
 */
public record PrivacySettings(
        @DefaultValue("P365D") Duration keepQuestions,
        @DefaultValue("P730D") Duration keepMessages,
        @DefaultValue("P90D") Duration keepRatings,
        @DefaultValue({}) Set<Notice> notices) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    /** A bound looks back as far, and a message it does not find would be sent once more. */
    private static final Duration SHORTEST_OF_MESSAGES = Duration.ofDays(366);

    /** Laws that want to be named. */
    public enum Notice {
        /**
         * Personal Information Protection Law of the People's Republic of China, article 24: members are told that a program decided,
         * on what grounds, and how to refuse it.
         */
        PIPL_24,
        /** New York General Business Law, section 349-a: a sentence beside each price that was set from personal data. */
        NY_PRICING
    }

    public PrivacySettings {
        notices = notices.isEmpty() ? EnumSet.noneOf(Notice.class) : EnumSet.copyOf(notices);
        List<String> errors = new ArrayList<>();
        check(errors, "keep-questions", keepQuestions, SHORTEST);
        check(errors, "keep-messages", keepMessages, SHORTEST_OF_MESSAGES);
        check(errors, "keep-ratings", keepRatings, SHORTEST);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors) + ".");
        }
    }

    private static void check(List<String> errors, String name, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0) {
            errors.add("tillstream.privacy." + name + " is " + value + "; at least P" + shortest.toDays() + "D");
        }
    }
}
