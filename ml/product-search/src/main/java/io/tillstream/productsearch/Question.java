package io.tillstream.productsearch;

import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what somebody is looking for: mends the spelling, finds everyday words, and weighs what is left word by word and pair
 * by pair.
 */
final class Question {
    private static final int MOST_UNITS = 40;
    private static final int SHORTEST_PART = 3;

    private static final double SAME = 1.0;
    private static final double ONE_MISTAKE = 0.8;
    private static final double TWO_MISTAKES = 0.6;
    private static final double BEGINNING = 0.7;
    private static final double OTHER_WORD = 0.8;
    private static final double KIND_OF = 0.5;

    /** A word inside a phrase that is known as a whole, and a pair across the edge of one. */
    private static final double PART = 0.3;
    /** A single character inside a run: only to tell apart what is alike otherwise. */
    private static final double CHARACTER = 0.1;

    private final Words words;
    private final EverydayWords everyday;
    private final SaidAround around;

    Question(Words words, EverydayWords everyday, SaidAround around) {
        this.words = words;
        this.everyday = everyday;
        this.around = around;
    }

    /**
     * A unit as it is understood.
     *
     * @param unit what is taken for it
     * @param said what was said
     * @param readings of it alone
     */
    private record Heard(Unit unit, String said, List<Clause.Reading> readings) {
        static Heard asSaid(Unit unit) {
            return new Heard(unit, unit.text(), List.of(Clause.Reading.of(Match.Kind.NAME, unit.text(), SAME)));
        }
    }

    List<Clause> clauses(String text) {
        List<Unit> said = Unit.ofWording(around.without(Wording.of(text)));
        List<Heard> heard = heard(said.subList(0, Math.min(MOST_UNITS, said.size())));
        List<Unit> units = heard.stream().map(Heard::unit).toList();
        boolean[] isInPhrase = new boolean[units.size()];
        List<Clause> clauses = new ArrayList<>();
        for (int from = 0; from < units.size(); ) {
            int end = everyday.endOfPhrase(units, from);
            if (end > from) {
                clauses.add(phrase(heard.subList(from, end), Phrase.between(units, from, end)));
                for (int i = from; i < end; i++) {
                    isInPhrase[i] = true;
                }
                if (end - from > 1) {
                    parts(heard, from, end, isInPhrase, clauses);
                }
            } else {
                parts(heard, from, from + 1, isInPhrase, clauses);
            }
            from = Math.max(end, from + 1);
        }
        return clauses;
    }

    private Clause phrase(List<Heard> heard, Phrase phrase) {
        List<Clause.Reading> readings = new ArrayList<>();
        readings.add(Clause.Reading.of(
                heard.stream()
                        .map(one -> one.readings().getFirst().kind())
                        .max(Enum::compareTo)
                        .orElse(Match.Kind.NAME),
                phrase,
                SAME));
        if (heard.size() == 1) {
            readings.addAll(heard.getFirst().readings());
        }
        everyday.meantBy(phrase)
                .forEach((meant, kind) -> readings.add(
                        Clause.Reading.of(kind, meant, kind == Match.Kind.KIND_OF ? KIND_OF : OTHER_WORD)));
        return new Clause(phrase.text(), SAME, readings);
    }

    /** Words, pairs of characters, and characters, each by itself. */
    private static void parts(List<Heard> heard, int from, int end, boolean[] isInPhrase, List<Clause> clauses) {
        for (int i = from; i < end; i++) {
            Heard one = heard.get(i);
            if (!one.unit().isChinese()) {
                boolean isLess = isInPhrase[i] || one.unit().isNumber();
                clauses.add(new Clause(one.said(), isLess ? PART : SAME, one.readings()));
                continue;
            }
            boolean isAlone = !one.unit().attached()
                    && (i + 1 == heard.size() || !heard.get(i + 1).unit().attached());
            boolean isThePhrase = isInPhrase[i] && i > from && end - from == 2;
            if (one.unit().attached() && !isThePhrase) {
                boolean isLess = isInPhrase[i] || isInPhrase[i - 1];
                String pair = heard.get(i - 1).unit().text() + one.unit().text();
                clauses.add(new Clause(
                        pair, isLess ? PART : SAME, List.of(Clause.Reading.of(Match.Kind.NAME, pair, SAME))));
            }
            if (!isInPhrase[i]) {
                clauses.add(new Clause(one.said(), isAlone ? SAME : CHARACTER, one.readings()));
            }
        }
    }

    private List<Heard> heard(List<Unit> said) {
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Unit unit = said.get(i);
            Optional<Heard> joined = i + 1 < said.size() ? joined(unit, said.get(i + 1)) : Optional.empty();
            if (joined.isPresent()) {
                heard.add(joined.get());
                i++;
            } else if (unit.isChinese() || unit.isNumber() || isKnown(unit.text())) {
                heard.add(Heard.asSaid(unit));
            } else {
                heard.addAll(mended(unit, i + 1 == said.size()));
            }
        }
        return heard;
    }

    private boolean isKnown(String word) {
        return words.has(word) || everyday.knows(word);
    }

    /** Two words that are written as one: tooth paste. */
    private Optional<Heard> joined(Unit one, Unit other) {
        String word = one.text() + other.text();
        boolean isOneWord = !one.isChinese()
                && !other.isChinese()
                && words.has(word)
                && !(words.has(one.text()) && words.has(other.text()));
        return isOneWord
                ? Optional.of(new Heard(
                        new Unit(word, false),
                        one.text() + " " + other.text(),
                        List.of(Clause.Reading.of(Match.Kind.NAME, word, SAME))))
                : Optional.empty();
    }

    /** A word that nobody knows: two that were written as one, the beginning of one, or one with a mistake. */
    private List<Heard> mended(Unit unit, boolean isLast) {
        String word = unit.text();
        for (int at = SHORTEST_PART; at <= word.length() - SHORTEST_PART; at++) {
            List<Unit> parts = Unit.of(word.substring(0, at) + " " + word.substring(at));
            if (parts.stream().allMatch(part -> words.has(part.text()))) {
                return parts.stream().map(Heard::asSaid).toList();
            }
        }
        List<Clause.Reading> readings = new ArrayList<>();
        words.near(word)
                .forEach(near -> readings.add(Clause.Reading.of(
                        Match.Kind.SPELLING, near.word(), near.mistakes() == 1 ? ONE_MISTAKE : TWO_MISTAKES)));
        if (isLast) {
            words.beginningWith(word)
                    .forEach(whole -> readings.add(Clause.Reading.of(Match.Kind.BEGINNING, whole, BEGINNING)));
        }
        return readings.isEmpty()
                ? List.of(Heard.asSaid(unit))
                : List.of(new Heard(new Unit(readings.getFirst().found(), false), word, readings));
    }
}
