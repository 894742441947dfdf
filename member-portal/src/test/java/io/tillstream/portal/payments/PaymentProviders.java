package io.tillstream.portal.payments;

import org.springframework.context.support.GenericApplicationContext;

/** Which provider a portal under test has. */
public final class PaymentProviders {
    private PaymentProviders() {}

    /** That one, whatever the settings say. */
    public static void use(GenericApplicationContext context, Wallet wallet) {
        context.registerBean("wallet", PaymentProvider.class, () -> wallet, bean -> bean.setPrimary(true));
    }
}
