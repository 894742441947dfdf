package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PriceAuthority;
import io.tillstream.checkout.basket.PriceAuthority.Person;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OperatorSession.Change;
import io.tillstream.events.sale.OperatorSession.Means;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.OnDuty.Asked;
import io.tillstream.till.shift.Admission;
import io.tillstream.till.shift.SignInDesk;
import io.tillstream.till.shift.SignInRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who stands at the till. Nothing is done at the counter before somebody signed in, or somebody else allowed it; the basket
 * stays as it is meanwhile. For the desk's thread; anybody may look.
 */
final class Attendance {
    private final Catalogue catalogue;
    private final SignInDesk desk;
    private final Clock clock;
    private final Supplier<Duration> idleLock;
    private volatile OnDuty duty;
    private volatile Instant lastAct;
    private @Nullable Act pending;

    /**
     * Nobody is there yet.
     *
     * @param standIn staff code that stands in while nobody is known
     * @param idleLock how long nobody may do anything before the till locks itself; 0 for ever
     */
    Attendance(Catalogue catalogue, Clock clock, String standIn, Supplier<Duration> idleLock) {
        this.catalogue = catalogue;
        this.desk = new SignInDesk(catalogue::operators);
        this.clock = clock;
        this.idleLock = idleLock;
        this.lastAct = clock.instant();
        this.duty = new OnDuty(null, standIn, new Asked.Nothing(), null, lastAct);
    }

    /** What becomes of an act. */
    sealed interface Outcome {
        /** It is to be done by these. */
        record ToDo(Act act, Persons by) implements Outcome {}

        /** It belonged here. */
        record Done(Turn turn) implements Outcome {}
    }

    /** As it is now: somebody who may not work here any more is not there, and a till that knows nobody asks nobody. */
    OnDuty duty() {
        OnDuty now = duty;
        if (!desk.isNeeded()) {
            return now.asked() instanceof Asked.Who || now.asked() instanceof Asked.Pin
                    ? now.asking(new Asked.Nothing())
                    : now;
        }
        Operator there = now.operator();
        Operator known = there == null ? null : catalogue.operators().get(there.operator());
        if (known == null || known.revoked()) {
            return now.asked() instanceof Asked.Pin ? now : now.signedOut(now.since());
        }
        return now;
    }

    /** Whether nobody has done anything for so long that the till should lock itself. */
    boolean isIdle() {
        Duration patience = idleLock.get();
        return patience.isPositive()
                && duty().operator() != null
                && duty().asked() instanceof Asked.Nothing
                && clock.instant().isAfter(lastAct.plus(patience));
    }

    /** What was asked for needs somebody else's leave: asks for them, for this act only. */
    void awaitLeave(Act act, Role atLeast) {
        pending = act;
        duty = duty().asking(new Asked.WhoAllows(atLeast));
    }

    Outcome next(OpenSale open, Act act, SoFar soFar, Bookkeeping books) {
        if (act instanceof Act.Late) {
            return new Outcome.ToDo(act, alone());
        }
        lastAct = clock.instant();
        duty = duty();
        return switch (act) {
            case Act.LockTill() -> new Outcome.Done(locked(open, books));
            case Act.SignIn(String code, String pin) -> byPin(open, code, pin, soFar, books);
            case Act.ChooseOperator(String code) -> new Outcome.Done(chosen(open, code, soFar));
            case Act _ ->
                switch (duty.asked()) {
                    case Asked.Nothing() -> free(open, act, books);
                    case Asked.Who() -> asked(open, act, soFar, books);
                    case Asked.Pin(String code) -> pin(open, code, act, soFar, books);
                    case Asked.WhoAllows _ -> asked(open, act, soFar, books);
                    case Asked.PinToAllow(var _, String code) -> pin(open, code, act, soFar, books);
                };
        };
    }

    /** A badge that is scanned while another works there takes over at once. */
    private Outcome free(OpenSale open, Act act, Bookkeeping books) {
        Optional<String> badge = act instanceof Act.Scanned(String raw) ? SignInDesk.badge(raw) : Optional.empty();
        return badge.map(code -> byBadge(open, code, books)).orElseGet(() -> new Outcome.ToDo(act, alone()));
    }

    private Outcome asked(OpenSale open, Act act, SoFar soFar, Bookkeeping books) {
        return switch (act) {
            case Act.Scanned(String raw) ->
                SignInDesk.badge(raw)
                        .map(code -> byBadge(open, code, books))
                        .orElseGet(() -> new Outcome.Done(Turn.told(open, Notice.Kind.NOT_A_BADGE)));
            case Act.Typed(String text) when !text.isBlank() -> new Outcome.Done(chosen(open, text.strip(), soFar));
            case Act.Typed _ -> new Outcome.Done(new Turn.Open(open.telling(null)));
            case Act.Back() -> new Outcome.Done(back(open));
            case Act _ -> new Outcome.Done(Turn.told(open, first()));
        };
    }

    private Outcome pin(OpenSale open, String code, Act act, SoFar soFar, Bookkeeping books) {
        return act instanceof Act.Typed(String text) && !text.isBlank()
                ? byPin(open, code, text.strip(), soFar, books)
                : asked(open, act, soFar, books);
    }

    private Notice.Kind first() {
        return isForLeave() ? Notice.Kind.LEAVE_FIRST : Notice.Kind.SIGN_IN_FIRST;
    }

    private boolean isForLeave() {
        return duty.asked() instanceof Asked.WhoAllows || duty.asked() instanceof Asked.PinToAllow;
    }

