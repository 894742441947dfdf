package io.tillstream.dashboards.regions;

import org.springframework.http.HttpStatus;

/** What cannot be done, in a sentence of the message bundle. */
final class RefusedMove extends RuntimeException {
    private final HttpStatus status;
    private final String key;
    private final String value;

    private RefusedMove(HttpStatus status, String key, String value) {
        super(key + ": " + value);
        this.status = status;
        this.key = key;
        this.value = value;
    }

    /** Asked for something that is not there or not allowed. */
    static RefusedMove notPossible(String key, String value) {
        return new RefusedMove(HttpStatus.BAD_REQUEST, key, value);
    }

    /** Somebody else was faster. */
    static RefusedMove overtaken(String key, String value) {
        return new RefusedMove(HttpStatus.CONFLICT, key, value);
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }
}
