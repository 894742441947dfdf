package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.MasterDataWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what was looked at, and takes it back: in one transaction, of things that are still as they were. Whatever else is
 * published through this app waits meanwhile, so that of two who change the same thing one is told so. Drafts are not published: they are kept, and taken back while they are drafts still.
 */
@Component
class Publishing {
    private static final int AT_ONCE = 2_000;

    private final MasterDataWriter writer;
    private final ChangeSets sets;
    private final TransactionTemplate transaction;

    Publishing(MasterDataWriter writer, ChangeSets sets, TransactionTemplate transaction) {
        this.writer = writer;
        this.sets = sets;
        this.transaction = transaction;
    }

    /** Nothing was published, because others had changed the same things meanwhile. */
    static final class Overtaken extends RuntimeException {
        private final int rows;

        private Overtaken(int rows) {
            super(rows + " things were changed by others meanwhile.");
            this.rows = rows;
        }

        int rows() {
            return rows;
        }
    }

    /**
     * Publishes a set; rows that were overtaken are marked and left out.
     *
     * @throws Overtaken when nothing was published for that reason
     * @throws KafkaException when the log did not take it
     */
    void publish(SheetKind<?> kind, ChangeSet set, String by) {
        switch (kind) {
            case FactSheet<?> facts -> publishFacts(facts, set, by);
            case DraftSheet<?> drafts -> drafts(() -> keep(drafts, set, by));
        }
    }

    private void publishFacts(FactSheet<?> kind, ChangeSet set, String by) {
        sets.came(set.id(), ChangeRow.Outcome.OVERTAKEN, ChangeRow.Outcome.WAITING);
        writer.publishKnowing(() -> {
            int overtaken = mark(
                    set,
                    ChangeRow.Outcome.WAITING,
                    ChangeRow.Outcome.OVERTAKEN,
                    rows -> rows.stream()
                            .filter(row -> !isKnownAs(kind, row.key(), row.before()))
                            .toList());
            if (overtaken > 0 && (set.allOrNothing() || sets.count(set.id(), ChangeRow.Outcome.WAITING) == 0)) {
                throw new Overtaken(overtaken);
            }
            return records(kind, set, ChangeRow.Outcome.WAITING, ChangeRow::after);
        });
        sets.came(set.id(), ChangeRow.Outcome.WAITING, ChangeRow.Outcome.PUBLISHED);
        sets.published(set.id(), by);
    }

    /**
     * Publishes what was there before; what was changed later is marked and left as it is.
     *
     * @throws KafkaException when the log did not take it
     */
    void undo(SheetKind<?> kind, ChangeSet set, String by) {
        switch (kind) {
            case FactSheet<?> facts -> undoFacts(facts, set, by);
            case DraftSheet<?> drafts -> drafts(() -> takeBack(drafts, set, by));
        }
    }

    /** Drafts and what is noted about them are in one database, and change together. */
    private void drafts(Runnable deed) {
        transaction.executeWithoutResult(_ -> deed.run());
    }

    private void keep(DraftSheet<?> kind, ChangeSet set, String by) {
        sets.came(set.id(), ChangeRow.Outcome.OVERTAKEN, ChangeRow.Outcome.WAITING);
        hold(kind, set, ChangeRow.Outcome.WAITING);
        int overtaken = mark(
                set,
                ChangeRow.Outcome.WAITING,
                ChangeRow.Outcome.OVERTAKEN,
                rows -> rows.stream()
                        .filter(row -> !isKnownAs(kind, row.key(), row.before())
                                || !kind.keep(Objects.requireNonNull(row.after()), set.by(), by))
                        .toList());
        if (overtaken > 0 && (set.allOrNothing() || sets.count(set.id(), ChangeRow.Outcome.WAITING) == 0)) {
            throw new Overtaken(overtaken);
        }
        sets.came(set.id(), ChangeRow.Outcome.WAITING, ChangeRow.Outcome.PUBLISHED);
        sets.published(set.id(), by);
    }

    /**
     * Holds all drafts of a set before the first entry in the audit log, which everybody else's deeds wait for: whoever has one of
     * them is waited for with nothing in hand, and what they saved is seen when drafts are compared.
     */
    private void hold(DraftSheet<?> kind, ChangeSet set, ChangeRow.Outcome outcome) {
        int last = 0;
        List<String> keys = new ArrayList<>();
        for (List<ChangeRow> rows = sets.rows(set.id(), outcome, last, AT_ONCE);
                !rows.isEmpty();
                rows = sets.rows(set.id(), outcome, last, AT_ONCE)) {
            last = rows.getLast().number();
            rows.forEach(row -> keys.add(row.key()));
        }
        kind.hold(keys);
    }

