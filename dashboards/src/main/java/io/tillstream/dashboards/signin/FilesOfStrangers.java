package io.tillstream.dashboards.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses files of people who have not signed in before a byte of them is read. Looking for a form's CSRF token reads the whole
 * request onto the disk, and that comes before the question of who it is.
 */
final class FilesOfStrangers extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && SecurityContextHolder.getContext().getAuthentication() == null) {
            response.sendRedirect("/sign-in");
            return;
        }
        chain.doFilter(request, response);
    }
}
