package io.tillstream.dashboards.signin;

import io.tillstream.events.StoreId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which roles somebody has, and where.
 *
 * @param grants each once
 */
public record Roles(Set<Grant> grants) {
    /** Of somebody who has not signed in. */
    public static final Roles NONE = new Roles(Set.of());

    public Roles {
        grants = Set.copyOf(grants);
    }

    /** The same roles for the whole chain. */
    public static Roles everywhere(Collection<Role> roles) {
        return new Roles(Set.copyOf(roles.stream().map(Grant::everywhere).toList()));
    }

    /** Whether this is one of the roles, wherever. */
    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Whether this is one of the roles, and for the whole chain. */
    public boolean hasForTheChain(Role role) {
        return grants.contains(Grant.everywhere(role));
    }

    /** Whether the route is theirs: in some store, or for the chain where it concerns the chain. */
    boolean open(Route route) {
        return grants.stream()
                .filter(grant -> route.roles().contains(grant.role()))
                .anyMatch(grant -> route.bound() == Route.Bound.STORES || grant.isForTheChain());
    }

    /**
     * The stores in which somebody has one of these roles.
     *
     * @param of which roles count
     * @param storesIn the stores of a region today
     */
    public Reach reach(Set<Role> of, Function<String, Collection<StoreId>> storesIn) {
        List<Scope> scopes = grants.stream()
                .filter(grant -> of.contains(grant.role()))
                .map(Grant::scope)
                .toList();
        Set<StoreId> stores = new HashSet<>();
        for (Scope scope : scopes) {
            switch (scope) {
                case Scope.Chain _ -> {
                    return new Reach.Chain();
                }
                case Scope.Region(String group) -> stores.addAll(storesIn.apply(group));
                case Scope.OneStore(StoreId store) -> stores.add(store);
            }
        }
        return new Reach.Stores(stores);
    }
}
