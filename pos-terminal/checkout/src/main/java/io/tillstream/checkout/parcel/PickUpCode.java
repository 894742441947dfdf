package io.tillstream.checkout.parcel;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver shows for a parcel: six digits by chance and one that checks them. Its bar code says {@code TSP} before
 * it, so that a scanner never takes it for a waybill or an item.
 *
 * @param digits seven digits
 */
public record PickUpCode(String digits) {
    public static final String PREFIX = "TSP";

    private static final int SERIALS = 1_000_000;
    private static final Pattern DIGITS = Pattern.compile("\\d{7}");
    private static final Pattern SCANNED = Pattern.compile("(?:\\][A-Za-z][0-9A-Za-z])?" + PREFIX + "(\\d{7})");

    /** The quasigroup of H. M. Damm's thesis (Marburg 2004): every wrong digit and every swap of neighbours shows. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    public PickUpCode {
        if (!DIGITS.matcher(digits).matches() || interim(digits) != 0) {
            throw new IllegalArgumentException(
                    "Pick-up code \"" + digits + "\" is not seven digits that check; read it again.");
        }
    }

    /** The one of a serial number, 0 to 999,999. */
    static PickUpCode of(int serial) {
        String body = Integer.toString(SERIALS + serial).substring(1);
        return new PickUpCode(body + interim(body));
    }

    /**
     * A code nobody holds.
     *
     * @param chance gives a number below the one it is given
     * @param taken whether a parcel that waits has this one
     */
    public static PickUpCode next(IntUnaryOperator chance, Predicate<PickUpCode> taken) {
        PickUpCode code = of(chance.applyAsInt(SERIALS));
        while (taken.test(code)) {
            code = of(chance.applyAsInt(SERIALS));
        }
        return code;
    }

    /** Whether a text is meant to be one, right or wrong. */
    public static boolean isMeant(String text) {
        return DIGITS.matcher(text).matches();
    }

    /** What was typed, if its digits check. */
    public static Optional<PickUpCode> typed(String text) {
        return isMeant(text) && interim(text) == 0 ? Optional.of(new PickUpCode(text)) : Optional.empty();
    }

    /** What a scanner read, if it is one. */
    public static Optional<PickUpCode> scanned(String raw) {
        Matcher code = SCANNED.matcher(raw.strip());
        return code.matches() ? typed(code.group(1)) : Optional.empty();
    }

    private static int interim(String text) {
        int interim = 0;
        for (int i = 0; i < text.length(); i++) {
            interim = DAMM[interim][text.charAt(i) - '0'];
        }
        return interim;
    }

    /** As printed in a bar code. */
    public String barcode() {
        return PREFIX + digits;
    }

    /** As a person reads it. */
    public String shown() {
        return digits.substring(0, 3) + " " + digits.substring(3);
    }
}
