package io.tillstream.till.sale;

import io.tillstream.checkout.closing.TillPeriod;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalBroken;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens at the counter: it is on the disk when a method returns, or it has not happened. */
final class Bookkeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    private final TillJournal journal;
    private final Clock clock;
    private final Supplier<String> operator;
    private final Supplier<TillPeriod> period;

    /**
     * The books of a till.
     *
     * @param operator who works there at the moment
     * @param period everything since the last Z
     */
    Bookkeeping(TillJournal journal, Clock clock, Supplier<String> operator, Supplier<TillPeriod> period) {
        this.journal = journal;
        this.clock = clock;
        this.operator = operator;
        this.period = period;
    }

    /** A record without its place and time. */
    interface Form<T extends TillTransaction> {
        T filled(Source source, Instant at, LocalDate businessDate, String operator);
    }

    /** Business time, as records have it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The trading day of a moment: never one that is closed. */
    private LocalDate businessDate(Store store, Instant at) {
        return period.get().businessDate(at.atZone(store.zone()).toLocalDate());
    }

    String operator() {
        return operator.get();
    }

    /** Records something by which money changes hands; asks first for room, so that none is taken in vain. */
    <T extends TillTransaction> Optional<T> money(Store store, Form<T> form) {
        return written(store, form, true);
    }

    /** Records something by which no money changes hands. */
    <T extends TillTransaction> Optional<T> other(Store store, Form<T> form) {
        return written(store, form, false);
    }

    /** Records something whose place in the chain is told with it. */
    Optional<JournalRecord> sealed(Store store, Form<?> form) {
        return entered(store, form, true);
    }

    /** A record of this epoch by its number; absent when the journal cannot be read. */
    Optional<JournalRecord> record(long sequence) {
        try (JournalReader reader = JournalReader.open(journal.file());
                Stream<JournalRecord> records = reader.from(sequence)) {
            return records.findFirst();
        } catch (IOException | UncheckedIOException | JournalBroken | UnreadableFact e) {
            LOG.error("Record {} cannot be read again.", sequence, e);
            return Optional.empty();
        }
    }

    private <T extends TillTransaction> Optional<T> written(Store store, Form<T> form, boolean room) {
        // The journal gives back the fact it was given.
        @SuppressWarnings("unchecked")
        Optional<T> fact = entered(store, form, room).map(record -> (T) record.fact());
        return fact;
    }

    private Optional<JournalRecord> entered(Store store, Form<?> form, boolean room) {
        try {
            if (room) {
                journal.requireWritable();
            }
            Instant now = now();
            LocalDate businessDate = businessDate(store, now);
            String who = operator.get();
            return Optional.of(journal.append(source -> form.filled(source, now, businessDate, who)));
        } catch (JournalUnwritable e) {
            LOG.error("Something at the counter is not recorded, and so it has not happened.", e);
            return Optional.empty();
        }
    }
}
