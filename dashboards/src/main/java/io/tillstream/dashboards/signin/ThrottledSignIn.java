package io.tillstream.dashboards.signin;

import java.util.concurrent.Semaphore;
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
    /** Hashing is meant to be slow; on a shop's server it must not become a way to stop the shop. */
    private static final int HASHES_AT_ONCE = 2;

    private final DaoAuthenticationProvider passwords;
    private final FailedSignIns failures;
    private final SignInNotes notes;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);

    ThrottledSignIn(Users users, PasswordEncoder encoder, FailedSignIns failures, SignInNotes notes) {
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
        this.passwords.setUserDetailsPasswordService(users);
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
            Authentication signedIn = proved(attempt);
            notes.signedIn(signedIn.getName());
            failures.succeeded(name);
            return signedIn;
        } catch (BadCredentialsException e) {
            failures.failed(name);
            notes.failed(name, failures.isClosed(name));
            throw e;
        }
    }

    private Authentication proved(Authentication attempt) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.authenticate(attempt);
        } finally {
            hashing.release();
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
