package io.tillstream.till.phone;

import io.tillstream.till.door.OwnMachine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in the machine itself by the plain door, and by any other way only a phone that is paired: whoever can reach the till
 * by the network must not sell, read sales or look at members with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class PhoneGate extends OncePerRequestFilter {
    static final String COOKIE = "till-phone";
    static final String PAIR = "/phone/pair";

    /** What the page that asks for a code needs, and the app's shell; nothing of it says anything about the shop. */
    private static final Set<String> OPEN = Set.of(
            PAIR, "/till.css", "/icon.svg", "/icon-192.png", "/icon-512.png", "/manifest.json", "/sw.js", "/away.html");

    private final Pairing pairing;

    PhoneGate(Pairing pairing) {
        this.pairing = pairing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwnMachine(request) || OPEN.contains(request.getRequestURI()) || isPaired(request)) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET") && request.getRequestURI().equals("/")) {
            response.sendRedirect(PAIR);
        } else {
            response.sendError(
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "This phone is not paired with the till; scan the code that the till shows.");
        }
    }

    /** A request by the TLS door is a phone's, even from this machine. So is one that asks for the till by a name of the network. */
    static boolean isOwnMachine(HttpServletRequest request) {
        return !request.isSecure()
                && OwnMachine.isNamed(request.getRemoteAddr())
                && OwnMachine.isNamed(request.getServerName());
    }

    private boolean isPaired(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .anyMatch(cookie -> pairing.isPaired(cookie.getValue()));
    }
}
