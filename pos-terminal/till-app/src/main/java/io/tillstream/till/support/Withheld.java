package io.tillstream.till.support;

import io.tillstream.events.staff.Operator;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what may say who somebody is or what they pay with. The log holds none of it by rule; this is for what
 * breaks the rule: names and codes of those who work here, mail addresses, members, what may be a key, masked cards, and every
 * longer number, whatever it is. Digits and letters of any width count, and what is not seen between them does not.
 */
final class Withheld {
    /** Seven digits or more with at most three signs between two: telephones, cards, accounts; item numbers and dates, too. */
    private static final Pattern NUMBER =
            Pattern.compile("\\+?\\p{Nd}(?:[\\s\\p{Z}\\p{Pd}./()_\\u2212]{0,3}\\p{Nd}){6,}");

    /** A card as receipts show it. */
    private static final Pattern MASKED = Pattern.compile(
            "(?:\\p{Nd}{1,8}[\\s-]?)?[*\\u2022\\u25CF\\u00B7xX#]{3,}[\\s*\\u2022\\u25CF\\u00B7xX#-]{0,24}\\p{Nd}{2,6}");

    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*");
    private static final Pattern MEMBER = Pattern.compile("m[a-z0-9]{16}");
    private static final Pattern SECRET = Pattern.compile(
            "[0-9a-fA-F]{32,}" + "|(?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{40,}={0,2}");
    /** Neither seen nor a line of its own. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FEW_DIGITS = Pattern.compile("\\p{Nd}{1,3}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");

    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_PART = 3;
    /** Longer names are found inside words, too. */
    private static final int ALONE_UP_TO = 3;

    private final List<Pattern> names;
    private final List<Pattern> codes;

    /**
     * Withholds these, too.
     *
     * @param names of people, as a till shows them
     * @param codes by which they sign in
     */
    Withheld(Collection<String> names, Collection<String> codes) {
        this.names = names.stream()
                .map(Withheld::plain)
                .flatMap(Withheld::withParts)
                .distinct()
                .sorted(Comparator.comparingInt(Found::length).reversed())
                .map(Found::pattern)
                .toList();
        this.codes = codes.stream()
                .filter(code -> code.length() >= SHORTEST_NAME
                        && !FEW_DIGITS.matcher(code).matches())
                .map(code -> new Found(code, true).pattern())
                .toList();
    }

    static Withheld of(Collection<Operator> people) {
        return new Withheld(
                people.stream().map(Operator::name).toList(),
                people.stream().map(Operator::operator).toList());
    }

    /**
     * Something to look for.
     *
     * @param text in any case
     * @param alone whether only where no letter or digit stands beside it: else half the words of a log would go with it
     */
    private record Found(String text, boolean alone) {
        int length() {
            return text.length();
        }

        Pattern pattern() {
            String quoted = Pattern.quote(text);
            return Pattern.compile(
                    alone ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }

    /** A whole name, and of one in several words each that is no initial. */
    private static Stream<Found> withParts(String name) {
        Stream<Found> whole = name.length() < SHORTEST_NAME
                ? Stream.empty()
                : Stream.of(new Found(
                        name,
                        name.length() <= ALONE_UP_TO && LATIN.matcher(name).matches()));
        return Stream.concat(
                whole,
                SPACES.splitAsStream(name)
                        .filter(part -> part.length() >= SHORTEST_PART && part.length() < name.length())
                        .map(part -> new Found(part, true)));
    }

    /** Digits and letters of one width, nothing that cannot be seen, and all in one line. */
    private static String plain(String text) {
        String oneWidth = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BREAK.matcher(UNSEEN.matcher(oneWidth).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    String from(String text) {
        String left = MAIL.matcher(plain(text)).replaceAll("[mail]");
        for (Pattern name : names) {
            left = name.matcher(left).replaceAll("[name]");
        }
        for (Pattern code : codes) {
            left = code.matcher(left).replaceAll("[staff]");
        }
        left = MEMBER.matcher(left).replaceAll("[member]");
        left = SECRET.matcher(left).replaceAll("[long]");
        left = MASKED.matcher(left).replaceAll("[card]");
        return NUMBER.matcher(left).replaceAll("[number]");
    }
}
