package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The store, channel, moment and shopper that suit two promotions best.
 *
 * @param one a promotion
 * @param other one that no circumstance keeps apart from it
 * @param currency of the goods
 */
record CommonGround(Promotion one, Promotion other, CurrencyUnit currency) {
    private static final Allowance PLENTY = new Allowance(0, Long.MAX_VALUE, Long.MAX_VALUE);
    private static final MemberId SOMEBODY = new MemberId("m" + "a".repeat(16));
    private static final StoreId ANY_STORE = new StoreId("s1");

    /** So many of each of the goods, bought there. */
    Purchase purchase(List<CountedLine> goods, long[] counts) {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            CountedLine good = goods.get(i);
            // Weighed goods are one unit per line.
            long copies = good.isWeighed() ? counts[i] : Math.min(counts[i], 1);
            for (long copy = 0; copy < copies; copy++) {
                lines.add(new CountedLine(
                        lines.size() + 1,
                        good.gtin(),
                        good.category(),
                        good.tags(),
                        good.isWeighed() ? good.quantity() : Quantity.each(counts[i]),
                        good.unitPrice(),
                        good.floor(),
                        good.protection()));
            }
        }
        Eligibility here = one.eligibility();
        Eligibility there = other.eligibility();
        Instant at = here.from().isAfter(there.from()) ? here.from() : there.from();
        return new Purchase(
                shared(here.stores(), there.stores()).orElse(ANY_STORE),
                shared(here.channels(), there.channels()).orElse(Channel.TILL),
                at,
                currency,
                new Shopper(SOMEBODY, segments()),
                Stream.of(here.coupon(), there.coupon())
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.toSet()),
                1,
                lines,
                Map.of(one.id(), PLENTY, other.id(), PLENTY));
    }

    private Set<String> segments() {
        Set<String> segments = new HashSet<>();
        for (Promotion promotion : List.of(one, other)) {
            if (promotion.eligibility().audience() instanceof Eligibility.Segments wanted) {
                segments.add(wanted.segments().getFirst());
            }
        }
        return segments;
    }

    private static <T> Optional<T> shared(List<T> some, List<T> others) {
        if (some.isEmpty()) {
            return others.stream().findFirst();
        }
        return some.stream()
                .filter(one -> others.isEmpty() || others.contains(one))
                .findFirst();
    }
}
