package io.tillstream.portal.payments;

/** What was asked is not done, and nothing was sent. */
public final class PaymentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PaymentRefused(String message) {
        super(message);
    }
}
