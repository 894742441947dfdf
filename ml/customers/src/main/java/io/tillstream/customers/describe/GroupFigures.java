package io.tillstream.customers.describe;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a group comes to.
 *
 * @param group which
 * @param members how many there are, above 0
 * @param spentLately what all of them spent on the days looked back
 * @param expectedValue what all of them are expected to spend on the days looked ahead
 */
public record GroupFigures(MemberGroup group, int members, double spentLately, double expectedValue) {
    /** Groups that have members, in the order of {@link MemberGroup}. */
    static List<GroupFigures> of(Collection<Description> all) {
        Map<MemberGroup, GroupFigures> figures = new EnumMap<>(MemberGroup.class);
        for (Description one : all) {
            figures.merge(
                    one.group(),
                    new GroupFigures(one.group(), 1, one.spentLately(), one.expectedValue()),
                    GroupFigures::plus);
        }
        return List.copyOf(figures.values());
    }

    private GroupFigures plus(GroupFigures more) {
        return new GroupFigures(
                group, members + more.members, spentLately + more.spentLately, expectedValue + more.expectedValue);
    }
}
