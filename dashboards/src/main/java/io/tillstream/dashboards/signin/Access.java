package io.tillstream.dashboards.signin;

import static io.tillstream.dashboards.signin.Role.AUDITOR;
import static io.tillstream.dashboards.signin.Role.BUYER;
import static io.tillstream.dashboards.signin.Role.IT;
import static io.tillstream.dashboards.signin.Role.MANAGER;
import static io.tillstream.dashboards.signin.Role.MARKETER;
import static io.tillstream.dashboards.signin.Route.everybody;
import static io.tillstream.dashboards.signin.Route.machines;
import static io.tillstream.dashboards.signin.Route.people;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may do what: the one table of all routes of this app. {@link Doors} is made of it, the navigation asks it, and
 * what it does not list is closed to everybody.
 */
public final class Access {
    private static final Role[] ALL = Role.values();

    /** Every route once, by address. */
    public static final List<Route> ROUTES = List.of(
            people(GET, "/", ALL),
            people(GET, "/actuator", IT),
            everybody(GET, "/actuator/health"),
            everybody(GET, "/actuator/health/**"),
            machines(POST, "/api/import/{kind}"),
            everybody(GET, "/assets/**"),
            people(GET, "/audit", MANAGER, AUDITOR),
            people(GET, "/audit.csv", MANAGER, AUDITOR),
            // What was counted in drawers, and by whom.
            people(GET, "/closings", MANAGER, AUDITOR),
            people(GET, "/closings/list", MANAGER, AUDITOR),
            everybody(null, "/error"),
            // What members wrote.
            people(GET, "/feedback", MANAGER, MARKETER),
            // Whether figures are complete concerns whoever reads them.
            people(GET, "/fleet", ALL),
            people(GET, "/fleet/tills", ALL),
            people(GET, "/live", ALL),
            people(GET, "/master-data", ALL),
            people(GET, "/master-data/imports", ALL),
            people(GET, "/master-data/imports/{id}", ALL),
            people(GET, "/master-data/imports/{id}/part", ALL),
            people(GET, "/master-data/imports/{id}/wrong.csv", ALL),
            people(POST, "/master-data/prices/announce", MANAGER, BUYER),
            people(POST, "/master-data/prices/import", MANAGER, BUYER),
            people(POST, "/master-data/prices/settle", MANAGER, BUYER),
            people(POST, "/master-data/prices/withdraw", MANAGER, BUYER),
            people(POST, "/master-data/products/import", MANAGER, BUYER),
            people(POST, "/master-data/products/save", MANAGER, BUYER),
            people(POST, "/master-data/products/settle", MANAGER, BUYER),
            people(POST, "/master-data/suppliers/import", MANAGER, BUYER),
            people(POST, "/master-data/suppliers/save", MANAGER, BUYER),
            people(POST, "/master-data/suppliers/settle", MANAGER, BUYER),
            people(GET, "/master-data/{kind}", ALL),
            people(GET, "/master-data/{kind}.csv", ALL),
            people(GET, "/master-data/{kind}.xlsx", ALL),
            people(GET, "/master-data/{kind}/one", ALL),
            people(GET, "/master-data/{kind}/template.csv", ALL),
            people(GET, "/master-data/{kind}/template.xlsx", ALL),
            people(GET, "/members", MANAGER, MARKETER),
            people(GET, "/members.csv", MANAGER, MARKETER),
            people(GET, "/models", ALL),
            people(GET, "/orders", ALL),
            people(POST, "/orders/cancel", MANAGER, BUYER),
            people(GET, "/orders/list", ALL),
            people(POST, "/orders/send", MANAGER, BUYER),
            people(POST, "/orders/undo", MANAGER, BUYER),
            people(GET, "/orders/{to}/{number}.csv", ALL),
            people(GET, "/orders/{to}/{number}.eml", ALL),
            people(GET, "/receipts", ALL),
            // A copy of everything that was sold is more than finding one receipt.
            people(GET, "/receipts.csv", MANAGER, BUYER, MARKETER, AUDITOR),
            people(GET, "/receipts/{till}/{epoch}/{sequence}", ALL),
            people(GET, "/regions", ALL),
            people(POST, "/regions/found", MANAGER),
            people(POST, "/regions/place", MANAGER),
            people(POST, "/regions/take-back", MANAGER),
            people(GET, "/reorder", ALL),
            people(POST, "/reorder/accept", MANAGER, BUYER),
            people(POST, "/reorder/accept-chosen", MANAGER, BUYER),
            people(POST, "/reorder/accept-group", MANAGER, BUYER),
            people(POST, "/reorder/dismiss", MANAGER, BUYER),
            people(GET, "/reorder/list", ALL),
            people(POST, "/reorder/snooze", MANAGER, BUYER),
            people(POST, "/reorder/undo", MANAGER, BUYER),
            everybody(GET, "/sign-in"),
            everybody(POST, "/sign-in"),
            everybody(POST, "/sign-out"),
            people(GET, "/today", ALL),
            people(GET, "/today/figures", ALL),
            people(GET, "/today/latest", ALL),
            everybody(GET, "/webjars/**"));

    private Access() {}

    /** Whether somebody with these roles may use that address. */
    public static boolean permits(Set<Role> roles, HttpMethod method, String path) {
        return ROUTES.stream()
                .filter(route -> route.isOf(method) && route.isAt(path))
                .anyMatch(route -> switch (route.caller()) {
                    case EVERYBODY -> true;
                    case PEOPLE -> !Collections.disjoint(route.roles(), roles);
                    case MACHINES -> false;
                });
    }

    /** Whether there is anything at that address, for whomever. */
    static boolean knows(String path) {
        return ROUTES.stream().anyMatch(route -> route.isAt(path));
    }
}
