package io.tillstream.simulator.chain;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.util.ArrayList;
import java.util.List;

/** Keeps track of the two who cheat, for the truths. */
final class Rogues {
    private final String voidingCashier;
    private final MemberId pointsFarmer;
    private final List<Ring> voids = new ArrayList<>();
    private final List<Ring> purchases = new ArrayList<>();
    private final List<Ring> refunds = new ArrayList<>();

    Rogues(String voidingCashier, MemberId pointsFarmer) {
        this.voidingCashier = voidingCashier;
        this.pointsFarmer = pointsFarmer;
    }

    boolean isVoidingCashier(String operator) {
        return operator.equals(voidingCashier);
    }

    void voided(Ring reversal) {
        voids.add(reversal);
    }

    void farmed(Ring purchase, Ring refund) {
        purchases.add(purchase);
        refunds.add(refund);
    }

    Truths.VoidingCashier voidingCashier() {
        Money taken = voids.stream()
                .map(v -> v.sale().total().negated())
                .reduce(Money.zero(ChainRules.CURRENCY), Money::plus);
        return new Truths.VoidingCashier(new StoreId("s1"), voidingCashier, receipts(voids), taken);
    }

    Truths.PointsFarmer pointsFarmer() {
        long kept = purchases.stream()
                .map(Ring::sale)
                .map(Sale::lines)
                .flatMap(List::stream)
                .mapToLong(SaleLine::points)
                .sum();
        return new Truths.PointsFarmer(pointsFarmer, receipts(purchases), receipts(refunds), kept);
    }

    private static List<String> receipts(List<Ring> rings) {
        return rings.stream().map(r -> r.sale().source().receiptNumber()).toList();
    }
}
