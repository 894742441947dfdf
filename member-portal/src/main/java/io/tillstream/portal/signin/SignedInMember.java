package io.tillstream.portal.signin;

import io.tillstream.events.MemberId;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in. Two of the same member are equal, so that all sessions of a member can be ended together.
 *
 * @param member who
 * @param passwordHash what the password is checked against
 * @param locked true after too many failures in a row
 */
public record SignedInMember(MemberId member, String passwordHash, boolean locked) implements UserDetails {
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_MEMBER"));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return member.value();
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedInMember signedIn && signedIn.member.equals(member);
    }

    @Override
    public int hashCode() {
        return member.hashCode();
    }

    /** Only who: a principal is logged sooner or later. */
    @Override
    public String toString() {
        return "SignedInMember[" + member + "]";
    }
}
