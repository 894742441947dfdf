package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;

/**
 * BG/NBD as it stands: whoever is gone for good does not buy, and whoever is there waits.
 *
 * @param surroundings with a fitted BG/NBD
 * @param days how many are looked ahead
 */
public record BgNbdChurn(Surroundings surroundings, int days) implements ChurnModel {
    public static final String NAME = "bg-nbd";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double staysAway(MemberPurchases member, LocalDate evening) {
        return new ChurnMoment(member, surroundings, evening, days).quiet();
    }
}
