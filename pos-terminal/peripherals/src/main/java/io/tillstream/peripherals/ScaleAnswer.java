package io.tillstream.peripherals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Mettler-Toledo 8217 answers to {@code W}: STX, kilograms and perhaps {@code N} for net, CR; or STX, {@code ?} and a
 * status byte, whose bit 6 is always set, CR.
 */
final class ScaleAnswer {
    static final byte STX = 0x02;
    static final byte CR = 0x0D;

    static final int IN_MOTION = 0x01;
    static final int OVER_CAPACITY = 0x02;
    static final int UNDER_ZERO = 0x04;
    static final int OUTSIDE_ZERO_CAPTURE = 0x08;
    static final int CENTRE_OF_ZERO = 0x10;
    static final int ALWAYS = 0x40;

    private static final int SEVEN_BITS = 0x7F;
    private static final Pattern KILOGRAMS = Pattern.compile("\u0002([0-9]{1,3}\\.[0-9]{3})(N?)\r");

    private ScaleAnswer() {}

    /** The weighing of one answer, from STX to CR, parity bits and all; empty when it is none. */
    static Optional<Weighing> read(byte[] answer) {
        byte[] plain = answer.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] &= SEVEN_BITS;
        }
        if (plain.length == 4 && plain[0] == STX && plain[1] == '?' && plain[3] == CR) {
            return status(plain[2]);
        }
        Matcher weight = KILOGRAMS.matcher(new String(plain, StandardCharsets.US_ASCII));
        if (!weight.matches()) {
            return Optional.empty();
        }
        long grams = new BigDecimal(weight.group(1)).movePointRight(3).longValueExact();
        return Optional.of(
                grams == 0
                        ? new Weighing.Empty()
                        : new Weighing.Weight(grams, !weight.group(2).isEmpty()));
    }

    /** With several bits the one that makes the others meaningless counts. */
    private static Optional<Weighing> status(int status) {
        if ((status & ALWAYS) == 0) {
            return Optional.empty();
        }
        if ((status & OVER_CAPACITY) != 0) {
            return Optional.of(new Weighing.Overloaded());
        }
        if ((status & UNDER_ZERO) != 0) {
            return Optional.of(new Weighing.BelowZero());
        }
        if ((status & OUTSIDE_ZERO_CAPTURE) != 0) {
            return Optional.of(new Weighing.NoZero());
        }
        if ((status & IN_MOTION) != 0) {
            return Optional.of(new Weighing.Moving());
        }
        return (status & CENTRE_OF_ZERO) != 0 ? Optional.of(new Weighing.Empty()) : Optional.empty();
    }
}
