package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * What a promotion with a limit beyond one basket has given. Topic {@code aggregate.promotion-spend.v1}, key: the promotion and
 * the currency.
 *
 * @param promotion its id
 * @param uses how often, uses that came back subtracted
 * @param given what it took off sales
 * @param givenBack what of that came back with goods, above 0
 * @param asOf latest happening among them
 */
public record PromotionSpend(String promotion, long uses, Money given, Money givenBack, Instant asOf) {
    public PromotionSpend {
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(asOf, "asOf");
        if (!given.currency().equals(givenBack.currency())) {
            throw new IllegalArgumentException(
                    "Promotion " + promotion + " gave " + given + " and got " + givenBack + " back; one currency.");
        }
    }
}
