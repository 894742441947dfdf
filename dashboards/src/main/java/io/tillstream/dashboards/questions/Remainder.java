package io.tillstream.dashboards.questions;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a wording has not been understood yet: whatever is understood is taken out of it. */
public final class Remainder {
    private String text;

    /** A wording in small letters and simplified characters, as {@code Wording.of} makes it. */
    public Remainder(String wording) {
        text = " " + wording.replace("?", " ").replaceAll(" +", " ").strip() + " ";
    }

    String text() {
        return text.strip();
    }

    /** Takes a phrase out, wherever it stands; words in letters only as whole words. */
    public boolean take(String phrase) {
        int at = find(phrase);
        if (at < 0) {
            return false;
        }
        while (at >= 0) {
            text = text.substring(0, at) + " " + text.substring(at + phrase.length());
            at = find(phrase);
        }
        text = text.replaceAll(" +", " ");
        return true;
    }

    private int find(String phrase) {
        if (phrase.charAt(0) >= 128) {
            return text.indexOf(phrase);
        }
        int at = text.indexOf(phrase);
        while (at >= 0 && (isLetter(at - 1) || isLetter(at + phrase.length()))) {
            at = text.indexOf(phrase, at + 1);
        }
        return at;
    }

    private boolean isLetter(int at) {
        char character = text.charAt(at);
        return character < 128 && (Character.isLetterOrDigit(character) || character == '\'');
    }

    /** Takes the first match out. */
    public Optional<MatchResult> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        MatchResult found = matcher.toMatchResult();
        text = (text.substring(0, found.start()) + " " + text.substring(found.end())).replaceAll(" +", " ");
        return Optional.of(found);
    }

    /** Puts something back that was taken with more than itself. */
    public void put(String phrase) {
        text = text + phrase.strip() + " ";
    }

    /** What is left, passage by passage. */
    public List<String> words() {
        return Stream.of(text.strip().split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
