package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.StoreId;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/** People of one test each, all with the password of the tests. */
public final class PeopleUnderTest {
    private PeopleUnderTest() {}

    /** Somebody who signs in with that name, if nobody does yet. */
    public static void add(People people, PasswordEncoder passwords, String name, Grant... grants) {
        if (people.find(name).isEmpty()) {
            people.add(AuditLog.SETTINGS, name, name, passwords.encode(RealParts.PASSWORD), false, Set.of(grants));
        }
    }

    public static Grant in(StoreId store, Role role) {
        return new Grant(role, new Scope.OneStore(store));
    }

    public static Grant inRegion(String region, Role role) {
        return new Grant(role, new Scope.Region(region));
    }
}
