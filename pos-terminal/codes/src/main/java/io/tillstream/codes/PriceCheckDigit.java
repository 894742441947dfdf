package io.tillstream.codes;

import java.util.List;

/** The digit that checks the four or five digits of a price inside an in-store code. */
final class PriceCheckDigit {
    /** How many digits it can check. */
    static final List<Integer> LENGTHS = List.of(4, 5);

    private PriceCheckDigit() {}

    /** The check digit of four or five digits: each weighed by its place, the sum brought to one digit. */
    static int of(String digits) {
        return switch (digits.length()) {
            case 4 ->
                3 * (twiceLess(digits, 0) + twiceLess(digits, 1) + threefold(digits, 2) + fiveLess(digits, 3)) % 10;
            case 5 ->
                withFiveLess(Math.floorMod(
                        -(fiveMore(digits, 0)
                                + twiceLess(digits, 1)
                                + fiveLess(digits, 2)
                                + fiveMore(digits, 3)
                                + twiceLess(digits, 4)),
                        10));
            default -> throw new IllegalArgumentException("\"" + digits + "\" has neither 4 nor 5 digits.");
        };
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static int twiceLess(String digits, int at) {
        int product = 2 * digit(digits, at);
        return (product - product / 10) % 10;
    }

    private static int threefold(String digits, int at) {
        return 3 * digit(digits, at) % 10;
    }

    private static int fiveLess(String digits, int at) {
        return fiveLess(digit(digits, at));
    }

    private static int fiveLess(int digit) {
        int product = 5 * digit;
        return (product - product / 10) % 10;
    }

    private static int fiveMore(String digits, int at) {
        int product = 5 * digit(digits, at);
        return (product + product / 10) % 10;
    }

    /** Each digit is the weighed value of exactly one. */
    private static int withFiveLess(int value) {
        for (int digit = 0; digit < 10; digit++) {
            if (fiveLess(digit) == value) {
                return digit;
            }
        }
        throw new AssertionError("No digit weighs " + value + ".");
    }
}
