package io.tillstream.dashboards.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Looks at every request anew who makes it: what was given or taken holds from the next click on, and who was disabled or
 * signed out everywhere is a stranger.
 */
final class FreshRights extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Files of the pages: the same for all, and many at once. */
    private static final List<String> NOBODY_ASKS = List.of("/assets/", "/webjars/", "/actuator/health");

    /** What somebody can do before their first password is changed. */
    private static final List<String> BEFORE_THE_CHANGE =
            List.of("/me", "/me/password", "/sign-in", "/sign-out", "/error");

    /** And what they can do before a second factor is set up that their role demands. */
    private static final List<String> BEFORE_THE_FACTOR = List.of("/me/second-factor", "/me/passkeys");

    /** Nobody stays signed in longer, however busy: a day's work, and whatever was left open at night has ended. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Whose password was right and whose code is missing, as an attribute of a request. */
    private static final String HALF = FreshRights.class.getName() + ".half";

    private final transient People people;
    private final transient Predicate<Person> owesAFactor;
    private final transient InstantSource clock;

    /** @param owesAFactor who has to set up a second factor before they go on */
    FreshRights(People people, Predicate<Person> owesAFactor) {
        // Not business time: a day at work is one of the world's.
        this(people, owesAFactor, InstantSource.system());
    }

    FreshRights(People people, Predicate<Person> owesAFactor, InstantSource clock) {
        this.clock = clock;
        this.people = people;
        this.owesAFactor = owesAFactor;
    }

    /** Whose password was right in this session, while their code is missing. */
    static Optional<Person> half(HttpServletRequest request) {
        return request.getAttribute(HALF) instanceof Person person ? Optional.of(person) : Optional.empty();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (NOBODY_ASKS.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
            return;
        }
        Authentication then = SecurityContextHolder.getContext().getAuthentication();
        Optional<SignedIn> signedIn = then == null ? Optional.empty() : SignedIn.in(then);
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Person> now = people.find(signedIn.get().getName())
                .filter(person -> !person.isDisabled()
                        && !isOver(request)
                        && person.sessionRound() == signedIn.get().person().sessionRound());
        // Not the session's own context: what it says of the sign-in stays as it was.
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        if (now.isEmpty()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        } else if (signedIn.get().whole()) {
            context.setAuthentication(new SignedIn(now.get(), true).authentication());
        } else {
            request.setAttribute(HALF, now.get());
        }
        SecurityContextHolder.setContext(context);
        if (signedIn.get().whole()
                && now.filter(person -> isHeldBack(person, path)).isPresent()) {
            toTheChange(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isHeldBack(Person person, String path) {
        if (BEFORE_THE_CHANGE.contains(path)) {
            return false;
        }
        return person.firstPassword()
                || (owesAFactor.test(person) && BEFORE_THE_FACTOR.stream().noneMatch(path::startsWith));
    }

    private boolean isOver(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && clock.millis() - session.getCreationTime() > LONGEST.toMillis();
    }

    private static void toTheChange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect("/me");
        } else {
            response.setHeader("HX-Redirect", "/me");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
