package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.settings.DashboardsSettings;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose role demands a second factor. */
@Component
public final class SecondFactorRule {
    private final Set<Role> demanding;

    SecondFactorRule(DashboardsSettings settings) {
        this.demanding = settings.secondFactorFor().stream().map(Role::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of their roles demands it. */
    public boolean isDemandedOf(Person person) {
        return demanding.stream().anyMatch(person.roles()::has);
    }

    /** Whether one of their roles demands it and they have none. */
    public boolean isOwedBy(Person person) {
        return !person.secondFactor() && isDemandedOf(person);
    }
}
