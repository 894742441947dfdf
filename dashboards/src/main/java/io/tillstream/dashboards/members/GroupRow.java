package io.tillstream.dashboards.members;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.decision.MemberOutlook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group as it is shown.
 *
 * @param group which
 * @param members how many
 * @param spent what they spent lately, in each currency
 * @param expected what is expected of them, in each currency
 * @param keen of how many reductions are known to count
 */
record GroupRow(MemberOutlook.Group group, long members, List<Money> spent, List<Money> expected, long keen) {
    GroupRow {
        spent = List.copyOf(spent);
        expected = List.copyOf(expected);
    }

    /** Those with members, in the order of the groups. */
    static List<GroupRow> of(Collection<MemberOutlook> all) {
        Map<MemberOutlook.Group, List<MemberOutlook>> groups = new EnumMap<>(MemberOutlook.Group.class);
        all.forEach(one ->
                groups.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one));
        List<GroupRow> rows = new ArrayList<>();
        groups.forEach((group, members) -> rows.add(new GroupRow(
                group,
                members.size(),
                sums(members.stream().map(MemberOutlook::spentLately).toList()),
                sums(members.stream().map(MemberOutlook::expectedValue).toList()),
                members.stream().filter(GroupRow::isKeen).count())));
        return rows;
    }

    private static boolean isKeen(MemberOutlook one) {
        return one.prices() != null && one.prices().sensitivity() == MemberOutlook.Sensitivity.KEEN;
    }

    private static List<Money> sums(List<Money> amounts) {
        Map<CurrencyUnit, Money> sums = new TreeMap<>(Comparator.comparing(CurrencyUnit::code));
        amounts.forEach(amount -> sums.merge(amount.currency(), amount, Money::plus));
        return List.copyOf(sums.values());
    }
}
