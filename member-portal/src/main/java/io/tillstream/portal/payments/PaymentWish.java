package io.tillstream.portal.payments;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to pay.
 *
 * @param order what for, by its number
 * @param member who
 * @param store for which store
 * @param amount more than nothing
 * @param method by what
 * @param saved a method the member has kept; absent: the payer gives one to the provider
 * @param key 1 to 100 characters: the same key is the same payment
 * @param returnTo where the payment's page leads on to, a path of the portal
 */
public record PaymentWish(
        String order,
        MemberId member,
        StoreId store,
        Money amount,
        PaymentMethod method,
        @Nullable SavedMethodId saved,
        String key,
        String returnTo) {
    private static final int LONGEST = 100;
    private static final Pattern PATH = Pattern.compile("/(?!/)[a-z0-9/-]*");

    public PaymentWish {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(method, "method");
        if (order.isBlank() || order.length() > LONGEST || key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException("Order \"" + order + "\" and key \"" + key + "\" of a payment need 1 to "
                    + LONGEST + " characters each.");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "Payment of " + amount + " for " + order + "; more than nothing is paid.");
        }
        if (!PATH.matcher(returnTo).matches()) {
            throw new IllegalArgumentException(
                    "Payment for " + order + " returns to \"" + returnTo + "\"; give a path of the portal, /orders.");
        }
    }
}
