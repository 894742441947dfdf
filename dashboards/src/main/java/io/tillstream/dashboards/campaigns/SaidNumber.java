package io.tillstream.dashboards.campaigns;

import io.tillstream.assistant.Days;
import java.util.List;
import java.util.Map;

/** Numbers as people write them in a sentence: 3, three, 三, 两万, 2万, 20000. */
final class SaidNumber {
    /** A count, as one group. */
    static final String COUNT =
            "(\\d{1,7}|[一二两三四五六七八九十百千万]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an)";
    /** An amount of money, as one group, and its currency behind it. */
    static final String AMOUNT =
            "(\\d{1,9}(?:\\.\\d{1,2})?[万千]?|[一二两三四五六七八九十百千万]{1,6})(?: ?(?:元|块钱|块|pounds?|dollars?|euros?|yuan))?";

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<Character, Integer> TIMES = Map.of('百', 100, '千', 1_000, '万', 10_000);

    private SaidNumber() {}

    /** The number as the form has it; whole, or with the decimals that were written. */
    static String of(String written) {
        if (written.equals("a") || written.equals("an")) {
            return "1";
        }
        int word = WORDS.indexOf(written);
        if (word >= 0) {
            return Integer.toString(word + 1);
        }
        char last = written.charAt(written.length() - 1);
        Integer times = TIMES.get(last);
        if (Character.isDigit(written.charAt(0)) && times == null) {
            return written;
        }
        return Long.toString(Math.round(large(written)));
    }

    static int whole(String written) {
        return Integer.parseInt(of(written));
    }

    private static double large(String written) {
        for (char unit : new char[] {'万', '千', '百'}) {
            int at = written.indexOf(unit);
            if (at >= 0) {
                double before = at == 0 ? 1 : large(written.substring(0, at));
                String after = written.substring(at + 1);
                return before * TIMES.getOrDefault(unit, 1) + (after.isEmpty() ? 0 : large(after));
            }
        }
        return Character.isDigit(written.charAt(0)) ? Double.parseDouble(written) : Days.chinese(written);
    }
}
