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

    @Test
    void whoeverSentAFormReadsOnAtAnAddressThatCanBeRead() {
        for (Route route : Access.ROUTES) {
            if (HttpMethod.POST.equals(route.method()) && route.caller() == Route.Caller.PEOPLE) {
                String sent = route.pattern().replaceAll("\\{[^}]+}", "x");
                assertThat(Access.knows(Access.page(HttpMethod.POST, sent)))
                        .as(sent)
                        .isTrue();
                assertThat(Access.roles(HttpMethod.GET, Access.page(HttpMethod.POST, sent)))
                        .as(sent)
                        .containsAll(route.roles());
            }
        }
        assertThat(Access.page(HttpMethod.POST, "/people/add")).isEqualTo("/people");
        assertThat(Access.page(HttpMethod.POST, "/fleet/receipts/look")).isEqualTo("/fleet/receipts");
        assertThat(Access.page(HttpMethod.POST, "/campaigns/c1/fill")).isEqualTo("/campaigns/c1");
        assertThat(Access.page(HttpMethod.GET, "/people/add")).isEqualTo("/people/add");
    }
}
