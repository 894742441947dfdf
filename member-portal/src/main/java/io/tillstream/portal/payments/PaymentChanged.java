package io.tillstream.portal.payments;

/**
 * Published in the transaction that wrote the change: a listener that fails undoes it, and the provider is asked again.
 *
 * @param payment as it stands now
 */
public record PaymentChanged(OnlinePayment payment) {}
