package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether somebody has shown a second factor just now, in this session: what keeps them from being locked out is changed by
 * nobody who merely finds an open page.
 */
@Component
public final class FreshProof {
    /** Long enough to write ten codes down, shorter than a break. */
    private static final Duration HOLDS = Duration.ofMinutes(10);

    private static final String GIVEN = FreshProof.class.getName() + ".given";

    private final InstantSource clock;

    @Autowired
    FreshProof() {
        this(InstantSource.system());
    }

    FreshProof(InstantSource clock) {
        this.clock = clock;
    }

    private record Given(String name, long at) implements Serializable {}

    /** Keeps that a code or a passkey of theirs was right. */
    public void given(String name, HttpServletRequest request) {
        request.getSession().setAttribute(GIVEN, new Given(name, clock.millis()));
    }

    public boolean isFresh(String name, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(GIVEN) instanceof Given(String who, long at)
                && who.equals(name)
                && clock.millis() - at <= HOLDS.toMillis();
    }
}
