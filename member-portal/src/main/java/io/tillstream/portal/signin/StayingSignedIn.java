package io.tillstream.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Keeps a member signed in who asked for it: the browser carries a token, and a session that is over opens again by it. Whoever
 * signs in or out ends what the browser carried before: it may be another member's.
 */
@Component
class StayingSignedIn extends AbstractRememberMeServices {
    /** The box in the forms of signing in. */
    static final String BOX = "stay";

    private static final String COOKIE = "TILLSTREAM_DEVICE";
    private static final String SAME_SITE = "SameSite";
    private static final String DEVICE = "signin.device";

    private final Devices devices;

    StayingSignedIn(Devices devices, @Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        super(UUID.randomUUID().toString(), name -> {
            throw new UsernameNotFoundException("A device is known by its token, not by a name.");
        });
        this.devices = devices;
        setParameter(BOX);
        setCookieName(COOKIE);
        setTokenValiditySeconds((int) Devices.HOLDS.toSeconds());
        setUseSecureCookie(secure);
        setCookieCustomizer(cookie -> cookie.setAttribute(SAME_SITE, "Lax"));
    }

    /** The device that opened this session, where one did. */
    static @Nullable String deviceOf(@Nullable HttpSession session) {
        return session != null && session.getAttribute(DEVICE) instanceof String id ? id : null;
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] carried, HttpServletRequest request, HttpServletResponse response) {
        if (carried.length != 1) {
            throw new InvalidCookieException("A device carries one token.");
        }
        Devices.Owned owned = devices.use(carried[0])
                .orElseThrow(() -> new RememberMeAuthenticationException("This device is signed out."));
        request.getSession().setAttribute(DEVICE, owned.id());
        return new SignedInMember(owned.member(), "", false);
    }

    @Override
    public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        endCarried(request);
        request.getSession().removeAttribute(DEVICE);
        if (rememberMeRequested(request, BOX)) {
            onLoginSuccess(request, response, signedIn);
        } else if (extractRememberMeCookie(request) != null) {
            cancelCookie(request, response);
        }
    }

    @Override
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        if (signedIn.getPrincipal() instanceof SignedInMember(var member, var _, var _)) {
            Devices.Known known = devices.remember(member, BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)));
            request.getSession().setAttribute(DEVICE, known.id());
            setCookie(new String[] {known.token()}, getTokenValiditySeconds(), request, response);
        }
    }

    /** The member signs out: here nobody stays signed in. */
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        endCarried(request);
        cancelCookie(request, response);
    }

    /** Also a visit that is one too many ends so; the device stays. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {}

    private void endCarried(HttpServletRequest request) {
        String cookie = extractRememberMeCookie(request);
        if (cookie == null) {
            return;
        }
        try {
            String[] carried = decodeCookie(cookie);
            if (carried.length == 1) {
                devices.end(carried[0]);
            }
        } catch (InvalidCookieException e) {
            logger.debug("A browser carried something that is no device's.", e);
        }
    }
}
