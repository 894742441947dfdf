package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.settings.DashboardsSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a machine in that sends the chain's token, compared in constant time; nobody else. */
final class MachineToken extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    MachineToken(DashboardsSettings settings) {
        this.expected = (SCHEME + settings.adminToken()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent != null && MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(
                        ("{\"error\":{\"thing\":\"Authorization\",\"value\":\"missing or wrong\",\"rule\":\"machines send"
                                        + " the admin token as bearer token\",\"next\":\"Check tillstream.admin-token.\"}}")
                                .getBytes(StandardCharsets.UTF_8));
    }
}
