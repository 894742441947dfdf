package io.tillstream.dashboards.people;

import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.Roles;
import io.tillstream.dashboards.signin.Scope;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import java.util.Comparator;
import java.util.List;

/**
 * A role on a page.
 *
 * @param grant which
 * @param role what it is called
 * @param place where it holds, as people know it
 */
record Held(Grant grant, String role, String place) {
    static Held of(Grant grant, ChainMap map, Show show) {
        String place = switch (grant.scope()) {
            case Scope.Chain _ -> show.say("people.chain");
            case Scope.Region(String group) -> {
                StoreGroup known = map.groups().get(group);
                yield known == null ? group : show.text(known.name());
            }
            case Scope.OneStore(var store) -> show.store(store);
        };
        return new Held(grant, show.say("role." + grant.role().word()), place);
    }

    /** Those for the chain first. */
    static List<Held> all(Roles roles, ChainMap map, Show show) {
        return roles.grants().stream()
                .map(grant -> of(grant, map, show))
                .sorted(Comparator.comparing((Held held) -> !held.grant.isForTheChain())
                        .thenComparing(held -> held.grant.role())
                        .thenComparing(Held::place))
                .toList();
    }

    /** Where it holds, as a form sends it. */
    public String where() {
        return address(grant.scope());
    }

    /** {@code chain}, {@code region:north} or {@code store:s1}. */
    static String address(Scope scope) {
        return scope instanceof Scope.Chain ? scope.word() : scope.word() + ":" + scope.place();
    }
}
