package io.tillstream.dashboards.signin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords and proves them, never more than two at once: hashing is slow, and must not become a way to stop the shop. */
@Component
public final class Passwords {
    private static final int AT_ONCE = 2;

    private final JdbcClient database;
    private final PasswordEncoder encoder;
    private final FailedSignIns failures;
    private final Semaphore hashing = new Semaphore(AT_ONCE);

    Passwords(JdbcClient database, PasswordEncoder encoder, FailedSignIns failures) {
        this.database = database;
        this.encoder = encoder;
        this.failures = failures;
    }

    /** What came of proving one. */
    public enum Proof {
        RIGHT,
        WRONG,
        /** Not looked at: too many were wrong within a quarter of an hour. */
        CLOSED
    }

    /** What is kept of a password. */
    public String hash(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** Whether this is somebody's password; wrong ones count like failed sign-ins. */
    public Proof prove(String name, String password) {
        if (failures.isClosed(name)) {
            return Proof.CLOSED;
        }
        Optional<String> hash = database.sql("select password_hash from person where name = ?")
                .param(name)
                .query(String.class)
                .optional();
        if (hash.isPresent() && inTurn(() -> encoder.matches(password, hash.get()))) {
            return Proof.RIGHT;
        }
        failures.failed(name);
        return Proof.WRONG;
    }

    /** Whether so much was wrong under this name that nothing is looked at for a while. */
    public boolean isClosed(String name) {
        return failures.isClosed(name);
    }

    /** Counts a wrong code like a wrong password. */
    public void failed(String name) {
        failures.failed(name);
    }

    /** Waits until fewer than two are at it. */
    <T> T inTurn(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
