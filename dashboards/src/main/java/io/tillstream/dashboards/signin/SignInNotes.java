package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What of sign-ins goes into the audit log, one after the other. A name nobody has is not written down, because people type
 * their password there by mistake; and of such attempts only the first ten of a quarter of an hour are, lest a program fill
 * the disk. Nobody waits for the entry of a failure: how long it takes would tell which names are known.
 */
@Component
final class SignInNotes implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SignInNotes.class);
    private static final String UNKNOWN = "";
    private static final int OF_UNKNOWN_NAMES = 10;

    private final AuditLog log;
    private final Users users;
    private final People people;
    private final FailureCount unknownNames = new FailureCount(InstantSource.system(), OF_UNKNOWN_NAMES);
    private final ExecutorService turns = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("sign-in-notes").factory());

    SignInNotes(AuditLog log, Users users, People people) {
        this.log = log;
        this.users = users;
        this.people = people;
    }

    /** Notes it behind the failures before it; they are in once it stands. */
    void signedIn(String name) {
        String address = FailedSignIns.ofTheRequest();
        CompletableFuture.runAsync(
                        () -> {
                            people.cameIn(name);
                            log.noteFrom(address, name, AuditKind.SIGNED_IN, name, null, null);
                        },
                        turns)
                .join();
    }

    void signedOut(String name) {
        log.note(name, AuditKind.SIGNED_OUT, name, null, null);
    }

    /** Somebody was not let in; {@code closed} when it was the failure that closes the name for a while. */
    void failed(String name, boolean closed) {
        String address = FailedSignIns.ofTheRequest();
        turns.execute(() -> {
            try {
                note(address, name, closed);
            } catch (RuntimeException e) {
                LOG.warn("A failed sign-in is not in the audit log; see whether PostgreSQL answers.", e);
            }
        });
    }

    private void note(String address, String name, boolean closed) {
        if (users.isKnown(name)) {
            log.noteFrom(address, UNKNOWN, AuditKind.SIGN_IN_FAILED, name, null, null);
            if (closed) {
                log.noteFrom(address, UNKNOWN, AuditKind.SIGN_IN_CLOSED, name, null, null);
            }
        } else if (!unknownNames.isFull(UNKNOWN)) {
            unknownNames.add(UNKNOWN);
            log.noteFrom(address, UNKNOWN, AuditKind.SIGN_IN_FAILED, UNKNOWN, null, null);
        }
    }

    @Override
    public void destroy() {
        turns.close();
    }
}
