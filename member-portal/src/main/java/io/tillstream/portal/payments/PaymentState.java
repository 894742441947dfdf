package io.tillstream.portal.payments;

/** How an attempt stands. */
public enum PaymentState {
    /** It is written down; the provider may not know it yet. */
    CREATED,
    /** The provider waits for the payer. */
    WAITING,
    /** Exactly what was asked was taken, and not all of it given back. */
    APPROVED,
    /** The bank or the wallet said no; nothing is taken. */
    DECLINED,
    /** The payer, the shop or the time ended it unpaid. */
    ABORTED,
    /** Nobody knows, or money is taken that has to go back; it is asked until it is settled. */
    UNKNOWN,
    /** What was taken was given back whole. */
    REVERSED;

    /** Whether it is over, as far as anybody knows. */
    public boolean isEnded() {
        return switch (this) {
            case CREATED, WAITING, UNKNOWN -> false;
            case APPROVED, DECLINED, ABORTED, REVERSED -> true;
        };
    }
}
