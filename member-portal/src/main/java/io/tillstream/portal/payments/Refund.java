package io.tillstream.portal.payments;

import io.tillstream.events.Money;

/**
 * Money that goes back.
 *
 * @param payment of which
 * @param key what makes it the same when it is asked for again
 * @param amount how much
 * @param state how far it is
 */
public record Refund(PaymentId payment, String key, Money amount, State state) {
    /** How far it is. */
    public enum State {
        /** Written down; the provider has not confirmed it yet and is asked until it does. */
        WANTED,
        DONE,
        /** The provider does not give it back. It is asked again, and a person has to look. */
        REFUSED
    }

    /** What the provider knows it by. */
    String number() {
        return payment + "/" + key;
    }
}
