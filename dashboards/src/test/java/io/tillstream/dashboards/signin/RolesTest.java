package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.tillstream.events.StoreId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RolesTest {
    private static final StoreId MILL = StoreId.of("s1");
    private static final StoreId CASTLE = StoreId.of("s2");
    private static final StoreId RIVER = StoreId.of("s3");

    @Test
    void aRoleForTheChainReachesEveryStoreAlsoThoseNobodyKnowsYet() {
        Roles roles = Roles.everywhere(List.of(Role.BUYER));

        assertThat(roles.reach(Set.of(Role.BUYER), RolesTest::storesIn).covers(StoreId.of("s99")))
                .isTrue();
        assertThat(roles.reach(Set.of(Role.MANAGER), RolesTest::storesIn).covers(MILL))
                .isFalse();
    }

    @Test
    void rolesInARegionAndInAStoreAddUp() {
        Roles roles = new Roles(Set.of(
                new Grant(Role.BUYER, new Scope.Region("north")), new Grant(Role.BUYER, new Scope.OneStore(RIVER))));

        assertThat(roles.reach(Set.of(Role.BUYER), RolesTest::storesIn))
                .isEqualTo(new Reach.Stores(Set.of(MILL, CASTLE, RIVER)));
        assertThat(roles.reach(Set.of(Role.BUYER), _ -> List.of())).isEqualTo(new Reach.Stores(Set.of(RIVER)));
    }

    /** Whoever counts drawers in one store and orders for another does not see the other's drawers. */
    @Test
    void onlyTheRolesThatOpenARouteSayOfWhichStores() {
        Roles roles = new Roles(Set.of(
                new Grant(Role.AUDITOR, new Scope.OneStore(MILL)), new Grant(Role.BUYER, new Scope.OneStore(CASTLE))));

        assertThat(roles.reach(Access.roles(GET, "/closings"), RolesTest::storesIn))
                .isEqualTo(new Reach.Stores(Set.of(MILL)));
        assertThat(roles.reach(Access.roles(POST, "/reorder/accept"), RolesTest::storesIn))
                .isEqualTo(new Reach.Stores(Set.of(CASTLE)));
        assertThat(roles.reach(Access.roles(GET, "/today"), RolesTest::storesIn))
                .isEqualTo(new Reach.Stores(Set.of(MILL, CASTLE)));
    }

    @Test
    void whatConcernsTheChainTakesARoleForTheChain() {
        Roles inOneStore = new Roles(Set.of(new Grant(Role.MANAGER, new Scope.OneStore(MILL))));
        Roles everywhere = Roles.everywhere(List.of(Role.MANAGER));

        assertThat(Access.permits(inOneStore, POST, "/reorder/accept")).isTrue();
        assertThat(Access.permits(inOneStore, POST, "/regions/place")).isFalse();
        assertThat(Access.permits(everywhere, POST, "/regions/place")).isTrue();
    }

    @Test
    void aLineThatSaysNothingOfStoresOpensToRolesForTheChainAlone() {
        Route unmarked = Route.people(GET, "/new", Role.MANAGER);

        assertThat(new Roles(Set.of(new Grant(Role.MANAGER, new Scope.OneStore(MILL)))).open(unmarked))
                .isFalse();
        assertThat(Roles.everywhere(List.of(Role.MANAGER)).open(unmarked)).isTrue();
    }

    @Test
    void aScopeIsReadBackAsItWasWritten() {
        for (Scope scope : List.of(new Scope.Chain(), new Scope.Region("north"), new Scope.OneStore(MILL))) {
            assertThat(Scope.of(scope.word(), scope.place())).isEqualTo(scope);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of("region", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of("planet", "earth"));
    }

    private static Collection<StoreId> storesIn(String region) {
        return region.equals("north") ? List.of(MILL, CASTLE) : List.of();
    }
}
