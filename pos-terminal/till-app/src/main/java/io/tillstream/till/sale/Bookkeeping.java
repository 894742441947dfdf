package io.tillstream.till.sale;

import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.till.journal.TillJournal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens at the counter: it is on the disk when a method returns, or it has not happened. */
final class Bookkeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    private final TillJournal journal;
    private final Clock clock;
    private final String operator;

    Bookkeeping(TillJournal journal, Clock clock, String operator) {
        this.journal = journal;
        this.clock = clock;
        this.operator = operator;
    }

    /** A record without its place and time. */
    interface Form<T extends TillTransaction> {
        T filled(Source source, Instant at, LocalDate businessDate, String operator);
    }

    /** Business time, as records have it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    String operator() {
        return operator;
    }

    /** Records something by which money changes hands; asks first for room, so that none is taken in vain. */
    <T extends TillTransaction> Optional<T> money(Store store, Form<T> form) {
        return written(store, form, true);
    }

    /** Records something by which no money changes hands. */
    <T extends TillTransaction> Optional<T> other(Store store, Form<T> form) {
        return written(store, form, false);
    }

    private <T extends TillTransaction> Optional<T> written(Store store, Form<T> form, boolean room) {
        try {
            if (room) {
                journal.requireWritable();
            }
            Instant now = now();
            LocalDate businessDate = now.atZone(store.zone()).toLocalDate();
            // The journal gives back the fact it was given.
            @SuppressWarnings("unchecked")
            T fact = (T) journal.append(source -> form.filled(source, now, businessDate, operator))
                    .fact();
            return Optional.of(fact);
        } catch (JournalUnwritable e) {
            LOG.error("Something at the counter is not recorded, and so it has not happened.", e);
            return Optional.empty();
        }
    }
}
