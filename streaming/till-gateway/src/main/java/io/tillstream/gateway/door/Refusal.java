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
     */
    public record Account(
            String thing,
            String value,
            String rule,
            String next,
            @Nullable Long sequence) {}

    private Refusal(HttpStatus status, Account account) {
        super(account.thing() + ": " + account.value() + "; " + account.rule() + "; " + account.next() + ".");
        this.status = status;
        this.account = account;
    }

    public static Refusal of(HttpStatus status, String thing, String value, String rule, String next) {
        return new Refusal(status, new Account(thing, value, rule, next, null));
    }

    /** A record that cannot be taken, named by its sequence. */
    public static Refusal ofRecord(long sequence, String value, String rule, String next) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, new Account("Record " + sequence, value, rule, next, sequence));
    }

    public HttpStatus status() {
        return status;
    }

    public Account account() {
        return account;
    }
}
