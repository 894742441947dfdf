package io.tillstream.codes;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The application identifiers a grocer's goods carry, with form and length from the GS1 syntax dictionary. An identifier
 * that is not listed makes a code unreadable: what follows it could only be guessed.
 */
final class Gs1Identifiers {
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    /** GS1 General Specifications, figure 7.11-1: what may stand in a text. */
    private static final Pattern TEXT = Pattern.compile("[!-\"%-/0-?A-Z_a-z]*");

    private static final List<Identifier> KNOWN = List.of(
            digits("00", 18, 18),
            digits("01", 14, 14),
            digits("02", 14, 14),
            text("10", 20),
            digits("11", 6, 6),
            digits("12", 6, 6),
            digits("13", 6, 6),
            digits("15", 6, 6),
            digits("16", 6, 6),
            digits("17", 6, 6),
            digits("20", 2, 2),
            text("21", 20),
            text("22", 20),
            text("240", 30),
            digits("30", 1, 8),
            digits("37", 1, 8),
            digits("310", 6, 6).withDecimals(),
            // A price of more than nine digits is two elements that lost the separator between them.
            digits("392", 1, 9).withDecimals(),
            digits("393", 4, 12).withDecimals());

    private Gs1Identifiers() {}

    /**
     * One identifier.
     *
     * @param prefix its digits, without the one that counts decimals
     * @param hasDecimals whether a digit that counts decimals follows
     * @param shortest fewest characters of its value
     * @param longest most characters; as many as the shortest where the length is fixed
     * @param form what its value is made of
     */
    record Identifier(String prefix, boolean hasDecimals, int shortest, int longest, Predicate<String> form) {
        Identifier withDecimals() {
            return new Identifier(prefix, true, shortest, longest, form);
        }

        int length() {
            return prefix.length() + (hasDecimals ? 1 : 0);
        }

        boolean isFixed() {
            return shortest == longest;
        }

        boolean isDate() {
            return prefix.startsWith("1") && longest == 6;
        }
    }

    private static Identifier digits(String prefix, int shortest, int longest) {
        return new Identifier(prefix, false, shortest, longest, DIGITS.asMatchPredicate());
    }

    private static Identifier text(String prefix, int longest) {
        return new Identifier(prefix, false, 1, longest, TEXT.asMatchPredicate());
    }

    /** The identifier that stands at {@code at}. */
    static Optional<Identifier> at(String data, int at) {
        return KNOWN.stream()
                .filter(identifier ->
                        data.startsWith(identifier.prefix(), at) && data.length() >= at + identifier.length())
                .filter(identifier ->
                        !identifier.hasDecimals() || Character.isDigit(data.charAt(at + identifier.length() - 1)))
                .findFirst();
    }
}
