package io.tillstream.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a device that its member ended from elsewhere, with its next request. */
final class EndedDevices extends OncePerRequestFilter {
    private final Devices devices;

    EndedDevices(Devices devices) {
        this.devices = devices;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String device = StayingSignedIn.deviceOf(session);
        if (session != null && device != null && devices.hasEnded(device)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
