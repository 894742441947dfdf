package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everybody as known on an evening, and who bought nothing in the days after it.
 *
 * @param evening what came later is the answer, not the question
 * @param cases one for each member with a purchase until then
 */
record ChurnCut(LocalDate evening, List<Case> cases) {
    ChurnCut {
        cases = List.copyOf(cases);
    }

    /** A member and what became of them. */
    record Case(MemberPurchases member, boolean stayedAway) {}

    /** Cuts the past of members, known for as many days after the evening at least. */
    static ChurnCut on(LocalDate evening, int days, Collection<MemberPurchases> members) {
        return new ChurnCut(
                evening,
                members.stream()
                        .map(member -> member.knownOn(evening)
                                .map(known -> new Case(known, member.purchases(evening, evening.plusDays(days)) == 0)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    List<MemberPurchases> members() {
        return cases.stream().map(Case::member).toList();
    }
}
