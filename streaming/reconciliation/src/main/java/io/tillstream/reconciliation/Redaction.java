package io.tillstream.reconciliation;

import io.tillstream.events.Source;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a till's record that head office's door replaced because a payment card number stands in it. The record keeps
 * its number and the hash of what the till wrote, so this is no difference; but it is told, for the till should never have
 * taken that text.
 *
 * @param record whose text
 * @param what which one, {@code line 1 discount 1 promotion}
 */
record Redaction(Source record, String what) {
    static final Comparator<Redaction> ORDER = Comparator.comparing(
                    (Redaction redaction) -> redaction.record().receiptNumber())
            .thenComparing(Redaction::what);

    private static final String REDACTED = "[REDACTED]";

    /** As long as a card number is, single blanks and dashes between its digits allowed. */
    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){11,18}(?!\\d)");

    /** Whether {@code found} is what the door makes of the text in the journal, and not an alteration that looks like it. */
    static boolean explains(String journal, String found) {
        return found.equals(REDACTED) && holdsACardNumber(journal);
    }

    /** Length and check digit only: which networks there are is for the door to know. */
    private static boolean holdsACardNumber(String text) {
        Matcher runs = DIGITS.matcher(text);
        while (runs.find()) {
            if (hasCheckDigit(runs.group().replaceAll("[ -]", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - place), 10);
            int doubled = place % 2 == 0 ? digit : 2 * digit;
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("till", record.till().toString());
        json.put("record", record.receiptNumber());
        json.put("what", what);
        return json;
    }

    String asText() {
        return "Redacted at head office's door, for a card number stands there: record " + record.receiptNumber() + ", "
                + what + ". It is no difference.";
    }
}
