package io.tillstream.dashboards.questions;

import io.tillstream.language.Mistakes;
import io.tillstream.language.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Slips of typing: a word of five letters and more that is one letter off a known one, of eight and more two. */
final class Slips {
    private static final int FOR_ONE = 5;
    private static final int FOR_TWO = 8;
    private static final Set<String> OF_TIME = Set.of(
            "yesterday",
            "today",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "quarter",
            "month",
            "week",
            "weeks",
            "months",
            "year",
            "days",
            "since",
            "last",
            "past");
    private static final Set<String> KNOWN = known();

    private Slips() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(Words.single());
        known.addAll(OF_TIME);
        return Set.copyOf(known);
    }

    /** The text in the form in which it is compared, with each slip that can be one word only made good. */
    static String mended(String text) {
        String wording =
                Wording.of(text).replace("咋天", "昨天").replace("作天", "昨天").replace("门点", "门店");
        return Stream.of(wording.split(" ", -1)).map(Slips::word).collect(Collectors.joining(" "));
    }

    private static String word(String written) {
        String bare = written.endsWith("'s") ? written.substring(0, written.length() - 2) : written;
        if (bare.length() < FOR_ONE || Wording.isChinese(bare) || KNOWN.contains(bare)) {
            return bare;
        }
        int most = bare.length() >= FOR_TWO ? 2 : 1;
        for (int mistakes = 1; mistakes <= most; mistakes++) {
            int allowed = mistakes;
            List<String> near = KNOWN.stream()
                    .filter(word -> word.length() >= FOR_ONE - 1)
                    .filter(word -> Mistakes.between(word, bare, allowed) == allowed)
                    .toList();
            if (!near.isEmpty()) {
                return near.size() == 1 ? near.getFirst() : bare;
            }
        }
        return bare;
    }
}
