package io.tillstream.paymentsimulator.online;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A card that is typed on the provider's page, and kept nowhere.
 *
 * @param brand whose
 * @param lastFour of its number
 * @param outcome what its bank does
 */
record TestCard(String brand, String lastFour, Outcome outcome) {
    private static final Pattern NUMBER = Pattern.compile("\\d{13,19}");

    /** Numbers that payment companies publish for trying things out. */
    private static final Map<String, Outcome> SPECIAL = Map.of(
            "4242424242424242", Outcome.APPROVED,
            "4000000000000002", Outcome.DECLINED,
            "4000000000009995", Outcome.INSUFFICIENT,
            "4000000000003220", Outcome.ASKS);

    enum Outcome {
        APPROVED,
        DECLINED,
        INSUFFICIENT,
        /** The bank asks whether it is the holder. */
        ASKS
    }

    /** The card of a number; empty where it cannot be one. A card that is no test card is declined. */
    static Optional<TestCard> of(String typed) {
        String number = typed.replaceAll("[ -]", "");
        if (!NUMBER.matcher(number).matches() || !isChecked(number)) {
            return Optional.empty();
        }
        return Optional.of(new TestCard(
                brand(number), number.substring(number.length() - 4), SPECIAL.getOrDefault(number, Outcome.DECLINED)));
    }

    private static String brand(String number) {
        return switch (number.charAt(0)) {
            case '4' -> "VISA";
            case '5', '2' -> "MASTERCARD";
            case '6' -> "UNIONPAY";
            case '3' -> "AMEX";
            default -> "CARD";
        };
    }

    /** ISO/IEC 7812: the check digit after Luhn. */
    private static boolean isChecked(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
