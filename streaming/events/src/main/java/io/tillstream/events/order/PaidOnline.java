package io.tillstream.events.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the member portal as it stands. Topic {@code fact.online-payment.v1}, key: payment; a newer record replaces the older
 * one. It names no member, no card and no page. Taken money is expected in a sale's tender {@code ONLINE} with this number, or back.
 *
 * <p>Checked here: no more went back than was taken, in its currency; what was refused is above nothing and still kept.
 *
 * @param payment its number, at the provider and in the tender, too
 * @param order what it is for
 * @param store for which store
 * @param method by what
 * @param state how it stands
 * @param asked what was asked
 * @param taken what the provider has taken; another currency than asked where the provider took that
 * @param givenBack what went back of it
 * @param refused what was to go back and the provider does not give; absent without
 * @param at when it became what it is here
 */
public record PaidOnline(
        String payment,
        String order,
        StoreId store,
        Method method,
        State state,
        Money asked,
        Money taken,
        Money givenBack,
        @Nullable Money refused,
        Instant at) {
    /** By what a member pays. */
    public enum Method {
        CARD,
        ALIPAY,
        WECHAT_PAY,
        ANY_QR
    }

    /** How it stands: the first two wait for the payer, of {@code UNKNOWN} nobody knows or money has to go back, the others are over. */
    public enum State {
        CREATED,
        WAITING,
        APPROVED,
        DECLINED,
        ABORTED,
        UNKNOWN,
        REVERSED
    }

    public PaidOnline {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
        if (payment.isBlank() || order.isBlank()) {
            throw new IllegalArgumentException(
                    "Payment \"" + payment + "\" of order \"" + order + "\"; neither may be empty.");
        }
        if (!asked.isPositive() || taken.isNegative() || givenBack.isNegative()) {
            throw new IllegalArgumentException("Payment " + payment + " of " + asked + " has taken " + taken
                    + " and given back " + givenBack + "; more than nothing is asked, and the others are not below.");
        }
        Money kept = taken.minus(givenBack);
        if (kept.isNegative() || (refused != null && (!refused.isPositive() || refused.compareTo(kept) > 0))) {
            throw new IllegalArgumentException("Payment " + payment + " has taken " + taken + ", given back "
                    + givenBack + " and could not give back " + refused + "; all of that was taken.");
        }
    }

    /** What is taken and did not go back. */
    @JsonIgnore
    public Money kept() {
        return taken.minus(givenBack);
    }
}
