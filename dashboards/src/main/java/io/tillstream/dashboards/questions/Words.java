package io.tillstream.dashboards.questions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words by which measures, divisions and orders are known, in the form in which texts are compared: small letters,
 * simplified characters. They stand in {@code questions/words.psv}; words of Taiwan simplified beside those of the mainland.
 */
final class Words {
    private static final String FILE = "/questions/words.psv";
    private static final Map<String, List<String>> KINDS = read();
    private static final Map<String, Measure> MEASURES = phrases("measure ").entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> Measure.valueOf(each.getValue())));
    private static final Map<String, Division> DIVISIONS = phrases("division ").entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> Division.valueOf(each.getValue())));
    private static final List<String> MEASURE_PHRASES = longestFirst(MEASURES.keySet());
    private static final List<String> DIVISION_PHRASES = longestFirst(DIVISIONS.keySet());
    private static final List<String> MOST = longestFirst(of("most"));
    private static final List<String> LEAST = longestFirst(of("least"));
    /** The store the page speaks of, and no division by stores. */
    private static final List<String> HERE = longestFirst(of("here"));
    /** Words that ask and say nothing. */
    private static final List<String> FILLING = longestFirst(of("filling"));

    /** From the most general to the most particular. */
    private static final List<Measure> PARTICULAR = List.of(
            Measure.NET,
            Measure.PIECES,
            Measure.RECEIPTS,
            Measure.BASKET,
            Measure.DISCOUNT,
            Measure.RETURNS,
            Measure.EMPTY);

    private Words() {}

    /** Of several the more particular: "how many pieces", "refunds in money". */
    static Optional<Measure> takeMeasure(Remainder left) {
        return MEASURE_PHRASES.stream()
                .filter(left::take)
                .flatMap(phrase -> Optional.ofNullable(MEASURES.get(phrase)).stream())
                .max(Comparator.comparingInt(PARTICULAR::indexOf));
    }

    static Optional<Division> takeDivision(Remainder left) {
        HERE.forEach(left::take);
        return DIVISION_PHRASES.stream()
                .filter(left::take)
                .findFirst()
                .flatMap(phrase -> Optional.ofNullable(DIVISIONS.get(phrase)));
    }

    /** Whether the largest are asked for first, if anything is said of it. */
    static Optional<Boolean> takeOrder(Remainder left) {
        if (takeAny(left, LEAST)) {
            return Optional.of(false);
        }
        return takeAny(left, MOST) ? Optional.of(true) : Optional.empty();
    }

    static void dropFilling(Remainder left) {
        takeAny(left, FILLING);
    }

    /** All words in letters that stand alone somewhere here. */
    static Set<String> single() {
        return KINDS.values().stream()
                .flatMap(List::stream)
                .filter(phrase -> phrase.charAt(0) < 128 && phrase.indexOf(' ') < 0)
                .collect(Collectors.toSet());
    }

    private static boolean takeAny(Remainder left, List<String> phrases) {
        boolean any = false;
        for (String phrase : phrases) {
            any |= left.take(phrase);
        }
        return any;
    }

    /** What each phrase of a kind stands for. */
    private static Map<String, String> phrases(String kind) {
        Map<String, String> phrases = new LinkedHashMap<>();
        KINDS.forEach((name, all) -> {
            if (name.startsWith(kind)) {
                all.forEach(phrase -> phrases.put(phrase, name.substring(kind.length())));
            }
        });
        return phrases;
    }

    private static List<String> of(String kind) {
        return Objects.requireNonNull(KINDS.get(kind), kind);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int bar = line.indexOf(" | ");
                kinds.computeIfAbsent(line.substring(0, bar), _ -> new ArrayList<>())
                        .addAll(List.of(line.substring(bar + 3).split(", ", -1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return kinds;
    }

    private static List<String> longestFirst(Collection<String> phrases) {
        return phrases.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
