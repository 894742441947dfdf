package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.till.ReceiptText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of receipts as a form has it: {@code head.en} to {@code foot.zh-CN}, and {@code from} by the clock of its stores.
 *
 * @param text what it says; absent where something is wrong
 * @param trouble all that is wrong, a line each
 */
record TextForm(@Nullable PrintedText text, List<String> trouble) {
    /** Whoever plans further ahead has mistyped the year. */
    private static final Duration FURTHEST = Duration.ofDays(400);

    TextForm {
        trouble = List.copyOf(trouble);
    }

    /**
     * Reads one.
     *
     * @param zones the clocks of its stores
     * @param now business time; a text without a time holds from then on
     */
    static TextForm read(Map<String, String> form, Set<ZoneId> zones, Instant now, Show show) {
        List<String> trouble = new ArrayList<>();
        LocalText head = written("head", form, trouble, show);
        LocalText foot = written("foot", form, trouble, show);
        Instant from = from(form.getOrDefault("from", "").strip(), zones, now, trouble, show);
        return new TextForm(trouble.isEmpty() ? new PrintedText(from, head, foot) : null, trouble);
    }

    private static LocalText written(String part, Map<String, String> form, List<String> trouble, Show show) {
        for (Language language : Language.values()) {
            ReceiptText.fault(in(part, language, form))
                    .map(fault -> show.say(
                            "receipts.refused." + fault.rule(),
                            show.say("receipts." + part),
                            show.say("receipts.in." + language.tag()),
                            fault.value(),
                            show.number(fault.rule() == ReceiptText.Rule.LINES ? ReceiptText.LINES : ReceiptText.LINE)))
                    .ifPresent(trouble::add);
        }
        String english = in(part, Language.EN, form);
        return new LocalText(
                english,
                orEnglish(in(part, Language.ZH_TW, form), english),
                orEnglish(in(part, Language.ZH_CN, form), english));
    }

    private static String orEnglish(String chinese, String english) {
        return chinese.isEmpty() ? english : chinese;
    }

    /** As browsers send lines, without spaces at their ends. */
    private static String in(String part, Language language, Map<String, String> form) {
        return form.getOrDefault(part + "." + language.tag(), "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    private static Instant from(String written, Set<ZoneId> zones, Instant now, List<String> trouble, Show show) {
        if (written.isEmpty()) {
            return now;
        }
        if (zones.size() != 1) {
            trouble.add(show.say("receipts.refused.zones"));
            return now;
        }
        try {
            Instant from =
                    LocalDateTime.parse(written).atZone(zones.iterator().next()).toInstant();
            if (from.isBefore(now.minus(Duration.ofDays(1))) || from.isAfter(now.plus(FURTHEST))) {
                trouble.add(show.say("receipts.refused.when", show.number(FURTHEST.toDays())));
            }
            return from.isBefore(now) ? now : from;
        } catch (DateTimeException e) {
            trouble.add(show.say("receipts.refused.from", written));
            return now;
        }
    }
}
