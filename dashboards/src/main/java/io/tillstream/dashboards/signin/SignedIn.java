package io.tillstream.dashboards.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody whose password was right: as they were at the sign-in in the session, as they are now in a request.
 *
 * @param person who
 * @param whole false while the code of their second factor is missing: a stranger still
 */
public record SignedIn(Person person, boolean whole) implements Principal {
    @Override
    public String getName() {
        return person.name();
    }

    /** Who makes this request, if somebody who signed in. */
    public static Optional<Person> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                ? in(authentication).map(SignedIn::person)
                : Optional.empty();
    }

    static Optional<SignedIn> in(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
    }

    /** What Spring Security keeps: a role somewhere is a role there; where it holds, {@link Access} knows. */
    Authentication authentication() {
        List<GrantedAuthority> authorities = person.roles().grants().stream()
                .map(grant -> "ROLE_" + grant.role().name())
                .distinct()
                .sorted()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities);
    }
}
