package io.tillstream.dashboards.frame;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An address names a store, region or group that is not there, or of which the reader may see nothing: both look alike. */
final class NoSuchStore extends ResponseStatusException {
    private static final long serialVersionUID = 1L;

    private final String wanted;

    NoSuchStore(String wanted) {
        super(
                HttpStatus.NOT_FOUND,
                "store=" + wanted
                        + " names no store, region or group of this reader; leave it out, or choose on the page.");
        this.wanted = wanted;
    }

    String wanted() {
        return wanted;
    }
}
