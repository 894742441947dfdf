package io.tillstream.events.till;

import io.tillstream.events.assortment.Price;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How many things somebody holds and which, told without the things: two who hold the same have the same tally, in whatever
 * order they heard of them. It finds what is missing or other than it should be; it is no proof against somebody who means to
 * deceive.
 *
 * @param count how many, not negative
 * @param digest 16 small hexadecimal digits: the sum of a 64-bit number of each
 */
public record Tally(int count, String digest) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{16}");
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** Of nothing. */
    public static final Tally NONE = new Tally(0, "0".repeat(16));

    public Tally {
        Objects.requireNonNull(digest, "digest");
        if (count < 0 || !DIGITS.matcher(digest).matches()) {
            throw new IllegalArgumentException("A tally of " + count + " has the digest \"" + digest
                    + "\"; it counts 0 or more and has 16 small hexadecimal digits.");
        }
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return of(count + other.count, sum() + other.sum());
    }

    /** With one more thing of that number. */
    public Tally plus(long number) {
        return of(count + 1, sum() + number);
    }

    /** Without a thing of that number. */
    public Tally minus(long number) {
        return of(count - 1, sum() - number);
    }

    private long sum() {
        return Long.parseUnsignedLong(digest, 16);
    }

    private static Tally of(int count, long sum) {
        String digits = Long.toHexString(sum);
        return new Tally(count, "0".repeat(16 - digits.length()) + digits);
    }

    /** The number of a price step: of all that says what a customer pays, where and from when. */
    public static long number(Price step) {
        Instant from = step.effectiveFrom();
        long number = spread(0, Long.parseLong(step.gtin().value()));
        number = spread(number, from.getEpochSecond());
        number = spread(number, from.getNano());
        number = spread(number, step.unitPrice().minor());
        number = spread(number, step.unitPrice().currency().code());
        return spread(number, step.store() == null ? "" : step.store().value());
    }

    /** The number of something that is told as bytes. */
    public static long number(byte[] told) {
        long number = told.length;
        for (byte each : told) {
            number = spread(number, each);
        }
        return number;
    }

    private static long spread(long number, String text) {
        long spread = spread(number, text.length());
        for (int i = 0; i < text.length(); i++) {
            spread = spread(spread, text.charAt(i));
        }
        return spread;
    }

    private static long spread(long number, long next) {
        long mixed = (number ^ next) * SPREAD;
        return mixed ^ (mixed >>> 29);
    }
}
