package io.tillstream.dashboards.signin;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The table of who may do what against the running app: every route of either is known to the other, and kept. */
@WholeApp
final class RoutesTest {
    /** Answered by Spring Security before any controller. */
    private static final Set<String> ANSWERED_BY_FILTERS = Set.of("POST /sign-in", "POST /sign-out");

    /** After these one has to sign in again. */
    private static final Set<String> END_THE_SESSION =
            Set.of("POST /me/sign-out-everywhere", "POST /sign-in", "POST /sign-out");

    /** Where everything below an address is one route. */
    private static final String BELOW = "/**";

    @Autowired
    private List<HandlerMapping> mappings;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    @Test
    void everyRouteOfTheAppStandsInTheTable() {
        Set<String> listed = listed();

        for (String route : routesOfTheApp()) {
            assertThat(listed).as("""
                            %s is a route of the app, and Access.ROUTES does not list it, so nobody can reach it. Add
                            the line  people(%s, "%s", MANAGER, ...)  with the roles that need it, or everybody(...)
                            or machines(...), where its address puts it""", route, method(route), address(route)).contains(route);
        }
    }

    @Test
    void everyLineOfTheTableLeadsSomewhere() {
        Set<String> there = routesOfTheApp();
        there.addAll(ANSWERED_BY_FILTERS);

        assertThat(listed())
                .as("lines of Access.ROUTES; take out those that lead nowhere")
                .isSubsetOf(there);
    }

    @Test
    void everyLineForPeopleSaysWhetherItIsOfStoresOrOfTheChain() {
        assertThat(Access.ROUTES)
                .filteredOn(route -> route.bound() == Route.Bound.UNMARKED)
                .extracting(Route::name)
                .as("""
                        lines of Access.ROUTES that say neither; add .ofStores() when the page shows and changes only what is of
                        its reader's stores (it asks `shops` for them), else .ofTheChain()""")
                .isEmpty();
    }

    @Test
    void everyFileOfTheAppIsBehindADoorThatOpens() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");

