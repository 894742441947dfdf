package io.tillstream.dashboards.questions;

import io.tillstream.assistant.Days;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From which day until which day a question is, seen from today. Weeks begin on Monday; a month without a year is the latest
 * that has begun; {@code the last 7 days} end yesterday, because today is not over.
 */
final class Periods {
    private static final String COUNT = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
    private static final Pattern LAST_N = Pattern.compile(
            " (?:in |over |during |for )?(?:the )?(?:last|past|previous) (\\d{1,3}|two|three|four|six) (day|week|month)s?\\b");
    private static final Pattern CHINESE_LAST_N =
            Pattern.compile("(?:最近|过去|近|前|这)" + COUNT + " ?(?:个)?(天|日|周|星期|礼拜|月)(?:里|内|来)?");
    private static final Pattern MONTH = Pattern.compile(
            " (?:in |of |for |during )?(january|february|march|april|may|june|july|august|september|october|november|december)(?: (\\d{4}))? ");
    private static final Pattern CHINESE_MONTH =
            Pattern.compile("(?:(\\d{4})年)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|里)?(?![\\d一二三四五六七八九十])");
    private static final Pattern FROM_TO = Pattern.compile(
            "(?:from |between |从 ?)?(\\d{4}) (\\d{1,2}) (\\d{1,2}) ?(?:to|until|and|till|到|至) ?(\\d{4}) (\\d{1,2}) (\\d{1,2})");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4}) (\\d{1,2}) (\\d{1,2})\\b");
    private static final Map<String, Integer> NUMBERS = Map.of("two", 2, "three", 3, "four", 4, "six", 6);
    private static final List<String> BEFORE_WEEKDAYS =
            List.of("last ", "this ", "on ", "上上个", "上上", "上个", "上", "这个", "这", "本");
    private static final String MONTH_NAME =
            "(january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String HAN_NUMBER = "(\\d{1,2}|[一二三四五六七八九十廿]{1,3})";
    /** A day of a month that is named: not the whole month. */
    private static final Pattern DATE = Pattern.compile("\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH_NAME + "|"
            + MONTH_NAME + " (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|月" + HAN_NUMBER + "[日号]");

    private static final Pattern DAYS_OF_MONTH = Pattern.compile(
            " (?:from )?(\\d{1,2})(?:st|nd|rd|th)? (?:to|until|till) (\\d{1,2})(?:st|nd|rd|th)? " + MONTH_NAME + "\\b");
    private static final Pattern CHINESE_DAYS = Pattern.compile(
            "从? ?" + HAN_NUMBER + "月" + HAN_NUMBER + "[日号]? ?[到至] ?(?:" + HAN_NUMBER + "月)?" + HAN_NUMBER + "[日号]");
    private static final Pattern SLASHED_DAYS =
            Pattern.compile("从? ?(\\d{1,2}) (\\d{1,2}) ?[到至] ?(?:(\\d{1,2}) (\\d{1,2})|现在|今天)");
    private static final Pattern CHINESE_MONTHS = Pattern.compile("从? ?" + HAN_NUMBER + "月份?[到至]" + HAN_NUMBER + "月份?");
    private static final Pattern MONTHS =
            Pattern.compile(" (?:from )?" + MONTH_NAME + " (?:to|until|till) " + MONTH_NAME + "\\b");
    private static final Pattern QUARTER = Pattern.compile(
            " (?:in |of |for )?(?:the )?(?:(first|second|third|fourth) quarter|q([1-4]))(?: of)?(?: (\\d{4}))?\\b|(?:(\\d{4})年)?第?([一二三四1-4])季度?");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final Pattern YEAR =
            Pattern.compile(" (?:in |of |for |during )?(?:the year )?(20\\d{2})\\b(?!年| \\d)|(20\\d{2})年(?:全年|整年)?");
    private static final int LONGEST_NAME_OF_A_DAY = 8;

    private static final List<Named> NAMED = List.of(
            new Named(List.of("the week before last", "上上周", "上上个星期", "上上星期"), Span.WEEK, -2),
            new Named(List.of("last week", "previous week", "上个星期", "上星期", "上个礼拜", "上礼拜", "上一周", "上周"), Span.WEEK, -1),
            new Named(List.of("this week", "本星期", "这个星期", "这星期", "这个礼拜", "这礼拜", "本周", "这周"), Span.WEEK, 0),
            new Named(List.of("last month", "previous month", "上个月", "上月"), Span.MONTH, -1),
            new Named(List.of("this month", "这个月", "本月", "当月"), Span.MONTH, 0),
            new Named(List.of("last quarter", "上个季度", "上季度"), Span.QUARTER, -1),
            new Named(List.of("this quarter", "本季度", "这个季度"), Span.QUARTER, 0),
            new Named(List.of("last year", "去年"), Span.YEAR, -1),
            new Named(List.of("this year", "今年"), Span.YEAR, 0));

    private Periods() {}

    /** From the first day to the last one. */
    record Period(LocalDate from, LocalDate until) {}

    private enum Span {
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    private record Named(List<String> phrases, Span span, int back) {
        Named {
            phrases = List.copyOf(phrases);
        }
    }

    /** Takes the time out of what is left of a question. */
    static Optional<Period> take(Remainder left, LocalDate today) {
        return fromTo(left)
                .or(() -> spokenRange(left, today))
                .or(() -> lastDays(left, today))
                .or(() -> named(left, today))
                .or(() -> quarter(left, today))
                .or(() -> DATE.matcher(left.text()).find() ? oneDay(left, today) : Optional.empty())
                .or(() -> month(left, today))
                .or(() -> year(left, today))
                .or(() -> oneDay(left, today));
    }

    private static Optional<Period> fromTo(Remainder left) {
        return left.take(FROM_TO).flatMap(found -> {
            try {
                LocalDate from = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
                LocalDate until = LocalDate.of(number(found, 4), number(found, 5), number(found, 6));
                return until.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, until));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Period> spokenRange(Remainder left, LocalDate today) {
        return left.take(DAYS_OF_MONTH)
                .flatMap(found -> days(
                        monthOf(found.group(3)), number(found, 1), monthOf(found.group(3)), number(found, 2), today))
                .or(() -> left.take(CHINESE_DAYS)
                        .flatMap(found -> days(
                                Days.chinese(found.group(1)),
                                Days.chinese(found.group(2)),
                                Days.chinese(found.group(3) == null ? found.group(1) : found.group(3)),
                                Days.chinese(found.group(4)),
                                today)))
                .or(() -> left.take(SLASHED_DAYS)
                        .flatMap(found -> days(
                                number(found, 1),
                                number(found, 2),
                                found.group(3) == null ? today.getMonthValue() : number(found, 3),
                                found.group(3) == null ? today.getDayOfMonth() : number(found, 4),
                                today)))
                .or(() -> left.take(CHINESE_MONTHS)
                        .flatMap(found -> months(Days.chinese(found.group(1)), Days.chinese(found.group(2)), today)))
                .or(() -> left.take(MONTHS)
                        .flatMap(found -> months(monthOf(found.group(1)), monthOf(found.group(2)), today)));
    }

    /** The latest such days that are not after today; the first may lie in the year before. */
    private static Optional<Period> days(int fromMonth, int fromDay, int untilMonth, int untilDay, LocalDate today) {
        try {
            LocalDate until = LocalDate.of(today.getYear(), untilMonth, untilDay);
            LocalDate last = until.isAfter(today) ? until.minusYears(1) : until;
            LocalDate from = LocalDate.of(last.getYear(), fromMonth, fromDay);
            return Optional.of(new Period(from.isAfter(last) ? from.minusYears(1) : from, last));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Period> months(int first, int last, LocalDate today) {
        return month(null, last, today)
                .flatMap(end -> month(String.valueOf(end.from().getYear() - (first > last ? 1 : 0)), first, today)
                        .map(begin -> new Period(begin.from(), end.until())));
    }

    private static int monthOf(String name) {
        return Month.valueOf(name.toUpperCase(Locale.ROOT)).getValue();
    }

    private static Optional<Period> quarter(Remainder left, LocalDate today) {
        return left.take(QUARTER).map(found -> {
            int quarter = found.group(1) != null
                    ? ORDINALS.indexOf(found.group(1))
                    : Days.chinese(found.group(2) == null ? found.group(5) : found.group(2)) - 1;
            @Nullable String year = found.group(3) == null ? found.group(4) : found.group(3);
            LocalDate first = LocalDate.of(year == null ? today.getYear() : Integer.parseInt(year), 1 + 3 * quarter, 1);
            LocalDate begun = year == null && first.isAfter(today) ? first.minusYears(1) : first;
            LocalDate last = begun.plusMonths(3).minusDays(1);
            return new Period(begun, last.isAfter(today) && !begun.isAfter(today) ? today : last);
        });
    }

    private static Optional<Period> year(Remainder left, LocalDate today) {
        return left.take(YEAR).map(found -> {
            int year = Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
            LocalDate last = LocalDate.of(year, 12, 31);
            return new Period(LocalDate.of(year, 1, 1), year == today.getYear() ? today : last);
        });
    }

    private static Optional<Period> lastDays(Remainder left, LocalDate today) {
        return left.take(LAST_N)
                .map(found -> before(
                        NUMBERS.containsKey(found.group(1))
                                ? NUMBERS.getOrDefault(found.group(1), 1)
                                : number(found, 1),
                        found.group(2).charAt(0),
                        today))
                .or(() -> left.take(CHINESE_LAST_N)
                        .map(found -> before(Days.chinese(found.group(1)), unit(found.group(2)), today)));
    }

    private static char unit(String chinese) {
        return switch (chinese) {
            case "天", "日" -> 'd';
            case "月" -> 'm';
            default -> 'w';
        };
    }

    private static Period before(int count, char unit, LocalDate today) {
        LocalDate from = switch (unit) {
            case 'd' -> today.minusDays(count);
            case 'm' -> today.minusMonths(count);
            default -> today.minusWeeks(count);
        };
        return new Period(from, today.minusDays(1));
    }

    private static Optional<Period> named(Remainder left, LocalDate today) {
        for (Named each : NAMED) {
            for (String phrase : each.phrases) {
                if (isAlone(left, phrase) && left.take(phrase)) {
                    return Optional.of(span(each, today));
                }
            }
        }
        return Optional.empty();
    }

    /** A week with a weekday behind it, 上周五, names a day. */
    private static boolean isAlone(Remainder left, String phrase) {
        int at = left.text().indexOf(phrase);
        int behind = at + phrase.length();
        return at < 0
                || behind >= left.text().length()
                || !"周期拜".contains(phrase.substring(phrase.length() - 1))
                || "一二三四五六日天末".indexOf(left.text().charAt(behind)) < 0
                || phrase.charAt(0) < 128;
    }

    private static Period span(Named named, LocalDate today) {
        LocalDate first = switch (named.span) {
            case WEEK ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(named.back);
            case MONTH -> today.withDayOfMonth(1).plusMonths(named.back);
            case QUARTER ->
                today.withDayOfMonth(1)
                        .minusMonths((today.getMonthValue() - 1) % 3)
                        .plusMonths(3L * named.back);
            case YEAR -> today.withDayOfYear(1).plusYears(named.back);
        };
        LocalDate next = switch (named.span) {
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
        };
        return new Period(first, named.back == 0 ? today : next.minusDays(1));
    }

    private static Optional<Period> month(Remainder left, LocalDate today) {
        return left.take(MONTH)
                .flatMap(found -> month(
                        found.group(2),
                        Month.valueOf(found.group(1).toUpperCase(Locale.ROOT)).getValue(),
                        today))
                .or(() -> left.take(CHINESE_MONTH)
                        .flatMap(found -> month(found.group(1), Days.chinese(found.group(2)), today)));
    }

    private static Optional<Period> month(@Nullable String year, int month, LocalDate today) {
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.of(year == null ? today.getYear() : Integer.parseInt(year), month, 1);
        LocalDate begun = year == null && first.isAfter(today) ? first.minusYears(1) : first;
        LocalDate last = begun.plusMonths(1).minusDays(1);
        return Optional.of(new Period(begun, last.isAfter(today) && !begun.isAfter(today) ? today : last));
    }

    private static Optional<Period> oneDay(Remainder left, LocalDate today) {
        boolean since = List.of("since", "以来", "至今", "到现在", "until now", "up to now").stream()
                        .filter(left::take)
                        .count()
                > 0;
        return isoDay(left).or(() -> spokenDay(left, today)).map(day -> new Period(day, since ? today : day));
    }

    private static Optional<LocalDate> isoDay(Remainder left) {
        return left.take(ISO).flatMap(found -> {
            try {
                return Optional.of(LocalDate.of(number(found, 1), number(found, 2), number(found, 3)));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }

    /** The shortest part that names the day which the whole names is taken out. */
    private static Optional<LocalDate> spokenDay(Remainder left, LocalDate today) {
        Optional<LocalDate> day = Days.in(left.text(), today).filter(named -> !named.isAfter(today));
        day.flatMap(named -> shortest(left.text(), named, today)).ifPresent(part -> {
            List<String> longer =
                    BEFORE_WEEKDAYS.stream().map(before -> before + part).toList();
            if (longer.stream()
                    .noneMatch(all ->
                            Days.in(all, today).equals(day) && left.text().contains(all) && left.take(all))) {
                left.take(part);
            }
        });
        return day;
    }

    private static Optional<String> shortest(String text, LocalDate day, LocalDate today) {
        List<String> words = List.of(text.split(" ", -1));
        for (int length = 1; length <= Math.min(4, words.size()); length++) {
            for (int start = 0; start + length <= words.size(); start++) {
                String part = String.join(" ", words.subList(start, start + length));
                if (Days.in(part, today).filter(day::equals).isPresent()) {
                    return Optional.of(part.charAt(0) < 128 ? part : passage(part, day, today));
                }
            }
        }
        return Optional.empty();
    }

    private static String passage(String part, LocalDate day, LocalDate today) {
        for (int length = 2; length <= Math.min(LONGEST_NAME_OF_A_DAY, part.length()); length++) {
            for (int start = 0; start + length <= part.length(); start++) {
                String passage = part.substring(start, start + length);
                if (Days.in(passage, today).filter(day::equals).isPresent()) {
                    return passage;
                }
            }
        }
        return part;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
