package io.tillstream.customers.churn;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.Rhythms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * What all members tell of each, as of an evening.
 *
 * @param rhythms of everybody
 * @param purchases how everybody buys; absent where fewer than two came back
 */
public record Surroundings(Rhythms rhythms, Optional<BgNbd> purchases) {
    /** Learns from what was known of everybody on an evening. */
    public static Surroundings of(Collection<MemberPurchases> members, LocalDate evening) {
        boolean someCameBack =
                members.stream().filter(member -> member.ever() > 1).limit(2).count() == 2;
        return new Surroundings(
                Rhythms.of(members),
                someCameBack
                        ? Optional.of(BgNbd.fit(members.stream()
                                .map(member -> member.asCustomer(evening))
                                .toList()))
                        : Optional.empty());
    }
}
