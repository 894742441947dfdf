package io.tillstream.peripherals;

import java.text.Normalizer;

/**
 * What stands on a customer display.
 *
 * @param upper 20 printable ASCII characters, or none
 * @param lower the same
 */
public record DisplayLines(String upper, String lower) {
    public static final int WIDTH = 20;

    /** Both lines dark. */
    public static final DisplayLines DARK = new DisplayLines("", "");

    public DisplayLines {
        check(upper);
        check(lower);
    }

    private static void check(String line) {
        boolean fits = line.isEmpty() || line.length() == WIDTH;
        if (!fits || line.chars().anyMatch(character -> character < 0x20 || character > 0x7E)) {
            throw new IllegalArgumentException("Display line \"" + line
                    + "\"; it has 20 printable ASCII characters or none, for the tubes have no others.");
        }
    }

    /** A text and an amount at the two edges of a line; the text gives way. */
    public static String between(String left, String right) {
        String amount = ascii(right);
        if (amount.length() > WIDTH) {
            amount = amount.substring(amount.length() - WIDTH);
        }
        int room = Math.max(0, WIDTH - amount.length() - 1);
        String text = ascii(left);
        text = text.length() > room ? text.substring(0, room).stripTrailing() : text;
        return text + " ".repeat(WIDTH - text.length() - amount.length()) + amount;
    }

    /** A text in the middle of a line. */
    public static String centred(String text) {
        String plain = ascii(text);
        plain = plain.length() > WIDTH ? plain.substring(0, WIDTH) : plain;
        int before = (WIDTH - plain.length()) / 2;
        return " ".repeat(before) + plain + " ".repeat(WIDTH - before - plain.length());
    }

    /** What a tube can show of a text: accents are taken off, everything else is left out. */
    public static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(codePoint -> codePoint >= 0x20 && codePoint <= 0x7E)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
