package io.tillstream.till.doctor;

import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.Ribbon;
import io.tillstream.doctor.sense.Scans;
import io.tillstream.doctor.sense.SignIn;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.RibbonCount;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OnDuty;
import io.tillstream.till.sale.SaleDesk;
import io.tillstream.till.shift.SignInRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the till's own books tell: what waits to be sent, what was scanned, who signed in. */
final class BooksSense {
    private final TillJournal journal;
    private final Outbox outbox;
    private final Catalogue catalogue;
    private final SaleDesk desk;
    private final RibbonCount ribbon;
    private final Clock business;

    BooksSense(
            TillJournal journal,
            Outbox outbox,
            Catalogue catalogue,
            SaleDesk desk,
            RibbonCount ribbon,
            Clock business) {
        this.journal = journal;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.desk = desk;
        this.ribbon = ribbon;
        this.business = business;
    }

    Backlog backlog() {
        return new Backlog(
                outbox.waiting(),
                outbox.oldestWaiting().map(oldest -> Duration.between(oldest, business.instant())),
                outbox.refusal(),
                catalogue.isReady());
    }

    /** By true time: a till whose business time is shifted on purpose has no wrong clock. */
    Instant newestRecord() {
        Duration shift = Duration.between(Clock.systemUTC().instant(), business.instant());
        return journal.newestAtOpening().minus(shift);
    }

    Scans scans() {
        CounterView view = desk.view();
        return new Scans(view.goodScans(), view.badScans());
    }

    SignIn signIn() {
        return signIn(desk.view().duty());
    }

    /** How the last sign-in ended. A code nobody here has is most often that of somebody from another store. */
    static SignIn signIn(OnDuty duty) {
        SignInRefusal refusal = duty.refusal();
        if (refusal == null) {
            return duty.operator() == null ? new SignIn.NoAttempt() : new SignIn.Accepted();
        }
        return switch (refusal) {
            case SignInRefusal.WrongPin(int _) -> new SignIn.WrongPin();
            case SignInRefusal.LockedUntil(Instant until) -> new SignIn.Locked(until);
            case SignInRefusal.NoOperatorsKnown(), SignInRefusal.ExpiredGrant _ -> new SignIn.NoGrant();
            case SignInRefusal.UnknownStaff(), SignInRefusal.NotAtThisStore _, SignInRefusal.Revoked() ->
                new SignIn.NoRole();
        };
    }

    Ribbon ribbon() {
        return ribbon.isCounted() ? new Ribbon.Counted(ribbon.lines(), ribbon.lasts()) : new Ribbon.None();
    }
}
