package io.tillstream.dashboards.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A line of the table of who may do what.
 *
 * @param method which; absent for all. GET includes HEAD
 * @param pattern the address, with {@code {names}} for parts and {@code /**} for everything below
 * @param caller who comes to it
 * @param roles which people may; empty where it is not for people
 */
public record Route(@Nullable HttpMethod method, String pattern, Caller caller, Set<Role> roles) {
    /** Who comes to a route. */
    public enum Caller {
        /** Anybody, also without signing in. */
        EVERYBODY,
        /** People who signed in and have one of the roles. */
        PEOPLE,
        /** Machines with the chain's token. */
        MACHINES
    }

    public Route {
        roles = Set.copyOf(roles);
        if ((caller == Caller.PEOPLE) == roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "Route " + pattern + " is for " + caller + " with the roles " + roles + "; roles are for people.");
        }
    }

    static Route everybody(@Nullable HttpMethod method, String pattern) {
        return new Route(method, pattern, Caller.EVERYBODY, Set.of());
    }

    static Route people(HttpMethod method, String pattern, Role... roles) {
        return new Route(method, pattern, Caller.PEOPLE, Set.of(roles));
    }

    static Route machines(HttpMethod method, String pattern) {
        return new Route(method, pattern, Caller.MACHINES, Set.of());
    }

    boolean isOf(HttpMethod asked) {
        return method == null
                || method.equals(asked)
                || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
    }

    boolean isAt(String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    /** The methods it is for; none for all. */
    Set<HttpMethod> methods() {
        if (method == null) {
            return Set.of();
        }
        return method.equals(HttpMethod.GET) ? Set.of(HttpMethod.GET, HttpMethod.HEAD) : Set.of(method);
    }

    /** {@code GET /today}. */
    String name() {
        return (method == null ? "*" : method.name()) + " " + pattern;
    }
}
