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
                .or(() -> lastDays(left, today))
                .or(() -> named(left, today))
                .or(() -> month(left, today))
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
        boolean since = List.of("since", "以来", "至今").stream().filter(left::take).count() > 0;
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
