package io.tillstream.paymentsimulator.wallet;

import io.tillstream.events.Money;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a merchant-presented QR code after EMVCo: two digits of tag, two of length, the value, and a checksum at the
 * end. Only this simulator builds one; to a till it is a text.
 */
public final class EmvText {
    /** ISO 4217 numbers of the currencies the shops use. */
    private static String number(String currency) {
        return switch (currency) {
            case "CNY" -> "156";
            case "TWD" -> "901";
            case "GBP" -> "826";
            case "EUR" -> "978";
            case "USD" -> "840";
            case "JPY" -> "392";
            case "HKD" -> "344";
            case String _ -> "999";
        };
    }

    private EmvText() {}

    /**
     * The text of a code.
     *
     * @param till whose
     * @param reference what is paid; 25 characters at most of it go in
     * @param amount how much; absent on a static code, where the payer types it
     */
    public static String of(String till, String reference, @Nullable Money amount, String currency) {
        StringBuilder text = new StringBuilder();
        put(text, "00", "01");
        put(text, "01", amount == null ? "11" : "12");
        StringBuilder account = new StringBuilder();
        put(account, "00", "io.tillstream.simulator");
        put(account, "01", last(reference, 25));
        put(text, "26", account.toString());
        put(text, "52", "5311");
        put(text, "53", number(currency));
        if (amount != null) {
            put(text, "54", amount.number());
        }
        put(text, "58", "CN");
        put(text, "59", "TILLSTREAM DEMO");
        put(text, "60", "SHANGHAI");
        StringBuilder more = new StringBuilder();
        put(more, "05", last(reference, 25));
        put(more, "07", last(till, 25));
        put(text, "62", more.toString());
        text.append("6304");
        return text.append(String.format(Locale.ROOT, "%04X", checksum(text.toString())))
                .toString();
    }

    private static String last(String text, int most) {
        return text.substring(Math.max(0, text.length() - most));
    }

    private static void put(StringBuilder text, String tag, String value) {
        text.append(tag)
                .append(String.format(Locale.ROOT, "%02d", value.length()))
                .append(value);
    }

    /** CRC-16/CCITT-FALSE over the bytes, its own tag and length included. */
    static int checksum(String text) {
        int crc = 0xFFFF;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (one & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return crc & 0xFFFF;
    }
}
