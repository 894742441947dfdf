package io.tillstream.gateway.door;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is turned away, with the thing, the value, the rule and the next step. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Account account;

    /**
     * What is wrong.
     *
     * @param thing what was looked at, {@code record 12}
     * @param value what was found
     * @param rule what must be
     * @param next what the sender does now
     * @param sequence the record it is about, or absent
     * @param behind how many records are to be read before the same request can be answered, or absent
     */
    public record Account(
            String thing,
            String value,
            String rule,
            String next,
            @Nullable Long sequence,
            @Nullable Long behind) {}

    private Refusal(HttpStatus status, Account account) {
        super(account.thing() + ": " + account.value() + "; " + account.rule() + "; " + account.next() + ".");
        this.status = status;
        this.account = account;
    }

    public static Refusal of(HttpStatus status, String thing, String value, String rule, String next) {
        return new Refusal(status, new Account(thing, value, rule, next, null, null));
    }

    /** What cannot be answered before so many records have been read. */
    public static Refusal whileReading(long records, String thing, String rule, String next) {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                new Account(thing, "still have " + records + " records to read", rule, next, null, records));
    }

    /** A record that cannot be taken, named by its sequence. */
    public static Refusal ofRecord(long sequence, String value, String rule, String next) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, new Account("Record " + sequence, value, rule, next, sequence, null));
    }

    public HttpStatus status() {
        return status;
    }

    public Account account() {
        return account;
    }
}
