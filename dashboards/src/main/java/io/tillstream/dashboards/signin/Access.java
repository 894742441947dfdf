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

import java.util.List;
import java.util.Optional;
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
            people(GET, "/", ALL).ofStores(),
            people(GET, "/actuator", IT).ofTheChain(),
            everybody(GET, "/actuator/health"),
            everybody(GET, "/actuator/health/**"),
            machines(POST, "/api/import/{kind}"),
            people(GET, "/ask", ALL).ofStores(),
            people(GET, "/ask.csv", MANAGER, BUYER, MARKETER, AUDITOR).ofStores(),
            everybody(GET, "/assets/**"),
            people(GET, "/audit", MANAGER, AUDITOR).ofTheChain(),
            people(GET, "/audit.csv", MANAGER, AUDITOR).ofTheChain(),
            // Who approves one is somebody else than who built it; the page looks after that.
            people(GET, "/campaigns", ALL).ofTheChain(),
            people(POST, "/campaigns/begin", MANAGER, MARKETER).ofTheChain(),
            people(GET, "/campaigns/list", ALL).ofTheChain(),
            people(GET, "/campaigns/{campaign}", ALL).ofTheChain(),
            people(POST, "/campaigns/{campaign}/approve", MANAGER, MARKETER).ofTheChain(),
            people(GET, "/campaigns/{campaign}/brought", ALL).ofTheChain(),
            people(POST, "/campaigns/{campaign}/discard", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/end", MANAGER, MARKETER).ofTheChain(),
            people(GET, "/campaigns/{campaign}/example", ALL).ofTheChain(),
            people(GET, "/campaigns/{campaign}/example.png", ALL).ofTheChain(),
            people(POST, "/campaigns/{campaign}/fill", MANAGER, MARKETER).ofTheChain(),
            people(GET, "/campaigns/{campaign}/message", ALL).ofTheChain(),
            people(POST, "/campaigns/{campaign}/pause", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/preview", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/resume", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/roll-back", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/save", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/send-back", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/stop-trying", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/submit", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/take-back", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/campaigns/{campaign}/try", MANAGER, MARKETER).ofTheChain(),
            // What was counted in drawers, and by whom.
            people(GET, "/closings", MANAGER, AUDITOR).ofStores(),
            people(GET, "/closings/list", MANAGER, AUDITOR).ofStores(),
            people(GET, "/counts", MANAGER, BUYER).ofStores(),
            people(GET, "/counts/{of}", MANAGER, BUYER).ofStores(),
            people(POST, "/counts/{of}", MANAGER, BUYER).ofStores(),
            people(POST, "/counts/{of}/book", MANAGER, BUYER).ofStores(),
            people(GET, "/days", ALL).ofStores(),
            people(POST, "/days/plan", MANAGER).ofStores(),
            people(POST, "/days/plan-undo", MANAGER).ofStores(),
            everybody(null, "/error"),
            // What members wrote.
            people(GET, "/feedback", MANAGER, MARKETER).ofStores(),
            // Whether figures are complete concerns whoever reads them.
            people(GET, "/fleet", ALL).ofStores(),
            people(GET, "/fleet/logs", IT).ofStores(),
            people(POST, "/fleet/logs/ask", IT).ofStores(),
            people(GET, "/fleet/logs/part", IT).ofStores(),
            people(GET, "/fleet/logs/{till}.zip", IT).ofStores(),
            people(GET, "/fleet/prices", ALL).ofStores(),
            people(GET, "/fleet/prices/part", ALL).ofStores(),
            people(GET, "/fleet/programs", IT, MANAGER, AUDITOR).ofTheChain(),
            people(POST, "/fleet/programs/begin", IT).ofTheChain(),
            people(POST, "/fleet/programs/upload", IT).ofTheChain(),
            people(GET, "/fleet/receipts", IT, MANAGER, AUDITOR).ofTheChain(),
            people(POST, "/fleet/receipts/begin", IT).ofTheChain(),
            people(POST, "/fleet/receipts/look", IT).ofTheChain(),
            people(GET, "/fleet/receipts/look.png", IT).ofTheChain(),
            people(GET, "/fleet/receipts/{id}.png", IT, MANAGER, AUDITOR).ofTheChain(),
            people(GET, "/fleet/settings", IT, MANAGER, AUDITOR).ofTheChain(),
            people(POST, "/fleet/settings/begin", IT).ofTheChain(),
            people(GET, "/fleet/settings/{id}", IT, MANAGER, AUDITOR).ofTheChain(),
            // Who approves is somebody else than who asked; the page looks after that.
            people(POST, "/fleet/settings/{id}/approve", IT, MANAGER).ofTheChain(),
            people(POST, "/fleet/settings/{id}/go-on", IT).ofTheChain(),
            people(GET, "/fleet/settings/{id}/part", IT, MANAGER, AUDITOR).ofTheChain(),
            people(POST, "/fleet/settings/{id}/pause", IT).ofTheChain(),
            people(POST, "/fleet/settings/{id}/refuse", IT, MANAGER).ofTheChain(),
            people(POST, "/fleet/settings/{id}/roll-back", IT).ofTheChain(),
            people(GET, "/fleet/tills", ALL).ofStores(),
            people(GET, "/live", ALL).ofStores(),
            // Names of people beside what may be theft.
            people(GET, "/losses", MANAGER, AUDITOR).ofStores(),
            people(GET, "/losses/list", MANAGER, AUDITOR).ofStores(),
            people(POST, "/losses/review", MANAGER).ofStores(),
            people(POST, "/losses/undo", MANAGER).ofStores(),
            // What of it is of the chain every store has: goods, suppliers, prices of all stores.
            people(GET, "/master-data", ALL).ofStores(),
            people(GET, "/master-data/imports", ALL).ofTheChain(),
            people(GET, "/master-data/imports/{id}", ALL).ofTheChain(),
            people(GET, "/master-data/imports/{id}/part", ALL).ofTheChain(),
            people(GET, "/master-data/imports/{id}/wrong.csv", ALL).ofTheChain(),
            people(POST, "/master-data/prices/announce", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/prices/import", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/prices/settle", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/prices/withdraw", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/products/import", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/products/save", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/products/settle", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/promotions/import", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/master-data/promotions/settle", MANAGER, MARKETER).ofTheChain(),
            people(POST, "/master-data/staff/import", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/staff/save", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/staff/settle", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/stores/import", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/stores/save", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/stores/settle", MANAGER, IT).ofTheChain(),
            people(POST, "/master-data/suppliers/import", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/suppliers/save", MANAGER, BUYER).ofTheChain(),
            people(POST, "/master-data/suppliers/settle", MANAGER, BUYER).ofTheChain(),
            people(GET, "/master-data/{kind}", ALL).ofStores(),
            people(GET, "/master-data/{kind}.csv", ALL).ofStores(),
            people(GET, "/master-data/{kind}.xlsx", ALL).ofStores(),
            people(GET, "/master-data/{kind}/one", ALL).ofStores(),
            people(GET, "/master-data/{kind}/template.csv", ALL).ofTheChain(),
            people(GET, "/master-data/{kind}/template.xlsx", ALL).ofTheChain(),
            people(GET, "/me", ALL).ofStores(),
            people(POST, "/me/passkeys", ALL).ofStores(),
            people(POST, "/me/passkeys/options", ALL).ofStores(),
            people(POST, "/me/passkeys/remove", ALL).ofStores(),
            people(POST, "/me/password", ALL).ofStores(),
            people(POST, "/me/prove", ALL).ofStores(),
            people(POST, "/me/prove/passkey", ALL).ofStores(),
            people(POST, "/me/prove/passkey/options", ALL).ofStores(),
            people(POST, "/me/recovery-codes", ALL).ofStores(),
            people(GET, "/me/second-factor", ALL).ofStores(),
            people(POST, "/me/second-factor/begin", ALL).ofStores(),
            people(POST, "/me/second-factor/confirm", ALL).ofStores(),
            people(POST, "/me/second-factor/take-off", ALL).ofStores(),
            people(POST, "/me/sign-out-everywhere", ALL).ofStores(),
            people(GET, "/members", MANAGER, MARKETER).ofStores(),
            people(GET, "/members.csv", MANAGER, MARKETER).ofStores(),
            people(GET, "/models", ALL).ofStores(),
            people(GET, "/orders", ALL).ofStores(),
            people(POST, "/orders/cancel", MANAGER, BUYER).ofStores(),
            people(GET, "/orders/list", ALL).ofStores(),
            // Up to which money nobody looks is not for those whose work it does; a supplier delivers to every store.
            people(POST, "/orders/rules/cap", MANAGER).ofTheChain(),
            people(POST, "/orders/rules/drop", MANAGER).ofTheChain(),
            people(POST, "/orders/rules/set", MANAGER).ofTheChain(),
            people(POST, "/orders/send", MANAGER, BUYER).ofStores(),
            people(POST, "/orders/undo", MANAGER, BUYER).ofStores(),
            people(GET, "/orders/{to}/{number}.csv", ALL).ofStores(),
            people(GET, "/orders/{to}/{number}.eml", ALL).ofStores(),
            people(GET, "/orders/{to}/{number}.pdf", ALL).ofStores(),
            people(GET, "/people", MANAGER, IT).ofTheChain(),
            people(POST, "/people/add", MANAGER, IT).ofTheChain(),
            people(POST, "/people/approve", MANAGER, IT).ofTheChain(),
            people(POST, "/people/refuse", MANAGER, IT).ofTheChain(),
            people(GET, "/people/{name}", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/disable", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/enable", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/give", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/reset-password", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/reset-second-factor", MANAGER, IT).ofTheChain(),
            people(POST, "/people/{name}/take", MANAGER, IT).ofTheChain(),
            people(GET, "/receipts", ALL).ofStores(),
            // A copy of everything that was sold is more than finding one receipt.
            people(GET, "/receipts.csv", MANAGER, BUYER, MARKETER, AUDITOR).ofStores(),
            people(GET, "/receipts/{till}/{epoch}/{sequence}", ALL).ofStores(),
            people(GET, "/receiving", MANAGER, BUYER).ofStores(),
            people(GET, "/receiving/{to}/{number}", MANAGER, BUYER).ofStores(),
            people(POST, "/receiving/{to}/{number}", MANAGER, BUYER).ofStores(),
            people(GET, "/regions", ALL).ofStores(),
            people(POST, "/regions/found", MANAGER).ofTheChain(),
            people(POST, "/regions/place", MANAGER).ofTheChain(),
            people(POST, "/regions/take-back", MANAGER).ofTheChain(),
            people(GET, "/reorder", ALL).ofStores(),
            // A copy of the whole list is more than looking at it.
            people(GET, "/reorder.csv", MANAGER, BUYER).ofStores(),
            people(POST, "/reorder/accept", MANAGER, BUYER).ofStores(),
            people(POST, "/reorder/accept-chosen", MANAGER, BUYER).ofStores(),
            people(POST, "/reorder/accept-group", MANAGER, BUYER).ofStores(),
            people(POST, "/reorder/dismiss", MANAGER, BUYER).ofStores(),
            people(GET, "/reorder/item/{of}/{gtin}", ALL).ofStores(),
            people(GET, "/reorder/list", ALL).ofStores(),
            people(GET, "/reorder/scoreboard", ALL).ofStores(),
            people(POST, "/reorder/snooze", MANAGER, BUYER).ofStores(),
            people(POST, "/reorder/undo", MANAGER, BUYER).ofStores(),
            // Who works when is the manager's matter.
            people(GET, "/shifts", MANAGER).ofStores(),
            people(POST, "/shifts/plan", MANAGER).ofStores(),
            people(POST, "/shifts/take-back", MANAGER).ofStores(),
            everybody(GET, "/sign-in"),
            everybody(POST, "/sign-in"),
            everybody(GET, "/sign-in/code"),
            everybody(POST, "/sign-in/code"),
            everybody(POST, "/sign-in/passkey"),
            everybody(POST, "/sign-in/passkey/options"),
            everybody(POST, "/sign-out"),
            people(GET, "/today", ALL).ofStores(),
            people(GET, "/today/figures", ALL).ofStores(),
            people(GET, "/today/latest", ALL).ofStores(),
            people(GET, "/transfers", MANAGER, BUYER).ofStores(),
            people(GET, "/transfers/send", MANAGER, BUYER).ofStores(),
            people(POST, "/transfers/send", MANAGER, BUYER).ofStores(),
            people(GET, "/transfers/{number}", MANAGER, BUYER).ofStores(),
            people(POST, "/transfers/{number}", MANAGER, BUYER).ofStores(),
            people(POST, "/transfers/{number}/back", MANAGER, BUYER).ofStores(),
            everybody(GET, "/webjars/**"));

    private Access() {}

    /** Whether somebody with these roles may use that address, in some store at least. */
    public static boolean permits(Roles roles, HttpMethod method, String path) {
        return route(method, path)
                .filter(route -> switch (route.caller()) {
                    case EVERYBODY -> true;
                    case PEOPLE -> roles.open(route);
                    case MACHINES -> false;
                })
                .isPresent();
    }

    /** The roles that open that address; all of them where it is open to everybody. */
    public static Set<Role> roles(HttpMethod method, String path) {
        return route(method, path)
                .filter(route -> route.caller() == Route.Caller.PEOPLE)
                .map(Route::roles)
                .orElse(Set.of(ALL));
    }

    /**
     * Where somebody reads on: a page that answers a form has an address that only forms are sent to, and the page the form stood
     * on is above it.
     *
     * @param method by which the address was asked for
     * @param path the address without parameters
     * @return an address that can be read
     */
    public static String page(HttpMethod method, String path) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || isRead(method, path)) {
            return path;
        }
        String above = above(path);
        while (!above.isEmpty() && route(HttpMethod.GET, above).isEmpty()) {
            above = above(above);
        }
        return above.isEmpty() ? "/" : above;
    }

    /** Whether the same line of addresses can be read: {@code /people/add} is none of {@code /people/{name}}. */
    private static boolean isRead(HttpMethod method, String path) {
        Optional<String> read = route(HttpMethod.GET, path).map(Route::pattern);
        return read.isPresent() && read.equals(route(method, path).map(Route::pattern));
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static Optional<Route> route(HttpMethod method, String path) {
        return ROUTES.stream()
                .filter(route -> route.isOf(method) && route.isAt(path))
                .findFirst();
    }

    /** Whether there is anything at that address, for whomever. */
    static boolean knows(String path) {
        return ROUTES.stream().anyMatch(route -> route.isAt(path));
    }
}
