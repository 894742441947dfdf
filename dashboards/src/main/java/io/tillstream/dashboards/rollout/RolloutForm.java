package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.frame.Show;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a form says of a roll-out, whatever it gives: what for, and how long a ring is watched. */
final class RolloutForm {
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_SOAK = 1_440;

    private RolloutForm() {}

    /** What is wrong with it, in one line. */
    static Optional<String> trouble(Map<String, String> form, Show show) {
        String note = note(form);
        if (note.isEmpty() || note.length() > LONGEST_NOTE || note.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(show.say("rollout.refused.note", show.number(LONGEST_NOTE)));
        }
        String soak = form.getOrDefault("soak", "15").strip();
        return soak.matches("[1-9][0-9]{0,3}") && Integer.parseInt(soak) <= LONGEST_SOAK
                ? Optional.empty()
                : Optional.of(show.say("rollout.refused.soak", show.number(LONGEST_SOAK)));
    }

    /** Whole minutes as a setting has them, 10 as PT10M; anything else as it is written. */
    static String minutes(String written) {
        if (!written.matches("[0-9]{1,4}")) {
            return written;
        }
        int minutes = Integer.parseInt(written);
        return minutes == 0 ? "PT0S" : "PT" + minutes + "M";
    }

    static String note(Map<String, String> form) {
        return form.getOrDefault("note", "").strip();
    }

    /** Of a form that has nothing wrong. */
    static Duration soak(Map<String, String> form) {
        return Duration.ofMinutes(Long.parseLong(form.getOrDefault("soak", "15").strip()));
    }
}
