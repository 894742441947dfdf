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
 * @param bound what a role in some stores opens of it
 */
public record Route(@Nullable HttpMethod method, String pattern, Caller caller, Set<Role> roles, Bound bound) {
    /** Who comes to a route. */
    public enum Caller {
        /** Anybody, also without signing in. */
        EVERYBODY,
        /** People who signed in and have one of the roles. */
        PEOPLE,
        /** Machines with the chain's token. */
        MACHINES
    }

    /** What a role in some stores opens. */
    public enum Bound {
        /** The route, and in it what is of these stores: what is of another is not there. */
        STORES,
        /** Nothing: it concerns the chain as a whole, and takes a role for the chain. */
        CHAIN,
        /** Not said, so closed as for the chain; {@code RoutesTest} wants it said. */
        UNMARKED
    }

    public Route {
        roles = Set.copyOf(roles);
        if ((caller == Caller.PEOPLE) == roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "Route " + pattern + " is for " + caller + " with the roles " + roles + "; roles are for people.");
        }
    }

    static Route everybody(@Nullable HttpMethod method, String pattern) {
        return new Route(method, pattern, Caller.EVERYBODY, Set.of(), Bound.STORES);
    }

    /** For people with one of these roles; say in the table whether {@link #ofStores} or {@link #ofTheChain}. */
    static Route people(HttpMethod method, String pattern, Role... roles) {
        return new Route(method, pattern, Caller.PEOPLE, Set.of(roles), Bound.UNMARKED);
    }

    static Route machines(HttpMethod method, String pattern) {
        return new Route(method, pattern, Caller.MACHINES, Set.of(), Bound.CHAIN);
    }

    /** It shows and changes only what is of stores in which the caller has one of the roles. */
    Route ofStores() {
        return new Route(method, pattern, caller, roles, Bound.STORES);
    }

    /** It concerns the whole chain. */
    Route ofTheChain() {
        return new Route(method, pattern, caller, roles, Bound.CHAIN);
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
