package io.tillstream.events.purchase;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier demands of an order. Amounts are of the goods alone, in one currency and above nothing; at least one is said.
 *
 * @param minimum the least an order may come to; absent where any will do
 * @param delivery what is charged for bringing an order; absent where nothing is, or nobody has said
 * @param freeFrom from what an order comes to on it is brought free of charge; absent where it never is
 */
public record OrderTerms(
        @Nullable Money minimum,
        @Nullable Money delivery,
        @Nullable Money freeFrom) {
    public OrderTerms {
        List<Money> said = Stream.of(
                        Optional.ofNullable(minimum), Optional.ofNullable(delivery), Optional.ofNullable(freeFrom))
                .flatMap(Optional::stream)
                .toList();
        if (said.isEmpty()) {
            throw new IllegalArgumentException("Terms of orders say nothing; a least value, a charge or none at all.");
        }
        for (Money amount : said) {
            if (!amount.isPositive()
                    || !amount.currency().equals(said.getFirst().currency())) {
                throw new IllegalArgumentException("Terms of orders say " + amount + " beside " + said.getFirst()
                        + "; amounts above nothing, all in one currency.");
            }
        }
    }

    /** In which currency they are said. */
    public CurrencyUnit currency() {
        return Objects.requireNonNull(minimum != null ? minimum : delivery != null ? delivery : freeFrom)
                .currency();
    }

    /** By how much an order is too small; empty where it is not, or costs another currency. */
    public Optional<Money> missing(Money goods) {
        return upTo(minimum, goods);
    }

    /** How much more of goods is brought free of charge; empty where it is already, or never is. */
    public Optional<Money> missingForFreeDelivery(Money goods) {
        return upTo(freeFrom, goods);
    }

    /** What bringing an order of these goods is charged; empty where nothing is known to be. */
    public Optional<Money> charge(Money goods) {
        boolean free = freeFrom != null
                && freeFrom.currency().equals(goods.currency())
                && upTo(freeFrom, goods).isEmpty();
        return free ? Optional.empty() : Optional.ofNullable(delivery);
    }

    private static Optional<Money> upTo(@Nullable Money least, Money goods) {
        return Optional.ofNullable(least)
                .filter(amount -> amount.currency().equals(goods.currency()))
                .map(amount -> amount.minus(goods))
                .filter(Money::isPositive);
    }
}
