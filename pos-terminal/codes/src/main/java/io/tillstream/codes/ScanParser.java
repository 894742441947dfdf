package io.tillstream.codes;

import io.tillstream.codes.gs1.Reading;
import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a scanner or a keyboard sends: an optional AIM identifier and the data, without the closing CR. */
public final class ScanParser {
    /** In front of the receipt number in a receipt's QR code. */
    static final String RECEIPT_PREFIX = "TSR:";

    /** In front of the number in the code of a basket's slip. */
    public static final String SLIP_PREFIX = "TSB:";

    private static final Pattern AIM = Pattern.compile("\\][A-Za-z][0-9A-Za-z]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int AIM_LENGTH = 3;

    private ScanParser() {}

    /** Reads strictly; never throws: what cannot be used comes back as {@link Scan.Invalid} or {@link Scan.Unknown}. */
    public static Scan parse(String raw) {
        return parse(raw, Reading.STRICT);
    }

    /** Reads as told; never throws. */
    public static Scan parse(String raw, Reading reading) {
        String text = raw.strip();
        Matcher aim = AIM.matcher(text);
        if (!aim.lookingAt()) {
            return parse(Symbology.NOT_NAMED, text, reading);
        }
        String data = text.substring(AIM_LENGTH);
        return symbology(aim.group())
                .map(symbology -> parse(symbology, data, reading))
                .orElseGet(() -> new Scan.Invalid(
                        Symbology.NOT_NAMED,
                        text,
                        "Codes of kind " + aim.group() + " are not read; type the item's number instead."));
    }

    private static Optional<Symbology> symbology(String aim) {
        for (Symbology symbology : Symbology.values()) {
            if (symbology.aim().equals(aim)) {
                return Optional.of(symbology);
            }
        }
        return Optional.empty();
    }

    private static Scan parse(Symbology symbology, String data, Reading reading) {
        return switch (symbology) {
            case EAN_13 -> item(symbology, isShortUpc(data, reading) ? "0" + data : data, 13);
            case EAN_8 -> item(symbology, data, 8);
            case ITF_14 -> item(symbology, data, 14);
            case GS1_128, GS1_DATABAR, GS1_DATAMATRIX, GS1_QR -> Gs1Parser.parse(symbology, data, reading);
            case CODE_128, QR -> ownCode(symbology, data, reading);
            case NOT_NAMED ->
                DIGITS.matcher(data).matches() && isItemLength(data.length())
                        ? item(symbology, data, data.length())
                        : ownCode(symbology, data, reading);
        };
    }

    /** Some scanners leave out the zero in front of a UPC-A code. */
    private static boolean isShortUpc(String data, Reading reading) {
        return reading == Reading.LENIENT && data.length() == 12;
    }

    private static boolean isItemLength(int digits) {
        return digits == 8 || digits == 12 || digits == 13 || digits == 14;
    }

    static Scan item(Symbology symbology, String data, int digits) {
        if (!DIGITS.matcher(data).matches() || data.length() != digits) {
            return new Scan.Invalid(
                    symbology,
                    data,
                    "An " + symbology.title() + " code has " + digits + " digits, not \"" + data
                            + "\"; scan it again.");
        }
        int expected = Gtin.checkDigit(data.substring(0, digits - 1));
        if (data.charAt(digits - 1) - '0' != expected) {
            return new Scan.Invalid(
                    symbology, data, "Check digit of " + data + " should be " + expected + "; scan it again.");
        }
        return Scan.ItemCode.plain(symbology, Gtin.ofDigits(data));
    }

    private static Scan ownCode(Symbology symbology, String data, Reading reading) {
        if (reading == Reading.LENIENT && data.startsWith("(")) {
            return Gs1Parser.parse(symbology, data, reading);
        }
        try {
            if (data.startsWith(MemberCard.PREFIX)) {
                return new Scan.Member(symbology, new MemberCard(data));
            }
            if (data.startsWith(GiftCard.PREFIX)) {
                return new Scan.StoredValue(symbology, new GiftCard(data));
            }
            if (data.startsWith(SLIP_PREFIX)) {
                return new Scan.PutAside(symbology, Source.parseReceiptNumber(data.substring(SLIP_PREFIX.length())));
            }
            if (data.startsWith(OfferCode.PREFIX)) {
                return new Scan.Offer(symbology, OfferCode.parse(data));
            }
            if (data.startsWith(RECEIPT_PREFIX)) {
                int end = data.indexOf(';');
                String number = data.substring(RECEIPT_PREFIX.length(), end < 0 ? data.length() : end);
                return new Scan.Receipt(symbology, Source.parseReceiptNumber(number));
            }
        } catch (IllegalArgumentException e) {
            return new Scan.Invalid(symbology, data, String.valueOf(e.getMessage()));
        }
        return Gs1Parser.link(symbology, data, reading).orElseGet(() -> new Scan.Unknown(symbology, data));
    }
}
