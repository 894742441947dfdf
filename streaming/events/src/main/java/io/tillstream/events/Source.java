package io.tillstream.events;

import java.util.Objects;

/**
 * Where a till's fact comes from. A till owns its (till, epoch, sequence); the sequence has no gaps.
 *
 * @param till the till
 * @param epoch 0 for imported history, then 1, 2, … with each enrolment or new disk
 * @param sequence 1, 2, 3, … within the epoch
 */
public record Source(TillId till, int epoch, long sequence) implements Comparable<Source> {
    public Source {
        Objects.requireNonNull(till, "till");
        if (epoch < 0) {
            throw new IllegalArgumentException("Epoch " + epoch + " of till " + till + " is negative.");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequence " + sequence + " of till " + till + " is below 1.");
        }
    }

    /** The receipt number a customer sees, {@code s1-t2/1/42}. */
    public String receiptNumber() {
        return till + "/" + epoch + "/" + sequence;
    }

    /** Reads a receipt number back. */
    public static Source parseReceiptNumber(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 3) {
                return new Source(TillId.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw notAReceiptNumber(text);
        }
        throw notAReceiptNumber(text);
    }

    private static IllegalArgumentException notAReceiptNumber(String text) {
        return new IllegalArgumentException(
                "Receipt number \"" + text + "\" is not till/epoch/sequence, for example s1-t2/1/42.");
    }

    @Override
    public int compareTo(Source other) {
        int byTill = till.compareTo(other.till);
        if (byTill != 0) {
            return byTill;
        }
        int byEpoch = Integer.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return receiptNumber();
    }
}
