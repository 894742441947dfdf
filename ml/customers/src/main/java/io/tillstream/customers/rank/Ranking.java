package io.tillstream.customers.rank;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Scores of members among each other on an evening: days since the last purchase, days with purchases, and money spent. */
public final class Ranking {
    private final Quintiles silence;
    private final Quintiles days;
    private final Quintiles spent;
    private final LocalDate evening;

    /** Ranks these, at least one; each as known on that evening. */
    public Ranking(Collection<MemberPurchases> members, LocalDate evening) {
        this.evening = evening;
        silence = quintiles(members, member -> -member.daysSince(evening));
        days = quintiles(members, member -> (double) member.ever());
        spent = quintiles(members, MemberPurchases::spent);
    }

    private static Quintiles quintiles(Collection<MemberPurchases> members, ToDoubleFunction<MemberPurchases> value) {
        return new Quintiles(members.stream().mapToDouble(value).toArray());
    }

    public Scores of(MemberPurchases member) {
        return new Scores(
                silence.of(-member.daysSince(evening)), days.of((double) member.ever()), spent.of(member.spent()));
    }
}
