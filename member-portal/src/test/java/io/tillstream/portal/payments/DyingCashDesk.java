package io.tillstream.portal.payments;

import java.net.URI;

/** A process that opens a payment by a kept method: for tests that kill it before it hears the answer. */
final class DyingCashDesk {
    private DyingCashDesk() {}

    /** Arguments: the database, the provider, the kept method. */
    public static void main(String[] arguments) throws Exception {
        try (CashDesk desk = new CashDesk(arguments[0], URI.create(arguments[1]))) {
            PaymentWish wish = CashDesk.wish("w-killed", PaymentMethod.CARD, "killed");
            desk.payments()
                    .open(new PaymentWish(
                            wish.order(),
                            wish.member(),
                            wish.store(),
                            wish.amount(),
                            wish.method(),
                            new SavedMethodId(arguments[2]),
                            wish.key(),
                            wish.returnTo()));
        }
    }
}
