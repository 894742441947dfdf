package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Keeps somebody signed in where they are: when all their other sessions end, and when the second step was right, too. */
@Component
public final class Sessions {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final People people;

    Sessions(People people) {
        this.people = people;
    }

    /** Goes on with this session, under a new number, as the person is now. */
    public void goOn(String name, HttpServletRequest request, HttpServletResponse response) {
        people.find(name).ifPresent(person -> {
            request.changeSessionId();
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(person, true).authentication());
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        });
    }
}
