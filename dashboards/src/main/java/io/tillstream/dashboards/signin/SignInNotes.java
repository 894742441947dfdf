package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * What of sign-ins goes into the audit log. A name nobody has is not written down, because people type their password
 * there by mistake; and of such attempts only the first ten of a quarter of an hour are, lest a program fill the disk.
 */
@Component
final class SignInNotes {
    private static final String UNKNOWN = "";

    private final AuditLog log;
    private final Users users;
    private final FailedSignIns unknownNames = new FailedSignIns();

    SignInNotes(AuditLog log, Users users) {
        this.log = log;
        this.users = users;
    }

    void signedIn(String name) {
        log.note(name, AuditKind.SIGNED_IN, name, null, null);
    }

    void signedOut(String name) {
        log.note(name, AuditKind.SIGNED_OUT, name, null, null);
    }

    /** Somebody was not let in; {@code closed} when it was the failure that closes the name for a while. */
    void failed(String name, boolean closed) {
        if (users.isKnown(name)) {
            log.note(UNKNOWN, AuditKind.SIGN_IN_FAILED, name, null, null);
            if (closed) {
                log.note(UNKNOWN, AuditKind.SIGN_IN_CLOSED, name, null, null);
            }
        } else if (!unknownNames.isClosed(UNKNOWN)) {
            unknownNames.failed(UNKNOWN);
            log.note(UNKNOWN, AuditKind.SIGN_IN_FAILED, UNKNOWN, null, null);
        }
    }
}
