package io.tillstream.portal.payments;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stands.
 *
 * @param id its number
 * @param order what for
 * @param member whose
 * @param store for which store
 * @param amount what was asked
 * @param method by what
 * @param state how it stands
 * @param taken what the provider has taken, as far as is known; of another currency than asked where it took that
 * @param givenBack what went back of that
 * @param page the provider's page; absent until it has one
 * @param qr text of a code to be scanned; absent where there is none
 * @param openedAt when it was wished for
 * @param until when it is closed unpaid
 * @param reason a word for the page: {@code refused}, {@code insufficient}, {@code wrong-amount},
 *     {@code wrong-currency}, {@code given-up}, {@code late};
 *     absent without
 */
public record OnlinePayment(
        PaymentId id,
        String order,
        MemberId member,
        StoreId store,
        Money amount,
        PaymentMethod method,
        PaymentState state,
        Money taken,
        Money givenBack,
        @Nullable URI page,
        @Nullable String qr,
        Instant openedAt,
        Instant until,
        @Nullable String reason) {
    /** What is taken and still here. */
    public Money kept() {
        return taken.minus(givenBack);
    }
}
