package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done with changes: files are looked at, published and taken back one after the other, in the background; a form at
 * once. Everything that is published or taken back is in the audit log first.
 */
@Component
class Changes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    /** Files that may wait; a person who sends more is told to wait, too. */
    static final int MOST_WAITING = 20;

    private static final int TRIES = 30;
    private static final int PATIENCE_SECONDS = 5;

    private final ChangeSets sets;
    private final Publishing publishing;
    private final SheetKinds kinds;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private volatile @Nullable ExecutorService worker;
    private volatile boolean running;

    Changes(ChangeSets sets, Publishing publishing, SheetKinds kinds, AuditLog log, TransactionTemplate transaction) {
        this.sets = sets;
        this.publishing = publishing;
        this.kinds = kinds;
        this.log = log;
        this.transaction = transaction;
    }

    /** What came of a form. */
    enum Outcome {
        PUBLISHED,
        /** Nothing was said that is not known. */
        UNCHANGED,
        /** Somebody else changed it since the form was opened. */
        OVERTAKEN,
        /** The log does not take anything just now. */
        NOT_TAKEN
    }

    /** Looks at a file in the background; it is deleted afterwards. */
    long look(SheetKind<?> kind, Path file, String name, boolean englishNames, boolean allOrNothing, String by) {
        long id;
        try {
            id = sets.begin(kind.path(), name, englishNames, allOrNothing, by, ChangeSet.State.READING);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
        later(() -> {
            try {
                new SheetLook<>(sets, kind, id, englishNames).look(file);
            } catch (RuntimeException e) {
                LOG.warn("File {} of {} could not be looked at: {}", id, kind.path(), e.toString());
                LOG.debug("It stopped at", e);
                sets.failed(id, ChangeSet.State.UNREADABLE, "FAILED", "");
            } finally {
                delete(file);
            }
        });
        return id;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A file that was looked at is left behind: {}", e.toString());
        }
    }

    /** Publishes in the background; false where it is not ready, or no longer. */
    boolean publish(ChangeSet set, String by) {
        SheetKind<?> kind = kinds.need(set.kind());
        boolean moved = set.canBePublished()
                && noted(set, ChangeSet.State.READY, ChangeSet.State.PUBLISHING, AuditKind.MASTER_DATA_PUBLISHED);
        if (moved) {
            later(() -> {
                var _ = finish(kind, set, by);
            });
        }
        return moved;
    }

    private Outcome finish(SheetKind<?> kind, ChangeSet set, String by) {
        try {
            publishing.publish(kind, set, by);
            LOG.info("Published the changes {} of {}.", set.id(), set.kind());
            return Outcome.PUBLISHED;
        } catch (Publishing.Overtaken e) {
            notDone(set, by, ChangeSet.State.READY, "OVERTAKEN", Integer.toString(e.rows()));
            return Outcome.OVERTAKEN;
        } catch (KafkaException e) {
            LOG.warn("The changes {} of {} were not published: {}", set.id(), set.kind(), e.toString());
            notDone(set, by, ChangeSet.State.READY, "LOG", "");
            return Outcome.NOT_TAKEN;
        } catch (RuntimeException e) {
            LOG.warn("The changes {} of {} were not published.", set.id(), set.kind(), e);
            notDone(set, by, ChangeSet.State.READY, "FAILED", "");
            return Outcome.NOT_TAKEN;
        }
    }

    /** Takes back in the background; false where it was not published, or was taken back before. */
    boolean undo(ChangeSet set, String by) {
        SheetKind<?> kind = kinds.need(set.kind());
        boolean moved = set.canBeUndone()
                && noted(set, ChangeSet.State.PUBLISHED, ChangeSet.State.UNDOING, AuditKind.MASTER_DATA_TAKEN_BACK);
        if (moved) {
            later(() -> {
                try {
                    publishing.undo(kind, set, by);
                    LOG.info("Took back the changes {} of {}.", set.id(), set.kind());
                } catch (RuntimeException e) {
                    LOG.warn("The changes {} of {} were not taken back: {}", set.id(), set.kind(), e.toString());
                    notDone(set, by, ChangeSet.State.PUBLISHED, "LOG", "");
                }
            });
        }
        return moved;
    }

    /** The state and the entry about it stand together. */
    private boolean noted(ChangeSet set, ChangeSet.State from, ChangeSet.State to, AuditKind what) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            boolean moved = sets.move(set.id(), from, to);
            if (moved) {
                Map<String, Object> after = new LinkedHashMap<>();
                after.put("file", Objects.requireNonNullElse(set.fileName(), ""));
                after.put("added", set.added());
                after.put("changed", set.changed());
                log.note(what, subject(set), null, after);
            }
            return moved;
        }));
    }

    private static String subject(ChangeSet set) {
        return set.kind() + " #" + set.id();
    }

    private void notDone(ChangeSet set, String by, ChangeSet.State back, String trouble, String about) {
        sets.failed(set.id(), back, trouble, about);
        log.note(by, AuditKind.NOT_DONE, subject(set), null, null);
    }

    /**
     * Publishes what a form says, all of it or none, and returns when it is known.
     *
     * @param said each with what was known when the form was opened
     */
    Outcome say(SheetKind<?> kind, List<ChangeSets.Said> said, String by) {
        List<ChangeSets.Said> changing = said.stream()
                .filter(each -> !Objects.equals(each.before(), each.after()))
                .toList();
        if (changing.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        int added =
                (int) changing.stream().filter(each -> each.before() == null).count();
        ChangeSet set = Objects.requireNonNull(transaction.execute(_ -> {
            long id = sets.begin(kind.path(), null, false, true, by, ChangeSet.State.PUBLISHING);
            sets.add(id, changing);
            sets.counted(id, changing.size(), added, changing.size() - added, 0, 0);
            for (ChangeSets.Said each : changing) {
                log.note(
                        AuditKind.MASTER_DATA_PUBLISHED,
                        kind.path() + " " + each.key(),
                        parsed(each.before()),
                        parsed(each.after()));
            }
            return sets.find(id).orElseThrow();
        }));
        Outcome outcome = finish(kind, set, by);
        if (outcome != Outcome.PUBLISHED) {
            // A form that did not go through is filled in again; nobody looks for it in a list.
            var _ = sets.drop(set.id());
        }
        return outcome;
    }

    private static @Nullable Object parsed(@Nullable String json) {
        return json == null ? null : CanonicalJson.decode(json, Map.class);
    }

    Optional<ChangeSet> find(long id) {
        return sets.find(id);
    }

    private void later(Runnable work) {
        ExecutorService open = worker;
        if (open == null) {
            throw new IllegalStateException("Changes are being stopped; try again after the start.");
        }
        open.execute(work);
    }

    @Override
    public void start() {
        running = true;
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("changes").daemon(true).factory());
        for (ChangeSet set : sets.in(ChangeSet.State.READING)) {
            // The file was where the app that was stopped had put it.
            sets.failed(set.id(), ChangeSet.State.UNREADABLE, "INTERRUPTED", "");
        }
        findOut(ChangeSet.State.PUBLISHING);
        findOut(ChangeSet.State.UNDOING);
    }

    private void findOut(ChangeSet.State state) {
        List<ChangeSet> open = sets.in(state);
        if (open.isEmpty()) {
            return;
        }
        later(() -> open.forEach(set -> {
            for (int i = 0; i < TRIES && running; i++) {
                try {
                    publishing.findOut(kinds.need(set.kind()), set);
                    return;
                } catch (KafkaException e) {
                    LOG.info("What became of the changes {} is not known yet: {}", set.id(), e.toString());
                }
            }
        }));
    }

    @Override
    public void stop() {
        running = false;
        ExecutorService open = worker;
        worker = null;
        if (open == null) {
            return;
        }
        open.shutdownNow();
        try {
            boolean _ = open.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
