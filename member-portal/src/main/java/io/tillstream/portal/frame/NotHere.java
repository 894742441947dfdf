package io.tillstream.portal.frame;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for does not exist, or not for this member: the answer is the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotHere() {
        super("Not here.");
    }

    public NotHere(Throwable cause) {
        super("Not here.", cause);
    }
}
