package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.promotion.Savings;
import io.tillstream.dashboards.campaigns.PastSales.Basket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A basket of the past, priced without a campaign and with it.
 *
 * @param basket which
 * @param proven whether nothing better was possible, both times
 * @param given what the campaign gives on it; empty for nothing
 * @param costMinor what comes off beyond what comes off without it
 * @param less by promotion that is given without it, how much less that gives beside it, 0 where both are given
 */
record Priced(Basket basket, boolean proven, Optional<Savings.Given> given, long costMinor, Map<String, Long> less) {
    Priced {
        less = Map.copyOf(less);
    }

    static Priced of(Basket basket, Savings before, Savings after, String ours) {
        Map<String, Long> still = new HashMap<>();
        after.given().forEach(gift -> still.put(gift.promotion(), gift.amount().minor()));
        Map<String, Long> less = new HashMap<>();
        before.given()
                .forEach(other -> less.put(
                        other.promotion(),
                        Math.max(0, other.amount().minor() - still.getOrDefault(other.promotion(), 0L))));
        return new Priced(
                basket,
                before.provenOptimal() && after.provenOptimal(),
                after.given().stream()
                        .filter(gift -> gift.promotion().equals(ours))
                        .findFirst(),
                after.saved().minor() - before.saved().minor(),
                less);
    }

    long uses() {
        return given.map(Savings.Given::uses).orElse(0L);
    }

    /** What the campaign gives on it while enough is left. */
    Gift gift() {
        return given.map(gift -> new Gift(gift.uses(), gift.amount().minor(), costMinor))
                .orElse(Gift.NOTHING);
    }
}
