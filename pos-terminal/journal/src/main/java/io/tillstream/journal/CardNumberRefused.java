package io.tillstream.journal;

/** A text of a transaction holds what looks like a payment card number; the number itself is not repeated here. */
public final class CardNumberRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    CardNumberRefused(String field) {
        super("Field " + field + " holds what looks like a payment card number; no card number may enter the journal;"
                + " remove it and confirm again.");
        this.field = field;
    }

    /** Which field, {@code reason} or {@code lines[2].discounts[0].name}. */
    public String field() {
        return field;
    }
}
