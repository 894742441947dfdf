package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer who comes to a till in November: what differs from that is said, then what is bought. */
record Visit(
        StoreId store,
        Channel channel,
        Instant at,
        CurrencyUnit currency,
        @Nullable Shopper shopper,
        Set<String> coupons,
        int pointsPerMajor,
        Map<String, Allowance> allowances) {
    private static final MemberId SOMEBODY = new MemberId("maaaaaaaaaaaaaaaa");

    static Visit ofStranger() {
        return new Visit(RandomShop.STORE, Channel.TILL, RandomShop.NOW, RandomShop.EUR, null, Set.of(), 1, Map.of());
    }

    static Visit ofMember(String... segments) {
        return new Visit(
                RandomShop.STORE,
                Channel.TILL,
                RandomShop.NOW,
                RandomShop.EUR,
                new Shopper(SOMEBODY, Set.of(segments)),
                Set.of(),
                1,
                Map.of());
    }

    Visit in(StoreId other) {
        return new Visit(other, channel, at, currency, shopper, coupons, pointsPerMajor, allowances);
    }

    Visit over(Channel other) {
        return new Visit(store, other, at, currency, shopper, coupons, pointsPerMajor, allowances);
    }

    Visit on(Instant moment) {
        return new Visit(store, channel, moment, currency, shopper, coupons, pointsPerMajor, allowances);
    }

    Visit showing(String... presented) {
        return new Visit(store, channel, at, currency, shopper, Set.of(presented), pointsPerMajor, allowances);
    }

    Visit earning(int points) {
        return new Visit(store, channel, at, currency, shopper, coupons, points, allowances);
    }

    /** With what the till was granted of a promotion. */
    Visit granted(String promotion, Allowance allowance) {
        return new Visit(store, channel, at, currency, shopper, coupons, pointsPerMajor, Map.of(promotion, allowance));
    }

    Purchase buys(CountedLine... lines) {
        return buys(null, lines);
    }

    /** What is bought with a personal offer in hand. */
    Purchase buys(@Nullable Promotion own, CountedLine... lines) {
        return new Purchase(
                store, channel, at, currency, shopper, coupons, pointsPerMajor, List.of(lines), allowances, own);
    }

    /** What a member gets on these goods from these promotions, with no lack of work. */
    static Savings savings(List<CountedLine> lines, PromotionShop.Draft... drafts) {
        return savings(ofMember().buys(lines.toArray(CountedLine[]::new)), drafts);
    }

    static Savings savings(Purchase purchase, PromotionShop.Draft... drafts) {
        return PromotionBook.of(
                        Arrays.stream(drafts).map(PromotionShop.Draft::made).toList())
                .savingsOn(purchase, WorkBudget.ofSteps(1_000_000));
    }
}
