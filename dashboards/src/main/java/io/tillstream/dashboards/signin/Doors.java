package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.settings.DashboardsSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors that the table {@link Access} says: machines with the token, people after signing in. */
@Configuration(proxyBeanMethods = false)
class Doors {
    /** Nothing inline, nothing from elsewhere: scripts, styles and pictures come from this app only. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                    + " data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ARGON2ID = "argon2id";

    /**
     * Argon2id with 19 MiB, two passes and one lane (OWASP's minimum, as in the member portal); how many are computed at
     * once is {@link Passwords}' to say. Hashes made with bcrypt before are proved as they are and made anew then.
     */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                ARGON2ID,
                Map.of(
                        ARGON2ID,
                        new Argon2PasswordEncoder(16, 32, 1, 19_456, 2),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, DashboardsSettings settings) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new MachineToken(settings), LogoutFilter.class)
                .authorizeHttpRequests(requests -> open(requests, Route.Caller.MACHINES))
                // Who has the token is told what is wrong with the address, not sent to sign in.
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) ->
                        response.sendError(unknownOr(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request))))
                .build();
    }

    @Bean("doorsForPeople")
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, People people, SecondFactorRule rule, SignInNotes notes)
            throws Exception {
        AuthenticationSuccessHandler toWork = new SavedRequestAwareAuthenticationSuccessHandler();
        // ThrottledSignIn is found by itself; named here as well, it would be asked twice for each wrong password.
        return http.addFilterAfter(new FreshRights(people, rule::isOwedBy), SecurityContextHolderFilter.class)
                .addFilterBefore(new FilesOfStrangers(), CsrfFilter.class)
                .authorizeHttpRequests(requests -> open(requests, Route.Caller.EVERYBODY, Route.Caller.PEOPLE))
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler((request, response, authentication) -> {
                            if (SignedIn.in(authentication)
                                    .filter(SignedIn::whole)
                                    .isPresent()) {
                                toWork.onAuthenticationSuccess(request, response, authentication);
                            } else {
                                response.sendRedirect("/sign-in/code");
                            }
                        })
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof LockedException ? "/sign-in?closed" : "/sign-in?wrong")))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in?out")
                        .addLogoutHandler((request, response, authentication) -> {
                            if (authentication != null) {
                                notes.signedOut(authentication.getName());
                            }
                        }))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) ->
                                response.sendError(unknownOr(HttpServletResponse.SC_FORBIDDEN, request)))
                        .defaultAuthenticationEntryPointFor(
                                // A part of a page cannot show a sign-in form: htmx loads the whole page instead.
                                (request, response, failure) -> {
                                    response.setHeader("HX-Redirect", "/sign-in");
                                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                                },
                                new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Opens what the table lists for these callers, and nothing else. */
    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Route.Caller... callers) {
        // A stream that ends after its page signed out passed this door when it began.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
        for (Route route : Access.ROUTES) {
            if (!Set.of(callers).contains(route.caller())) {
                continue;
            }
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl door = requests.requestMatchers(at(route));
            switch (route.caller()) {
                case EVERYBODY, MACHINES -> door.permitAll();
                case PEOPLE ->
                    door.access((authentication, _) -> new AuthorizationDecision(
                            roles(authentication.get()).open(route)));
            }
        }
        requests.anyRequest().denyAll();
    }

    private static Roles roles(@Nullable Authentication authentication) {
        return authentication == null
                ? Roles.NONE
                : SignedIn.in(authentication)
                        .map(signedIn -> signedIn.person().roles())
                        .orElse(Roles.NONE);
    }

    private static RequestMatcher[] at(Route route) {
        PathPatternRequestMatcher.Builder patterns = PathPatternRequestMatcher.withDefaults();
        if (route.methods().isEmpty()) {
            return new RequestMatcher[] {patterns.matcher(route.pattern())};
        }
        return route.methods().stream()
                .map(method -> patterns.matcher(method, route.pattern()))
                .toArray(RequestMatcher[]::new);
    }

    /** Where there is nothing at all, a slip of the pen is not answered with a question of rights. */
    private static int unknownOr(int status, HttpServletRequest request) {
        return Access.knows(request.getServletPath()) ? status : HttpServletResponse.SC_NOT_FOUND;
    }
}
