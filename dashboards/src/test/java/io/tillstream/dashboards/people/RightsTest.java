package io.tillstream.dashboards.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.dashboards.people.RefusedChange.Reason;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.Roles;
import io.tillstream.dashboards.signin.Scope;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RightsTest {
    private static final Instant MORNING = Instant.parse("2011-11-09T10:15:00Z");
    private static final Grant STORE_MANAGER = new Grant(Role.MANAGER, new Scope.OneStore(StoreId.of("s1")));
    private static final Person MANAGER = somebody("mary", Grant.everywhere(Role.MANAGER));
    private static final Person IT = somebody("ian", Grant.everywhere(Role.IT));

    @Test
    void managersOfTheChainGiveEveryRoleAndItThoseWithoutMoneyAndAudit() {
        for (Role role : Role.values()) {
            assertThat(Rights.mayGive(MANAGER.roles(), Grant.everywhere(role))).isTrue();
        }
        assertThat(List.of(Role.values()))
                .filteredOn(role -> Rights.mayGive(IT.roles(), Grant.everywhere(role)))
                .containsExactly(Role.BUYER, Role.MARKETER, Role.IT);
        assertThat(Rights.mayGive(IT.roles(), STORE_MANAGER)).isFalse();
    }

    @Test
    void aRoleInOneStoreGivesNothing() {
        Roles roles = new Roles(Set.of(STORE_MANAGER));

        assertThat(Rights.mayGive(roles, new Grant(Role.BUYER, new Scope.OneStore(StoreId.of("s1")))))
                .isFalse();
    }

    @Test
    void nobodyTouchesWhoHasMore() {
        Person both = somebody("bo", Grant.everywhere(Role.BUYER), STORE_MANAGER);

        refuses(Reason.ABOVE_YOU, () -> Rights.requireTouch(IT, MANAGER));
        refuses(Reason.ABOVE_YOU, () -> Rights.requireTouch(IT, both));
        assertThatCode(() -> Rights.requireTouch(MANAGER, both)).doesNotThrowAnyException();
        assertThatCode(() -> Rights.requireTouch(IT, somebody("bea", Grant.everywhere(Role.BUYER))))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyTouchesThemselves() {
        refuses(Reason.YOURSELF, () -> Rights.requireTouch(MANAGER, MANAGER));
    }

    @Test
    void somebodyGoesOnRunningTheChain() {
        Person asleep = new Person("max", "Max", MANAGER.roles(), false, 0, false, MORNING, MORNING);

        refuses(Reason.LAST_MANAGER, () -> Rights.requireAnotherManager(MANAGER, List.of(MANAGER, IT, asleep)));
        assertThatCode(() -> Rights.requireAnotherManager(
                        MANAGER, List.of(MANAGER, somebody("mo", Grant.everywhere(Role.MANAGER)))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Rights.requireAnotherManager(IT, List.of(MANAGER, IT)))
                .doesNotThrowAnyException();
    }

    private static void refuses(Reason reason, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        RefusedChange.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Person somebody(String name, Grant... grants) {
        return new Person(name, name, new Roles(Set.of(grants)), false, 0, false, null, MORNING);
    }
}
