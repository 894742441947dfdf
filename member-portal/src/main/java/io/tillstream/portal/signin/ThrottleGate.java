package io.tillstream.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns sign-ins away before a password is looked at while the throttle is closed, and tells it how others ended. */
final class ThrottleGate extends OncePerRequestFilter
        implements AuthenticationFailureHandler, AuthenticationSuccessHandler {
    private final SignInThrottle throttle;
    private final Credentials credentials;

    ThrottleGate(SignInThrottle throttle, Credentials credentials) {
        this.throttle = throttle;
        this.credentials = credentials;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !Doors.SIGN_IN.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (throttle.isClosedFor(card(request), request.getRemoteAddr())) {
            response.sendRedirect(Doors.SIGN_IN + "?wait");
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        throttle.failed(card(request), request.getRemoteAddr());
        credentials.failed(card(request));
        response.sendRedirect(Doors.SIGN_IN + "?failed");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        throttle.succeeded(card(request));
        credentials.succeeded(card(request));
        response.sendRedirect("/");
    }

    private static String card(HttpServletRequest request) {
        String typed = request.getParameter(Doors.CARD);
        return typed == null ? "" : CardNumbers.normalised(typed);
    }
}
