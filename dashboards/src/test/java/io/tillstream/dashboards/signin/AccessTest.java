package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

final class AccessTest {
    @Test
    void everyRouteStandsOnceAndByAddress() {
        assertThat(Access.ROUTES).extracting(Route::name).doesNotHaveDuplicates();
        assertThat(Access.ROUTES).extracting(Route::pattern).isSorted();
    }

    @Test
    void theFirstPeopleCanHaveEveryRole() {
        assertThat(Arrays.stream(Role.values()).map(Role::word).collect(Collectors.toSet()))
                .isEqualTo(DashboardsSettings.ROLES);
    }

    @Test
    void auditorsChangeNothingButTheirOwnAccount() {
        assertThat(Access.ROUTES)
                .filteredOn(route -> !route.pattern().startsWith("/me/"))
                .filteredOn(route -> route.roles().contains(Role.AUDITOR))
                .extracting(Route::method)
                .containsOnly(HttpMethod.GET);
    }

    @Test
    void whatIsNotListedIsPermittedToNobody() {
        Roles everything = Roles.everywhere(Set.of(Role.values()));

        assertThat(Access.permits(everything, HttpMethod.GET, "/nowhere")).isFalse();
        assertThat(Access.permits(everything, HttpMethod.DELETE, "/today")).isFalse();
        assertThat(Access.permits(everything, HttpMethod.GET, "/today")).isTrue();
        assertThat(Access.permits(everything, HttpMethod.HEAD, "/today")).isTrue();
    }

    @Test
    void countedMoneyAndMembersAreNotForIt() {
        Roles it = Roles.everywhere(Set.of(Role.IT));

        assertThat(Access.permits(it, HttpMethod.GET, "/closings")).isFalse();
        assertThat(Access.permits(it, HttpMethod.GET, "/members")).isFalse();
        assertThat(Access.permits(it, HttpMethod.GET, "/fleet")).isTrue();
    }
}