    private void takeBack(DraftSheet<?> kind, ChangeSet set, String by) {
        hold(kind, set, ChangeRow.Outcome.PUBLISHED);
        int _ = mark(
                set,
                ChangeRow.Outcome.PUBLISHED,
                ChangeRow.Outcome.KEPT,
                rows -> rows.stream()
                        .filter(row -> !kind.takeBack(row.before(), Objects.requireNonNull(row.after()), by))
                        .toList());
        sets.came(set.id(), ChangeRow.Outcome.PUBLISHED, ChangeRow.Outcome.UNDONE);
        sets.undone(set.id(), by);
    }

    private void undoFacts(FactSheet<?> kind, ChangeSet set, String by) {
        try {
            writer.publishKnowing(() -> {
                int _ = mark(set, ChangeRow.Outcome.PUBLISHED, ChangeRow.Outcome.KEPT, rows -> {
                    Set<String> later = sets.changedAfter(
                            set, rows.stream().map(ChangeRow::key).toList());
                    return rows.stream()
                            .filter(row -> later.contains(row.key()) || !isKnownAs(kind, row.key(), row.after()))
                            .toList();
                });
                return records(kind, set, ChangeRow.Outcome.PUBLISHED, ChangeRow::before);
            });
        } catch (RuntimeException e) {
            sets.came(set.id(), ChangeRow.Outcome.KEPT, ChangeRow.Outcome.PUBLISHED);
            throw e;
        }
        sets.came(set.id(), ChangeRow.Outcome.PUBLISHED, ChangeRow.Outcome.UNDONE);
        sets.undone(set.id(), by);
    }

    /**
     * Finds out what became of a set at which the app was stopped: a transaction is there as a whole or not at all, so its
     * first row tells.
     *
     * @throws KafkaException when the log is not there yet
     */
    void findOut(SheetKind<?> kind, ChangeSet set) {
        boolean publishing = set.state() == ChangeSet.State.PUBLISHING;
        if (kind instanceof DraftSheet<?>) {
            // What was done to drafts would have been noted with it.
            sets.failed(set.id(), publishing ? ChangeSet.State.READY : ChangeSet.State.PUBLISHED, "INTERRUPTED", "");
            return;
        }
        writer.publishKnowing(() -> {
            List<ChangeRow> first =
                    sets.rows(set.id(), publishing ? ChangeRow.Outcome.WAITING : ChangeRow.Outcome.PUBLISHED, 0, 1);
            boolean there = !first.isEmpty()
                    && isKnownAs(
                            kind,
                            first.getFirst().key(),
                            publishing
                                    ? first.getFirst().after()
                                    : first.getFirst().before());
            if (!there) {
                sets.failed(
                        set.id(), publishing ? ChangeSet.State.READY : ChangeSet.State.PUBLISHED, "INTERRUPTED", "");
                sets.came(set.id(), ChangeRow.Outcome.KEPT, ChangeRow.Outcome.PUBLISHED);
            } else if (publishing) {
                sets.came(set.id(), ChangeRow.Outcome.WAITING, ChangeRow.Outcome.PUBLISHED);
                sets.published(set.id(), set.by());
            } else {
                sets.came(set.id(), ChangeRow.Outcome.PUBLISHED, ChangeRow.Outcome.UNDONE);
                sets.undone(set.id(), set.by());
            }
            return List.of();
        });
    }

    private static boolean isKnownAs(SheetKind<?> kind, String key, @Nullable String json) {
        return Objects.equals(kind.knownJson(key).orElse(null), json);
    }

    private int mark(
            ChangeSet set,
            ChangeRow.Outcome from,
            ChangeRow.Outcome to,
            Function<List<ChangeRow>, List<ChangeRow>> which) {
        int marked = 0;
        int last = 0;
        for (List<ChangeRow> rows = sets.rows(set.id(), from, last, AT_ONCE);
                !rows.isEmpty();
                rows = sets.rows(set.id(), from, last, AT_ONCE)) {
            last = rows.getLast().number();
            List<Integer> numbers =
                    which.apply(rows).stream().map(ChangeRow::number).toList();
            sets.came(set.id(), numbers, to);
            marked += numbers.size();
        }
        return marked;
    }

    /** Read page by page while they are sent. */
    private Iterable<ProducerRecord<String, byte[]>> records(
            FactSheet<?> kind, ChangeSet set, ChangeRow.Outcome outcome, Function<ChangeRow, @Nullable String> value) {
        return () -> new Iterator<>() {
            private List<ChangeRow> page = new ArrayList<>();
            private int at;
            private int last;

            @Override
            public boolean hasNext() {
                if (at == page.size()) {
                    page = sets.rows(set.id(), outcome, last, AT_ONCE);
                    at = 0;
                }
                return at < page.size();
            }

            @Override
            public ProducerRecord<String, byte[]> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                ChangeRow row = page.get(at++);
                last = row.number();
                String json = value.apply(row);
                return new ProducerRecord<>(
                        kind.topic().name(), row.key(), json == null ? null : kind.published(row.key(), json));
            }
        };
    }
}
