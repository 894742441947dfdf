package io.tillstream.language.feedback;

import io.tillstream.language.Meaning;
import io.tillstream.language.Understanding;
import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words without which a text would have been read otherwise: each is left out in turn, and what its label loses is what
 * the word said for it. Chinese is not written in words: those that are known are looked at first, and where none of them said
 * anything, pairs of characters that follow each other.
 */
final class SpokenFor {
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}(?=(\\p{IsHan}))|[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{M}\\p{N}'’&&[^\\p{IsHan}]]*");

    /** Of a longer text the beginning is looked at: the rest costs time and says the same again. */
    private static final int LOOKED_AT = 120;

    private static final int SHOWN = 3;

    /** The longest Chinese word that is looked for. */
    private static final int LONGEST = 4;

    /** What says less than this part of the strongest word is not worth a reader's while. */
    private static final double LEAST = 0.3;

    /** Words that hold a sentence together and say nothing by themselves; of a pair of characters, either of these. */
    private static final Set<String> SAYS_NOTHING = Set.of(
            "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as",
            "that", "this", "these", "those", "it", "its", "it's", "is", "are", "was", "were", "be", "been", "am", "i",
            "i'm", "my", "me", "we", "our", "you", "your", "he", "his", "she", "her", "they", "their", "them", "one",
            "so", "than", "then", "there", "here", "do", "did", "does", "have", "has", "had", "will", "would", "can",
            "could", "what", "which", "who", "when", "where", "if", "into", "about", "just");

    private static final String TIES = "的了是我在们們这這那就吗嗎呢你您他她它和跟";

    private SpokenFor() {}

    private record Word(int start, int end, double said) {
        boolean meets(Word other) {
            return start < other.end && other.start < end;
        }
    }

    /**
     * The strongest words.
     *
     * @param known Chinese words that it may name, simplified
     */
    static List<String> in(String text, Meaning meaning, Understanding understanding, Set<String> known) {
        List<String> named = strongest(text, meaning, understanding, named(text, known));
        return named.isEmpty() ? strongest(text, meaning, understanding, pairs(text)) : named;
    }

    /** From where to where in the text. */
    private record Span(int start, int end) {}

    private static List<Span> named(String text, Set<String> known) {
        List<Span> spans = new ArrayList<>(
                pairs(text).stream().filter(span -> !isHan(text, span)).toList());
        String simplified = Wording.simplified(text);
        for (int start = 0; start < text.length() && simplified.length() == text.length(); start++) {
            for (int end = start + 2; end <= Math.min(text.length(), start + LONGEST); end++) {
                if (known.contains(simplified.substring(start, end))) {
                    spans.add(new Span(start, end));
                }
            }
        }
        return spans;
    }

    private static boolean isHan(String text, Span span) {
        return Wording.isChinese(text.substring(span.start(), span.end()));
    }

    /** Words in letters, and pairs of Chinese characters. */
    private static List<Span> pairs(String text) {
        return WORD.matcher(text)
                .results()
                .filter(SpokenFor::says)
                .map(found -> new Span(found.start(), found.group(1) == null ? found.end() : found.end(1)))
                .toList();
    }

    private static List<String> strongest(String text, Meaning meaning, Understanding understanding, List<Span> spans) {
        List<Word> words = spans.stream()
                .limit(LOOKED_AT)
                .map(span -> word(text, span, meaning, understanding))
                .sorted(Comparator.comparingDouble(Word::said).reversed())
                .toList();
        List<Word> strongest = new ArrayList<>();
        for (Word word : words) {
            boolean says =
                    word.said() > 0 && word.said() >= LEAST * words.getFirst().said();
            if (strongest.size() < SHOWN && says && strongest.stream().noneMatch(word::meets)) {
                strongest.add(word);
            }
        }
        return strongest.stream()
                .sorted(Comparator.comparingInt(Word::start))
                .map(word -> text.substring(word.start(), word.end()))
                .toList();
    }

    private static boolean says(MatchResult found) {
        String next = found.group(1);
        return next == null
                ? !SAYS_NOTHING.contains(found.group().toLowerCase(Locale.ROOT).replace('’', '\''))
                : !TIES.contains(found.group()) && !TIES.contains(next);
    }

    private static Word word(String text, Span span, Meaning meaning, Understanding understanding) {
        Meaning without = understanding.meaning(text.substring(0, span.start()) + ' ' + text.substring(span.end()));
        return new Word(span.start(), span.end(), lead(meaning, meaning) - lead(meaning, without));
    }

    /** How far the label of the first is ahead in the second; below nought where another took its place. */
    private static double lead(Meaning label, Meaning meaning) {
        return meaning.label().equals(label.label()) ? meaning.margin() : -meaning.margin();
    }
}
