package io.tillstream.encoding;

import io.tillstream.events.Gtin;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers (PANs) in text: a network's prefix and length and a right Luhn digit (ISO/IEC 7812), also
 * with single spaces or dashes between groups of digits.
 *
 * <p>The one rule for the till, which refuses what it finds, and for head office's door, which replaces it. Typed fields
 * (item numbers, receipt numbers, amounts) are not text and not to be searched: one EAN-13 in ten passes Luhn.
 */
public final class PaymentCards {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /** A separator only, and not some other character, stands between two groups that may belong together. */
    private static final int ONE_SEPARATOR = 1;

    private static final int APART = 2;

    /** Prefixes from and to (inclusive, of equal length) with shortest and longest number. */
    private record Range(int from, int to, int shortest, int longest) {
        boolean holds(String digits) {
            if (digits.length() < shortest || digits.length() > longest) {
                return false;
            }
            int prefix =
                    Integer.parseInt(digits.substring(0, Integer.toString(from).length()));
            return prefix >= from && prefix <= to;
        }
    }

    private static final List<Range> NETWORKS = List.of(
            new Range(4, 4, 13, 13), // Visa, old
            new Range(4, 4, 16, 16),
            new Range(4, 4, 19, 19),
            new Range(51, 55, 16, 16), // Mastercard
            new Range(2221, 2720, 16, 16),
            new Range(34, 34, 15, 15), // American Express
            new Range(37, 37, 15, 15),
            new Range(300, 305, 14, 19), // Diners Club
            new Range(3095, 3095, 14, 19),
            new Range(36, 36, 14, 19),
            new Range(38, 39, 14, 19),
            new Range(6011, 6011, 16, 19), // Discover
            new Range(644, 649, 16, 19),
            new Range(65, 65, 16, 19),
            new Range(3528, 3589, 16, 19), // JCB
            new Range(62, 62, 16, 19), // UnionPay
            new Range(81, 81, 16, 19),
            new Range(2200, 2204, 16, 19), // Mir
            new Range(50, 50, 12, 19), // Maestro
            new Range(56, 58, 12, 19),
            new Range(6304, 6304, 12, 19),
            new Range(6759, 6759, 12, 19),
            new Range(6761, 6763, 12, 19));

    private PaymentCards() {}

    /** Whether a card number stands in what a person wrote, also right beside letters. */
    public static boolean standIn(String text) {
        return stand(text, false);
    }

    /**
     * Whether a card number stands in an id that a machine made. Digits that a letter touches do not count: a hash in
     * hexadecimal holds such groups by chance.
     */
    public static boolean standApartIn(String id) {
        return stand(id, true);
    }

    private static boolean stand(String text, boolean lettersPart) {
        if (text.length() < SHORTEST) {
            return false;
        }
        int[] characters = text.codePoints().toArray();
        List<String> groups = new ArrayList<>();
        int between = APART;
        int at = 0;
        while (at < characters.length) {
            if (!Character.isDigit(characters[at])) {
                between = isSeparator(characters[at]) ? between + 1 : APART;
                at++;
                continue;
            }
            int end = endOfDigits(characters, at);
            boolean touched = lettersPart && (isLetter(characters, at - 1) || isLetter(characters, end));
            if (touched || between > ONE_SEPARATOR) {
                groups.clear();
            }
            if (!touched) {
                groups.add(digits(characters, at, end));
                if (endInCard(groups)) {
                    return true;
                }
            }
            between = 0;
            at = end;
        }
        return false;
    }

    private static boolean isSeparator(int character) {
        return Character.isSpaceChar(character) || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    private static boolean isLetter(int[] characters, int at) {
        return at >= 0 && at < characters.length && Character.isLetter(characters[at]);
    }

    private static int endOfDigits(int[] characters, int from) {
        int end = from;
        while (end < characters.length && Character.isDigit(characters[end])) {
            end++;
        }
        return end;
    }

    /** In ASCII, whatever script they are written in. */
    private static String digits(int[] characters, int from, int end) {
        StringBuilder digits = new StringBuilder();
        for (int at = from; at < end; at++) {
            digits.append(Character.digit(characters[at], 10));
        }
        return digits.toString();
    }

    /** Whether the last groups, as many as it takes, make a card number. */
    private static boolean endInCard(List<String> groups) {
        if (isItemNumber(groups.getLast())) {
            return false;
        }
        String digits = "";
        for (String group : groups.reversed()) {
            digits = group + digits;
            if (isCard(digits)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is a GTIN-12 or -13, which people do type into notes. No network has issued numbers that short for
     * decades. A GTIN-14 is as long as a Diners Club card and gets no such leave.
     */
    private static boolean isItemNumber(String digits) {
        int body = digits.length() - 1;
        return (body == 11 || body == 12)
                && Gtin.checkDigit(digits.substring(0, body)) == Character.digit(digits.charAt(body), 10);
    }

    private static boolean isCard(String digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && passesLuhn(digits)
                && NETWORKS.stream().anyMatch(network -> network.holds(digits));
    }

    /** Every second digit from the right doubled, the digits of all added up: a multiple of ten. */
    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }
}
