package io.tillstream.assistant;

import io.tillstream.language.Wording;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day a text names, seen from today. A weekday, a day of the month and a date without its year are the latest that are
 * not after today, for people ask a shop of what was; {@code last Friday} is before today, {@code 上周五} the Friday of the week
 * before. Dates such as 3/12 are left alone, for one half of the world reads them the other way round.
 */
public final class Days {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})";
    private static final Map<String, Integer> NEAR = Map.ofEntries(
            Map.entry("day before yesterday", -2),
            Map.entry("day after tomorrow", 2),
            Map.entry("yesterday", -1),
            Map.entry("last night", -1),
            Map.entry("tomorrow", 1),
            Map.entry("today", 0),
            Map.entry("tonight", 0),
            Map.entry("this morning", 0),
            Map.entry("大前天", -3),
            Map.entry("前天", -2),
            Map.entry("昨天", -1),
            Map.entry("昨晚", -1),
            Map.entry("昨日", -1),
            Map.entry("大后天", 3),
            Map.entry("后天", 2),
            Map.entry("明天", 1),
            Map.entry("今天", 0),
            Map.entry("今早", 0),
            Map.entry("今晚", 0),
            Map.entry("今日", 0));
    private static final List<String> LONGEST_FIRST = NEAR.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .toList();

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + "\\b(?: (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTH + " (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?: (\\d{4}))?");
    private static final Pattern ORDINAL = Pattern.compile("\\b(?:on )?the (\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern AGO =
            Pattern.compile("\\b(\\d{1,3}|a|an|one|two|three|four|five|six) (day|week)s? ago\\b");
    private static final Map<String, Integer> SMALL =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6);
    private static final Pattern WEEKDAY =
            Pattern.compile("\\b(last )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b");

    private static final String NUMBER = "(\\d{1,2}|[一二三四五六七八九十廿]{1,3})";
    private static final Pattern CHINESE_DATE = Pattern.compile("(?:(\\d{4})年)?" + NUMBER + "月" + NUMBER + "[日号]");
    private static final Pattern CHINESE_DAY =
            Pattern.compile("(?<![\\d月一二三四五六七八九十])" + NUMBER + "[号日](?![线店门订楼收结台单])");
    private static final Pattern CHINESE_AGO =
            Pattern.compile("(\\d{1,3}|[一二两三四五六七八九十]{1,3})(天|周|个星期|星期|个礼拜|礼拜)(?:之?前|以前)");
    private static final Pattern CHINESE_WEEKDAY = Pattern.compile("(上上?个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])(?![年天次号])");

    private Days() {}

    /** The day, or nothing where none is named. */
    public static Optional<LocalDate> in(String text, LocalDate today) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher iso = ISO.matcher(plain);
        if (iso.find()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        String wording = Wording.of(text);
        String joined = wording.replace(" ", "");
        return near(wording, joined, today)
                .or(() -> ago(wording, joined, today))
                .or(() -> dated(wording, joined, today))
                .or(() -> weekday(wording, joined, today))
                .or(() -> dayOfMonth(wording, joined, today));
    }

    private static Optional<LocalDate> near(String wording, String joined, LocalDate today) {
        String around = " " + wording.replace("?", "") + " ";
        return LONGEST_FIRST.stream()
                .filter(word -> word.charAt(0) < 128
                        ? around.contains(" " + word + " ") || wording.contains(word + "'s")
                        : joined.contains(word))
                .findFirst()
                .map(word -> today.plusDays(NEAR.getOrDefault(word, 0)));
    }

    private static Optional<LocalDate> ago(String wording, String joined, LocalDate today) {
        Matcher english = AGO.matcher(wording);
        if (english.find()) {
            int count =
                    SMALL.containsKey(english.group(1)) ? SMALL.getOrDefault(english.group(1), 0) : number(english, 1);
            return Optional.of(today.minusDays((long) count * ("week".equals(english.group(2)) ? 7 : 1)));
        }
        Matcher chinese = CHINESE_AGO.matcher(joined);
        return chinese.find()
                ? Optional.of(
                        today.minusDays((long) chinese(chinese.group(1)) * ("天".equals(chinese.group(2)) ? 1 : 7)))
                : Optional.empty();
    }

    private static Optional<LocalDate> dated(String wording, String joined, LocalDate today) {
        Matcher dayMonth = DAY_MONTH.matcher(wording);
        if (dayMonth.find()) {
            return dated(dayMonth.group(3), month(dayMonth.group(2)), number(dayMonth, 1), today);
        }
        Matcher monthDay = MONTH_DAY.matcher(wording);
        if (monthDay.find()) {
            return dated(monthDay.group(3), month(monthDay.group(1)), number(monthDay, 2), today);
        }
        Matcher chinese = CHINESE_DATE.matcher(joined);
        return chinese.find()
                ? dated(chinese.group(1), chinese(chinese.group(2)), chinese(chinese.group(3)), today)
                : Optional.empty();
    }

    private static Optional<LocalDate> dated(
            @org.jspecify.annotations.Nullable String year, int month, int day, LocalDate today) {
        if (year != null) {
            return day(Integer.parseInt(year), month, day);
        }
        return day(today.getYear(), month, day)
                .filter(date -> !date.isAfter(today))
                .or(() -> day(today.getYear() - 1, month, day));
    }

    private static Optional<LocalDate> weekday(String wording, String joined, LocalDate today) {
        Matcher english = WEEKDAY.matcher(wording);
        if (english.find()) {
            DayOfWeek day = DayOfWeek.valueOf(english.group(2).toUpperCase(java.util.Locale.ROOT));
            return Optional.of(today.with(
                    english.group(1) == null
                            ? TemporalAdjusters.previousOrSame(day)
                            : TemporalAdjusters.previous(day)));
        }
        Matcher chinese = CHINESE_WEEKDAY.matcher(joined);
        if (!chinese.find()) {
            return Optional.empty();
        }
        int number = "日天".contains(chinese.group(2)) ? 7 : chinese(chinese.group(2));
        DayOfWeek day = DayOfWeek.of(number);
        String which = chinese.group(1);
        if (which == null) {
            return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long back = which.chars().filter(one -> one == '上').count();
        return Optional.of(monday.minusWeeks(back).plusDays(number - 1L));
    }

    private static Optional<LocalDate> dayOfMonth(String wording, String joined, LocalDate today) {
        Matcher english = ORDINAL.matcher(wording);
        if (english.find()) {
            return latest(number(english, 1), today);
        }
        Matcher chinese = CHINESE_DAY.matcher(joined);
        return chinese.find() ? latest(chinese(chinese.group(1)), today) : Optional.empty();
    }

    private static Optional<LocalDate> latest(int day, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return day(month.getYear(), month.getMonthValue(), day)
                .filter(date -> !date.isAfter(today))
                .or(() ->
                        day(month.minusMonths(1).getYear(), month.minusMonths(1).getMonthValue(), day));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) + 1;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** A small number in figures or in Chinese: 3, 三, 十二, 二十一, 廿一. */
    public static int chinese(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        int value = 0;
        int last = 0;
        for (int i = 0; i < written.length(); i++) {
            char one = written.charAt(i);
            if (one == '十') {
                value += (last == 0 ? 1 : last) * 10;
                last = 0;
            } else if (one == '廿') {
                value += 20;
            } else {
                last = one == '两' ? 2 : "一二三四五六七八九".indexOf(one) + 1;
            }
        }
        return value + last;
    }
}
