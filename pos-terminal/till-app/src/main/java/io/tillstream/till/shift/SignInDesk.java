package io.tillstream.till.shift;

import io.tillstream.encoding.StaffSecrets;
import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.OperatorSession.Means;
import io.tillstream.events.staff.Operator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks who wants to work at this till, by what head office told it last, with or without a network. For one thread.
 */
public final class SignInDesk {
    /** So many wrong PINs in a row, then a wait; after the first wait each wrong PIN begins the next. */
    static final int TRIES = 5;

    /** A badge says {@code TSS} and at least twelve letters or digits; a scanner may put its AIM identifier before them. */
    private static final Pattern BADGE = Pattern.compile("(?:\\][A-Za-z][0-9A-Za-z])?(TSS[A-Za-z0-9]{12,40})");

    private final Supplier<Map<String, Operator>> operators;
    private final Map<String, Integer> wrong = new HashMap<>();

    public SignInDesk(Supplier<Map<String, Operator>> operators) {
        this.operators = operators;
    }

    /** Whether anybody has to sign in: somebody is known who could. */
    public boolean isNeeded() {
        return !operators.get().isEmpty();
    }

    /** The badge's code in what was scanned, if it is a badge. */
    public static Optional<String> badge(String scanned) {
        Matcher badge = BADGE.matcher(scanned.strip());
        return badge.matches() ? Optional.of(badge.group(1)) : Optional.empty();
    }

    /** Somebody scanned their badge. */
    public Admission byBadge(String code, StoreId store, Instant now) {
        Hash hash = StaffSecrets.badge(code);
        return operators.get().values().stream()
                .filter(operator -> hash.equals(operator.badge()))
                .findFirst()
                .map(operator -> refusal(operator, store, now)
                        .<Admission>map(Admission.Refused::new)
                        .orElseGet(() -> new Admission.Admitted(operator, Means.BADGE)))
                .orElseGet(this::nobody);
    }

    /** What would keep somebody out before their PIN is asked for. */
    public Optional<SignInRefusal> beforePin(String code, StoreId store, Locks locks, Instant now) {
        Operator operator = operators.get().get(code);
        if (operator == null) {
            return nobody() instanceof Admission.Refused(SignInRefusal why) ? Optional.of(why) : Optional.empty();
        }
        return refusal(operator, store, now).or(() -> locks.until(code, now).map(SignInRefusal.LockedUntil::new));
    }

    /** Somebody typed their staff code and a PIN. While they are kept out not even the right one is looked at. */
    public Admission byPin(String code, String pin, StoreId store, Locks locks, Instant now) {
        Optional<SignInRefusal> before = beforePin(code, store, locks, now);
        Operator operator = operators.get().get(code);
        if (before.isPresent() || operator == null) {
            return new Admission.Refused(before.orElseGet(SignInRefusal.UnknownStaff::new));
        }
        if (StaffSecrets.isPin(pin, operator.pin())) {
            wrong.remove(code);
            return new Admission.Admitted(operator, Means.PIN);
        }
        int times = wrong.merge(code, 1, Integer::sum);
        int left = locks.inARow(code) > 0 ? 0 : Math.max(0, TRIES - times);
        if (left > 0) {
            return new Admission.Refused(new SignInRefusal.WrongPin(left));
        }
        wrong.remove(code);
        return new Admission.LockedOut(code, now.plus(locks.next(code)));
    }

    private Admission nobody() {
        return new Admission.Refused(
                isNeeded() ? new SignInRefusal.UnknownStaff() : new SignInRefusal.NoOperatorsKnown());
    }

    private static Optional<SignInRefusal> refusal(Operator operator, StoreId store, Instant now) {
        if (operator.revoked()) {
            return Optional.of(new SignInRefusal.Revoked());
        }
        if (!operator.worksAt(store)) {
            return Optional.of(new SignInRefusal.NotAtThisStore(store));
        }
        return now.isBefore(operator.validUntil())
                ? Optional.empty()
                : Optional.of(new SignInRefusal.ExpiredGrant(operator.validUntil()));
    }
}
