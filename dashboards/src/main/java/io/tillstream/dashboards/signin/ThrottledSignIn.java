package io.tillstream.dashboards.signin;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Password sign-in that closes a name after too many failures and never hashes more than two passwords at once. */
@Component
final class ThrottledSignIn implements AuthenticationProvider {
    private final DaoAuthenticationProvider proofs;
    private final Passwords passwords;
    private final People people;
    private final FailedSignIns failures;
    private final SignInNotes notes;

    ThrottledSignIn(
            Users users,
            People people,
            Passwords passwords,
            PasswordEncoder encoder,
            FailedSignIns failures,
            SignInNotes notes) {
        this.proofs = new DaoAuthenticationProvider(users);
        this.proofs.setPasswordEncoder(encoder);
        this.proofs.setUserDetailsPasswordService(users);
        this.passwords = passwords;
        this.people = people;
        this.failures = failures;
        this.notes = notes;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        if (failures.isClosed(name)) {
            throw new LockedException("Too many failed sign-ins.");
        }
        try {
            Person person = people.find(
                            passwords.inTurn(() -> proofs.authenticate(attempt)).getName())
                    .orElseThrow(() -> new BadCredentialsException("Nobody has this name any more."));
            // With a second factor the count goes on: else every right password would allow ten more codes to be
            // guessed.
            if (!person.secondFactor()) {
                notes.signedIn(person.name());
                failures.succeeded(name);
            }
            return new SignedIn(person, !person.secondFactor()).authentication();
        } catch (BadCredentialsException e) {
            failures.failed(name);
            notes.failed(name, failures.isClosed(name));
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
