package io.tillstream.portal.signin;

import io.tillstream.events.MemberId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.authentication.session.ConcurrentSessionControlAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs members in who have shown by other means than a password who they are. */
@Component
public class OpenSessions {
    /** The oldest ends when one more is opened. */
    static final int MOST = 10;

    private final SessionRegistry sessions;
    private final ConcurrentSessionControlAuthenticationStrategy bound;
    private final StayingSignedIn staying;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OpenSessions(SessionRegistry sessions, StayingSignedIn staying) {
        this.sessions = sessions;
        this.staying = staying;
        this.bound = new ConcurrentSessionControlAuthenticationStrategy(sessions);
        bound.setMaximumSessions(MOST);
    }

    /** Opens a session for the member. The one before ends with all it held: it may have been another member's. */
    public void open(MemberId member, HttpServletRequest request, HttpServletResponse response) {
        SignedInMember signedIn = new SignedInMember(member, "", false);
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        bound.onAuthentication(authentication, request, response);
        sessions.registerNewSession(session.getId(), signedIn);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        staying.loginSuccess(request, response, authentication);
    }
}