        assertThat(files).isNotEmpty();
        for (Resource file : files) {
            String url = file.getURL().toString();
            String path = url.substring(url.lastIndexOf("/static/") + "/static".length());
            try (Visitor stranger = new Visitor(port)) {
                assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void strangersReachWhatIsForEverybodyAndNothingElse() {
        try (Visitor stranger = new Visitor(port)) {
            for (Route route : Access.ROUTES) {
                stranger.get("/sign-in");

                assertThat(said(stranger, route))
                        .as(route.name())
                        .isEqualTo(
                                switch (route.caller()) {
                                    case EVERYBODY -> Said.YES;
                                    case PEOPLE -> Said.SIGN_IN;
                                    case MACHINES -> Said.NO_TOKEN;
                                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleReachesWhatTheTableSaysAndNothingElse(Role role) {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(role.word(), RealParts.PASSWORD);
            for (Route route : Access.ROUTES) {
                assertThat(said(visitor, route))
                        .as(role + " " + route.name())
                        .isEqualTo(
                                switch (route.caller()) {
                                    case EVERYBODY -> Said.YES;
                                    case PEOPLE -> route.roles().contains(role) ? Said.YES : Said.NO;
                                    case MACHINES -> Said.NO_TOKEN;
                                });
                if (END_THE_SESSION.contains(route.name())) {
                    visitor.signIn(role.word(), RealParts.PASSWORD);
                }
            }
        }
    }

    /** With a role in one store: what is of that store opens, the same of another is not there, and the chain stays closed. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleInOneStoreOpensThatStoreAndNoOther(Role role) {
        StoreId own = StoreId.of("s61");
        StoreId other = StoreId.of("s62");
        String name = role.word() + "-of-61";
        List.of(own, other)
                .forEach(store -> RealParts.started().publish(Topics.STORE, store.value(), TestShop.store(store)));
        PeopleUnderTest.add(people, passwords, name, PeopleUnderTest.in(own, role));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(name, RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> visitor.get("/fleet?store=" + own).statusCode() == 200);
            for (Route route : Access.ROUTES) {
                if (route.caller() == Route.Caller.PEOPLE) {
                    boolean theirs = route.roles().contains(role) && route.bound() == Route.Bound.STORES;

                    assertThat(said(visitor, route, own, own))
                            .as("own " + route.name())
                            .isEqualTo(theirs ? Said.YES : Said.NO);
                    if (END_THE_SESSION.contains(route.name())) {
                        visitor.signIn(name, RealParts.PASSWORD);
                    }
                    assertThat(said(visitor, route, other, own))
                            .as("other " + route.name())
                            .isEqualTo(theirs ? Said.NOT_THERE : Said.NO);
                }
            }
        }
    }

    /** The password was right and the code is missing: to every door they are a stranger. */
    @Test
    void whoOwesACodeReachesWhatStrangersReach() {
        PeopleUnderTest.add(people, passwords, "half", Grant.everywhere(Role.MANAGER));
        database.sql("insert into second_factor (person, secret, confirmed_at) values ('half', ''::bytea, now())")
                .update();
        try (Visitor half = new Visitor(port)) {
            for (Route route : Access.ROUTES) {
                half.signIn("half", RealParts.PASSWORD);
                half.get("/sign-in/code");
                // A code cannot be proved of a secret that is none.
                if (!route.pattern().equals("/sign-in/code")) {
                    assertThat(said(half, route))
                            .as(route.name())
                            .isEqualTo(
                                    switch (route.caller()) {
                                        case EVERYBODY -> Said.YES;
                                        case PEOPLE -> Said.SIGN_IN;
                                        case MACHINES -> Said.NO_TOKEN;
                                    });
                }
            }
        }
    }

    /** A page of another site makes a browser send its cookie, and has no token. */
    @Test
    void nothingIsChangedWithoutTheToken() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("manager", RealParts.PASSWORD);
            visitor.forgetToken();
            for (Route route : Access.ROUTES) {
                if (route.caller() != Route.Caller.MACHINES && HttpMethod.POST.equals(route.method())) {
                    assertThat(visitor.knock("POST", path(route, "s1")).statusCode())
                            .as(route.name())
                            .isEqualTo(403);
                }
            }
            assertThat(visitor.knock("GET", "/me").statusCode())
                    .as("nor did the sign-out")
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingIsChangedByLooking() {
        List<String> before = tables();
        assertThat(before).hasSizeGreaterThan(10);
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("manager", RealParts.PASSWORD);
            before = tables();
            for (Route route : Access.ROUTES) {
                if (HttpMethod.GET.equals(route.method())) {
                    visitor.knock("GET", path(route, "s1"));
                }
            }
        }

        assertThat(tables()).isEqualTo(before);
    }

    /** Every table of this app with a hash over its rows. */
    private List<String> tables() {
        return database.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'dashboards' and table_type = 'BASE TABLE' order by table_name""").query(String.class).list().stream()
                .map(table -> table + " "
                        + database.sql("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \""
                                        + table + "\" t")
                                .query(String.class)
                                .single())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatIsNowhereIsNotFoundAndWhatIsNotListedIsDenied(Role role) {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(role.word(), RealParts.PASSWORD);

            assertThat(visitor.get("/nowhere").statusCode()).isEqualTo(404);
            assertThat(visitor.knock("DELETE", "/today").statusCode()).isEqualTo(403);
            assertThat(visitor.knock("HEAD", "/today").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theNavigationShowsWhatCanBeOpened(Role role) {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(role.word(), RealParts.PASSWORD);
            String page = visitor.get("/fleet?lang=en").body();

            for (String place : List.of("/today", "/receipts", "/members", "/closings", "/feedback")) {
                assertThat(page.contains("href=\"" + place + "\""))
                        .as(place)
                        .isEqualTo(visitor.knock("GET", place).statusCode() == 200);
            }
        }
    }

    /** How a door answers a knock. */
    private enum Said {
        YES,
        SIGN_IN,
        NO,
        NOT_THERE,
        NO_TOKEN
    }

    /** Bad requests and receipts that are nowhere have passed the door; a fault behind it is an error of its own. */
    private static Said said(Visitor visitor, Route route) {
        return said(visitor.knock(method(route), path(route, "s1")), route);
    }

    /** The same where a store is named; what of one's own is asked for by its number is nowhere, which is a yes, too. */
    private static Said said(Visitor visitor, Route route, StoreId store, StoreId own) {
        HttpResponse<?> answer = visitor.knock(method(route), path(route, store.value()) + "?store=" + store);
        return answer.statusCode() == 404 && !store.equals(own) ? Said.NOT_THERE : said(answer, route);
    }

    private static String method(Route route) {
        return route.method() == null ? "GET" : route.method().name();
    }

    private static String path(Route route, String store) {
        String path = route.pattern()
                .replace(BELOW, "/nothing")
                .replace("{till}", store + "-t1")
                .replace("{epoch}", "1")
                .replace("{sequence}", "1")
                .replace("{campaign}", "campaign-0")
                .replace("{name}", "nobody")
                .replace("{to}", store)
                .replace("{number}", "20111110-00000000")
                .replace("{id}", "1")
                .replace("{of}", store)
                .replace("{gtin}", "05000000000012")
                .replace("{kind}", "products");
        assertThat(path).as("give every part of the address a value here").doesNotContain("{", "*");
        return path;
    }

    private static Said said(HttpResponse<?> answer, Route route) {
        if (route.caller() == Route.Caller.PEOPLE) {
            assertThat(answer.statusCode()).as(route.name()).isLessThan(500);
        }
        return switch (answer.statusCode()) {
            case 401 -> Said.NO_TOKEN;
            case 403 -> Said.NO;
            case 302 ->
                answer.headers().firstValue("Location").orElse("").endsWith("/sign-in") ? Said.SIGN_IN : Said.YES;
            default -> Said.YES;
        };
    }

    private static Set<String> listed() {
        return Access.ROUTES.stream().map(Route::name).collect(toCollection(TreeSet::new));
    }

    /** {@code GET /today}, from Spring's own registers: controllers, actuator, resources. */
    private Set<String> routesOfTheApp() {
        return mappings.stream().flatMap(RoutesTest::routes).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> routes(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping controllers ->
                controllers.getHandlerMethods().keySet().stream().flatMap(RoutesTest::routes);
            case AbstractUrlHandlerMapping files ->
                files.getHandlerMap().keySet().stream()
                        // What lies in the folder of this app's own files is looked at one by one above.
                        .map(pattern -> "GET " + (pattern.equals(BELOW) ? "/assets/**" : pattern));
            case RouterFunctionMapping functions -> {
                assertThat(functions.getRouterFunction())
                        .as("routes by function are not looked at here")
                        .isNull();
                yield Stream.empty();
            }
            default ->
                throw new AssertionError(mapping.getClass() + " may have routes; say here how to ask it for them.");
        };
    }

    private static Stream<String> routes(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Set<String> names = methods.isEmpty()
                ? Collections.singleton("*")
                : methods.stream().map(RequestMethod::name).collect(toCollection(TreeSet::new));
        return info.getPatternValues().stream()
                .flatMap(pattern -> names.stream().map(name -> name + " " + pattern));
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String address(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
