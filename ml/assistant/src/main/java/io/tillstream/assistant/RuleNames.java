package io.tillstream.assistant;

import io.tillstream.events.LocalText;
import java.util.Map;

/** What people call the rules under which points are booked. */
final class RuleNames {
    private static final Map<String, LocalText> NAMES =
            Map.of("per-major-unit", new LocalText("points for what is spent", "消費集點", "消费积分"));

    private RuleNames() {}

    /** Its name; the id of a rule that nobody has named, such as that of an adjustment. */
    static LocalText of(String rule) {
        return NAMES.getOrDefault(rule, LocalText.same(rule));
    }
}
