package io.tillstream.dashboards.campaigns;

import static io.tillstream.dashboards.campaigns.SaidNumber.COUNT;

import io.tillstream.assistant.Days;
import io.tillstream.dashboards.questions.Remainder;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When, taken out of a sentence about what is to come: a length begins tomorrow, weeks begin on Monday, and a day without a year is
 * the next of its name.
 */
final class SaidDays {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int ABBREVIATED = 3;
    private static final String MONTH =
            "(" + String.join("|", MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?(?: of)?";
    private static final String HAN_DAY = "(?:(\\d{1,2})月(\\d{1,2})[日号]|(\\d{1,2})/(\\d{1,2}))";
    private static final String TO = " ?(?:to|until|till|through|-|到|至) ?";

    private static final Pattern ISO_TO = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)" + TO + "(\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern DAYS_OF_MONTH =
            Pattern.compile(" (?:from |between )?" + DAY + "(?:" + TO + "| and )" + DAY + " " + MONTH + "\\b");
    private static final Pattern MONTH_DAYS = Pattern.compile(
            " (?:from |between )?" + MONTH + " " + DAY + "(?:" + TO + "| and )" + "(?:" + MONTH + " )?" + DAY + "\\b");
    private static final Pattern HAN_FROM_TO =
            Pattern.compile("从? ?" + HAN_DAY + TO + "(?:" + HAN_DAY + "|(\\d{1,2})[日号])");
    private static final Pattern UNTIL_ISO = Pattern.compile(" (?:until|till|to|through|到|至) ?(\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern UNTIL_DAY =
            Pattern.compile(" (?:until|till|to|through)(?: the)? " + DAY + " " + MONTH + "\\b");
    private static final Pattern UNTIL_MONTH =
            Pattern.compile(" (?:until|till|to|through) " + MONTH + " " + DAY + "\\b");
    private static final Pattern HAN_UNTIL =
            Pattern.compile("[到至] ?" + HAN_DAY + "(?:为止|截止|止)?|" + HAN_DAY + "(?:为止|截止|前)");
    private static final Pattern END_OF_MONTH = Pattern.compile(
            " (?:until|till|to) (?:the )?end of (?:the|this) month\\b|[到至]?本?月底(?:为止|前)?| (?:in )?this month\\b|本月|这个月|当月");
    private static final Pattern WHOLE_MONTH = Pattern.compile(
            " (?:all|throughout|during|in) " + MONTH + "\\b(?! \\d)|(\\d{1,2}|十[一二]?|[一二三四五六七八九])月底(?:为止|前)?");
    private static final Pattern STARTING = Pattern.compile(" (?:starting|beginning|as of|from)(?: on)?(?: the)? (?:"
            + DAY + " " + MONTH + "|" + MONTH + " " + DAY + ")\\b|从? ?" + HAN_DAY + "(?:起|开始)");
    private static final Pattern NEAR = Pattern.compile(
            " (?:(?:starting|beginning|as of|from)(?: on)? )?(today|tomorrow)\\b|从? ?([今明])[天日](?:起|开始)?");
    private static final Pattern NEXT_MONTH = Pattern.compile(" (?:in |all )?next month\\b|下个月|下月");
    private static final Pattern NEXT_WEEK = Pattern.compile(" (?:in |all )?next week\\b|下个?(?:周|星期|礼拜)");
    private static final Pattern THIS_WEEK = Pattern.compile(" (?:in )?this week\\b|[本这]个?(?:周|星期|礼拜)");
    private static final Pattern FORTNIGHT = Pattern.compile(" (?:for )?a fortnight\\b");
    private static final Pattern LENGTH =
            Pattern.compile("(?<! last| past| in| within| than| least) (?:for |over |during )?(?:the next )?" + COUNT
                    + " (days?|weeks?|months?)\\b(?! ago| away)|(?<![去近\\d])(?:为期|连续|共)? ?" + COUNT
                    + " ?(天|周|个?星期|个?礼拜|个月)(?![里没未以前])(?:内|期间)?");

    private final Remainder left;
    private final Map<String, List<String>> fields;
    private final LocalDate today;

    SaidDays(Remainder left, Map<String, List<String>> fields, LocalDate today) {
        this.left = left;
        this.fields = fields;
        this.today = today;
    }

    /** How many days a unit has; a month is 30. */
    static int in(String unit) {
        return switch (unit) {
            case "week", "weeks", "周", "星期", "礼拜", "个星期", "个礼拜" -> 7;
            case "month", "months", "月", "个月" -> 30;
            default -> 1;
        };
    }

    void take() {
        if (fromTo()) {
            return;
        }
        Optional<LocalDate> start = left.take(STARTING).flatMap(this::start).or(this::near);
        start.ifPresent(day -> fields.put("from", List.of(day.toString())));
        if (!untilADay() && (start.isPresent() || !named())) {
            left.take(LENGTH).ifPresent(found -> length(found, start.orElse(today.plusDays(1))));
        }
    }

    private Optional<LocalDate> near() {
        return left.take(NEAR)
                .map(found -> Objects.equals(found.group(1), "today") || Objects.equals(found.group(2), "今")
                        ? today
                        : today.plusDays(1));
    }

    private Optional<LocalDate> start(MatchResult found) {
        if (found.group(1) != null) {
            return Optional.ofNullable(next(month(found.group(2)), found.group(1)));
        }
        return Optional.ofNullable(
                found.group(3) != null ? next(month(found.group(3)), found.group(4)) : han(found, 5));
    }

    private boolean fromTo() {
        return left.take(ISO_TO)
                        .map(found -> span(LocalDate.parse(found.group(1)), LocalDate.parse(found.group(2))))
                        .isPresent()
                || left.take(DAYS_OF_MONTH)
                        .map(found -> span(
                                next(month(found.group(3)), found.group(1)),
                                next(month(found.group(3)), found.group(2))))
                        .isPresent()
                || left.take(MONTH_DAYS)
                        .map(found -> span(
                                next(month(found.group(1)), found.group(2)),
                                next(month(found.group(3) == null ? found.group(1) : found.group(3)), found.group(4))))
                        .isPresent()
                || left.take(HAN_FROM_TO).map(this::hanSpan).isPresent();
    }

    private boolean hanSpan(MatchResult found) {
        LocalDate from = han(found, 1);
        LocalDate until = found.group(9) == null ? han(found, 5) : day(from, found.group(9));
        return span(from, until);
    }

    private static @Nullable LocalDate day(@Nullable LocalDate in, String day) {
        return in == null ? null : of(in.getYear(), in.getMonthValue(), Integer.parseInt(day));
    }

    private boolean untilADay() {
        return left.take(UNTIL_ISO)
                        .map(found -> until(LocalDate.parse(found.group(1))))
                        .isPresent()
                || left.take(UNTIL_DAY)
                        .map(found -> until(next(month(found.group(2)), found.group(1))))
                        .isPresent()
                || left.take(UNTIL_MONTH)
                        .map(found -> until(next(month(found.group(1)), found.group(2))))
                        .isPresent()
                || left.take(HAN_UNTIL)
                        .map(found ->
                                until(found.group(1) != null || found.group(3) != null ? han(found, 1) : han(found, 5)))
                        .isPresent()
                || left.take(WHOLE_MONTH).map(this::wholeMonth).isPresent()
                || left.take(END_OF_MONTH)
                        .map(_ -> until(today.with(TemporalAdjusters.lastDayOfMonth())))
                        .isPresent();
    }

    /** From its first day or tomorrow, where it has begun, to its last. */
    private boolean wholeMonth(MatchResult found) {
        boolean isHan = found.group(1) == null;
        int month = isHan ? Days.chinese(found.group(2)) : month(found.group(1));
        LocalDate first = today.withDayOfMonth(1).withMonth(month);
        LocalDate coming = month < today.getMonthValue() ? first.plusYears(1) : first;
        LocalDate last = coming.with(TemporalAdjusters.lastDayOfMonth());
        return (isHan || coming.isBefore(today)) ? until(last) : span(coming, last);
    }

    private boolean named() {
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        if (left.take(NEXT_WEEK).isPresent()) {
            return span(monday, monday.plusDays(6));
        }
        if (left.take(THIS_WEEK).isPresent()) {
            return until(monday.minusDays(1));
        }
        if (left.take(NEXT_MONTH).isPresent()) {
            LocalDate first = today.with(TemporalAdjusters.firstDayOfNextMonth());
            return span(first, first.with(TemporalAdjusters.lastDayOfMonth()));
        }
        return left.take(FORTNIGHT).isPresent() && span(today.plusDays(1), today.plusDays(14));
    }

    private void length(MatchResult found, LocalDate first) {
        String count = Optional.ofNullable(found.group(1)).orElse(found.group(3));
        String unit = Optional.ofNullable(found.group(2)).orElse(found.group(4));
        int many = SaidNumber.whole(count);
        LocalDate after = in(unit) == in("month") ? first.plusMonths(many) : first.plusDays((long) many * in(unit));
        span(first, after.minusDays(1));
    }

    private boolean span(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null) {
            fields.put("from", List.of(from.toString()));
            fields.put("until", List.of((until.isBefore(from) ? until.plusYears(1) : until).toString()));
        }
        return true;
    }

    private boolean until(@Nullable LocalDate day) {
        if (day != null) {
            fields.put("until", List.of(day.toString()));
        }
        return true;
    }

    private @Nullable LocalDate han(MatchResult found, int group) {
        boolean isSlashed = found.group(group) == null;
        String month = found.group(isSlashed ? group + 2 : group);
        return month == null ? null : next(Integer.parseInt(month), found.group(isSlashed ? group + 3 : group + 1));
    }

    private static int month(String name) {
        for (int month = 0; month < MONTHS.size(); month++) {
            if (MONTHS.get(month).startsWith(name.substring(0, ABBREVIATED))) {
                return month + 1;
            }
        }
        throw new IllegalArgumentException("Month " + name + " is none of " + MONTHS + ".");
    }

    private @Nullable LocalDate next(int month, String day) {
        LocalDate sameYear = of(today.getYear(), month, Integer.parseInt(day));
        return sameYear != null && sameYear.isBefore(today) ? sameYear.plusYears(1) : sameYear;
    }

    private static @Nullable LocalDate of(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
