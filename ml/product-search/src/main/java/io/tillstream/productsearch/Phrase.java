package io.tillstream.productsearch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that stand together and mean one thing.
 *
 * @param units its parts
 */
record Phrase(List<Unit> units) {
    Phrase {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("A phrase needs a word.");
        }
    }

    static Phrase of(String text) {
        return new Phrase(Unit.of(text));
    }

    /** Its words, a blank between those that are apart. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            text.append(text.isEmpty() || unit.attached() ? "" : " ").append(unit.text());
        }
        return text.toString();
    }

    /** One character of Chinese says little: it is part of too many words. */
    boolean isOneCharacter() {
        return units.size() == 1 && units.getFirst().isChinese();
    }

    /** What a name must hold to hold this phrase: its words and pairs of characters, and characters that stand alone. */
    Set<String> terms() {
        Set<String> terms = new LinkedHashSet<>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            boolean isFollowed = i + 1 < units.size() && units.get(i + 1).attached();
            if (unit.attached() && i > 0) {
                terms.add(units.get(i - 1).text() + unit.text());
            } else if (!isFollowed) {
                terms.add(unit.text());
            }
        }
        return terms;
    }

    /** Everything a name of these words can be found by: what {@link #terms} are, and every character. */
    static Set<String> allTerms(List<Unit> units) {
        Set<String> terms = units.stream().map(Unit::text).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!units.isEmpty()) {
            terms.addAll(new Phrase(units).terms());
        }
        return terms;
    }

    /** The units from one place to another, the first of them at a beginning. */
    static Phrase between(List<Unit> units, int from, int to) {
        List<Unit> part = new ArrayList<>(units.subList(from, to));
        part.set(0, new Unit(part.getFirst().text(), false));
        return new Phrase(part);
    }
}
