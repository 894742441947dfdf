package io.tillstream.portal.signin;

import io.tillstream.portal.settings.PortalSettings;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** The doors: machines by bearer token, everybody to sign-in and join, members to everything else. */
@Configuration(proxyBeanMethods = false)
class Doors {
    static final String SIGN_IN = "/sign-in";
    static final String CARD = "card";
    /** Wrong passwords in a quarter of an hour. */
    private static final SignInThrottle.Most PASSWORDS = new SignInThrottle.Most(10, 50, 500);

    private static final String PHONE = "/phone/**";
    private static final String UNSUBSCRIBE = "/unsubscribe/**";
    private static final String CONFIRM_ADDRESS = "/confirm-address/**";
    private static final String PAYMENT_NOTICES = "/payment-notices";

    /** No inline script or style, nothing from elsewhere, no frame. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BoundedEncoder();
    }

    @Bean
    PasswordRules passwordRules(PortalSettings settings) {
        return new PasswordRules(settings.breachedPasswords());
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    @Order(1)
    SecurityFilterChain machineDoors(HttpSecurity http, PortalSettings settings) throws Exception {
        return http.securityMatcher("/api/**")
                // No cookie opens this door, so no other site can knock in a member's name.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(CardNumberGate.ofAddresses(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new MachineGate(settings.adminToken()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain memberDoors(
            HttpSecurity http,
            Credentials credentials,
            SessionRegistry sessions,
            StayingSignedIn staying,
            Devices devices)
            throws Exception {
        ThrottleGate throttle = new ThrottleGate(new SignInThrottle(System::nanoTime, PASSWORDS), credentials);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/css/**", "/js/**", "/img/**", "/webjars/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers(SIGN_IN, "/join", "/language", PHONE, UNSUBSCRIBE, CONFIRM_ADDRESS)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, PAYMENT_NOTICES)
                        .permitAll()
                        .anyRequest()
                        .hasRole("MEMBER"))
                // Mail programs post here without a form (RFC 8058); the link's own mark is what lets them in. A
                // payment provider
                // signs what it posts.
                .csrf(csrf -> csrf.ignoringRequestMatchers(UNSUBSCRIBE, PAYMENT_NOTICES))
                .userDetailsService(credentials)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter(CARD)
                        .successHandler(throttle)
                        .failureHandler(throttle))
                .rememberMe(remember -> remember.rememberMeServices(staying).key(staying.getKey()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler((request, response, _) -> {
                    staying.signOut(request, response);
                    response.sendRedirect(request.getContextPath() + SIGN_IN + "?bye");
                }))
                .sessionManagement(session -> session.maximumSessions(OpenSessions.MOST)
                        .sessionRegistry(sessions)
                        .expiredUrl(SIGN_IN + "?ended"))
                .addFilterAfter(CardNumberGate.ofForms(), CsrfFilter.class)
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new SessionAge(), SecurityContextHolderFilter.class)
                .addFilterBefore(new EndedDevices(devices), SecurityContextHolderFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(Customizer.withDefaults())
                .build();
    }
}
