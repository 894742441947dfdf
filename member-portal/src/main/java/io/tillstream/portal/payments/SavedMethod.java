package io.tillstream.portal.payments;

import java.time.Instant;

/**
 * A method that a member has kept, as it is shown.
 *
 * @param id its number
 * @param method what it is
 * @param brand {@code VISA}, {@code ALIPAY}
 * @param lastFour of its number
 * @param since when it was kept
 */
public record SavedMethod(SavedMethodId id, PaymentMethod method, String brand, String lastFour, Instant since) {}
