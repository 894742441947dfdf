package io.tillstream.dashboards.campaigns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The phrases of {@code campaigns/words.psv}, the longest of each kind first. */
final class SaidWords {
    private static final String FILE = "/campaigns/words.psv";
    private static final Map<String, List<String>> KINDS = read();

    private SaidWords() {}

    static List<String> of(String kind) {
        return Objects.requireNonNull(KINDS.get(kind), kind);
    }

    /** What each phrase for a category stands for, the longest phrase first. */
    static Map<String, String> categories() {
        Map<String, String> unordered = new LinkedHashMap<>();
        KINDS.forEach((kind, phrases) -> {
            if (kind.startsWith("category ")) {
                phrases.forEach(phrase -> unordered.put(phrase, kind.substring("category ".length())));
            }
        });
        Map<String, String> ordered = new LinkedHashMap<>();
        longestFirst(unordered.keySet().stream().toList())
                .forEach(phrase -> ordered.put(phrase, Objects.requireNonNull(unordered.get(phrase))));
        return ordered;
    }

    private static List<String> longestFirst(List<String> phrases) {
        return phrases.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SaidWords.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int bar = line.indexOf(" | ");
                kinds.computeIfAbsent(line.substring(0, bar), _ -> new ArrayList<>())
                        .addAll(List.of(line.substring(bar + 3).split(", ", -1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        kinds.replaceAll((_, phrases) -> longestFirst(phrases));
        return kinds;
    }
}