    /** A message is read first; then the PIN is not asked for any more, then the leave. */
    private Turn back(OpenSale open) {
        if (open.notice() == null) {
            duty = duty.asking(
                    switch (duty.asked()) {
                        case Asked.Nothing(), Asked.WhoAllows _ -> new Asked.Nothing();
                        case Asked.Who(), Asked.Pin _ -> new Asked.Who();
                        case Asked.PinToAllow(Role atLeast, var _) -> new Asked.WhoAllows(atLeast);
                    });
        }
        return new Turn.Open(open.telling(null));
    }

    private Turn chosen(OpenSale open, String code, SoFar soFar) {
        Store store = open.basket().store();
        Optional<SignInRefusal> refusal = desk.beforePin(code, store.store(), soFar.locks(), clock.instant());
        if (refusal.isPresent()) {
            return refused(open, refusal.get());
        }
        duty = duty.asking(
                switch (duty.asked()) {
                    case Asked.WhoAllows(Role atLeast) -> new Asked.PinToAllow(atLeast, code);
                    case Asked.PinToAllow(Role atLeast, var _) -> new Asked.PinToAllow(atLeast, code);
                    case Asked.Nothing(), Asked.Who(), Asked.Pin _ -> new Asked.Pin(code);
                });
        return new Turn.Open(open.telling(null));
    }

    private Outcome byPin(OpenSale open, String code, String pin, SoFar soFar, Bookkeeping books) {
        return answered(
                open, desk.byPin(code, pin, open.basket().store().store(), soFar.locks(), clock.instant()), books);
    }

    private Outcome byBadge(OpenSale open, String code, Bookkeeping books) {
        return answered(open, desk.byBadge(code, open.basket().store().store(), clock.instant()), books);
    }

    private Outcome answered(OpenSale open, Admission admission, Bookkeeping books) {
        return switch (admission) {
            case Admission.Refused(SignInRefusal why) -> new Outcome.Done(refused(open, why));
            case Admission.LockedOut(String code, Instant until) -> {
                List<TillTransaction> noted = new ArrayList<>();
                session(open, code, Change.LOCKED_OUT, null, until, books).ifPresent(noted::add);
                Turn turn = refused(open, new SignInRefusal.LockedUntil(until));
                yield new Outcome.Done(
                        turn instanceof Turn.Open(OpenSale told, var _) ? new Turn.Open(told, noted) : turn);
            }
            case Admission.Admitted(Operator operator, Means _) when isForLeave() -> allowed(open, operator);
            case Admission.Admitted(Operator operator, Means means) ->
                new Outcome.Done(signedIn(open, operator, means, books));
        };
    }

    private Turn refused(OpenSale open, SignInRefusal why) {
        duty = duty.refusing(why, clock.instant());
        return new Turn.Open(open.telling(Notice.of(why, open.basket().store().zone())));
    }

    /** Somebody else stands beside the operator: what was asked for is done, once. */
    private Outcome allowed(OpenSale open, Operator approver) {
        Role atLeast = duty.asked() instanceof Asked.WhoAllows(Role role)
                ? role
                : duty.asked() instanceof Asked.PinToAllow(Role role, var _) ? role : Role.MANAGER;
        Act act = pending;
        if (approver.operator().equals(duty.code())) {
            return new Outcome.Done(Turn.told(open, Notice.Kind.LEAVE_OF_ONESELF));
        }
        if (act == null || approver.role().compareTo(atLeast) < 0) {
            return new Outcome.Done(Turn.told(open, Notice.Kind.LEAVE_NOT_THEIRS));
        }
        pending = null;
        duty = duty.asking(new Asked.Nothing());
        return new Outcome.ToDo(act, new Persons(person(), Persons.person(approver), true));
    }

    private Turn signedIn(OpenSale open, Operator operator, Means means, Bookkeeping books) {
        List<TillTransaction> noted = new ArrayList<>();
        Operator before = duty.operator();
        if (before != null) {
            session(open, before.operator(), Change.SIGNED_OUT, null, null, books)
                    .ifPresent(noted::add);
        }
        Optional<OperatorSession> session = session(open, operator.operator(), Change.SIGNED_IN, means, null, books);
        if (session.isEmpty()) {
            return new Turn.Open(open.telling(Notice.of(Notice.Kind.NOT_RECORDED)), noted);
        }
        noted.add(session.get());
        duty = duty.signedIn(operator, clock.instant());
        return new Turn.Open(open.telling(null), noted);
    }

    /** Whoever is there leaves; the next person goes on with the basket. */
    private Turn locked(OpenSale open, Bookkeeping books) {
        Operator before = duty.operator();
        pending = null;
        if (before == null) {
            return new Turn.Open(open.telling(null));
        }
        List<TillTransaction> noted = new ArrayList<>();
        session(open, before.operator(), Change.SIGNED_OUT, null, null, books).ifPresent(noted::add);
        duty = duty.signedOut(clock.instant());
        return new Turn.Open(open.telling(null), noted);
    }

    private static Optional<OperatorSession> session(
            OpenSale open,
            String code,
            Change change,
            @Nullable Means means,
            @Nullable Instant until,
            Bookkeeping books) {
        return books.other(
                open.basket().store(),
                (source, at, day, _) -> new OperatorSession(source, at, day, code, change, means, until, null, null));
    }

    private Persons alone() {
        return new Persons(person(), null, desk.isNeeded());
    }

    private Person person() {
        Operator operator = duty.operator();
        return operator == null ? new Person(duty.standIn(), PriceAuthority.Role.CASHIER) : Persons.person(operator);
    }
}
