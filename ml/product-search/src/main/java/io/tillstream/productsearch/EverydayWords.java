package io.tillstream.productsearch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people call goods beside their names: other words for the same, and words for a kind. */
public final class EverydayWords {
    private final Map<List<String>, Map<Phrase, Match.Kind>> meant = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private int longest;

    /**
     * A list of everyday words.
     *
     * @param lines words parted by commas, each of which may stand for every other; words left of {@code >} may stand for those
     *     right of it, not the other way round
     */
    public EverydayWords(List<String> lines) {
        for (String line : lines) {
            int kind = line.indexOf('>');
            List<Phrase> asked = phrases(kind < 0 ? line : line.substring(0, kind));
            List<Phrase> found = kind < 0 ? asked : phrases(line.substring(kind + 1));
            asked.forEach(word -> add(word, found, kind < 0 ? Match.Kind.OTHER_WORD : Match.Kind.KIND_OF));
        }
    }

    /** The list that comes with this program: groceries and household, in English and Chinese. */
    public static EverydayWords own() {
        return new EverydayWords(OwnList.lines("everyday-words.txt"));
    }

    private static List<Phrase> phrases(String words) {
        return OwnList.words(words).stream().map(Phrase::of).distinct().toList();
    }

    private void add(Phrase asked, List<Phrase> found, Match.Kind kind) {
        longest = Math.max(longest, asked.units().size());
        asked.units().forEach(unit -> known.add(unit.text()));
        Map<Phrase, Match.Kind> all = meant.computeIfAbsent(words(asked.units()), _ -> new LinkedHashMap<>());
        for (Phrase phrase : found) {
            if (!phrase.equals(asked) && !phrase.isOneCharacter()) {
                all.merge(phrase, kind, (before, now) -> before.compareTo(now) <= 0 ? before : now);
            }
        }
    }

    /** Whether a word stands in the list. */
    boolean knows(String word) {
        return known.contains(word);
    }

    /** What else may be meant by a phrase. */
    Map<Phrase, Match.Kind> meantBy(Phrase phrase) {
        return meant.getOrDefault(words(phrase.units()), Map.of());
    }

    /** Where the longest phrase of the list that begins here ends; here where there is none. */
    int endOfPhrase(List<Unit> units, int from) {
        for (int to = Math.min(units.size(), from + longest); to > from; to--) {
            if (meant.containsKey(words(units.subList(from, to))) && !isPartOfAWord(units, from, to)) {
                return to;
            }
        }
        return from;
    }

    /** A single character inside a run of others: rice is no part of maize though its character is. */
    private static boolean isPartOfAWord(List<Unit> units, int from, int to) {
        boolean goesOn = to < units.size() && units.get(to).attached();
        return to - from == 1 && units.get(from).isChinese() && (units.get(from).attached() || goesOn);
    }

    private static List<String> words(List<Unit> units) {
        List<String> words = new ArrayList<>(units.size());
        units.forEach(unit -> words.add(unit.text()));
        return words;
    }
}
