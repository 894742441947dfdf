package io.tillstream.till.catalogue;

import io.tillstream.catalogue.Change;
import io.tillstream.catalogue.NdjsonLines;
import io.tillstream.catalogue.Shelf;
import io.tillstream.catalogue.ShelfFile;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.headoffice.HeadOffice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the catalogue up to date: opens what is kept of it at start, then asks head office again and again. */
public final class CatalogueFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFeed.class);

    /** Long enough to be cheap, short enough that a line cut in silence is noticed within half a minute. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** News is cheap to learn again, and a large shelf takes a moment to write. */
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(60);

    private final Catalogue catalogue;
    private final HeadOffice headOffice;
    private final ShelfFile file;
    private final Clock clock;
    private final Thread thread;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile DecisionArrivals arrivals = DecisionArrivals.untold();
    private volatile boolean closing;

    /** The shelf a snapshot in progress goes to; the till sells from the old one meanwhile. */
    private @Nullable Shelf building;

    private @Nullable String cursor;
    private @Nullable Instant savedAt;
    private boolean dirty;

    public CatalogueFeed(Path data, Catalogue catalogue, HeadOffice headOffice, Clock clock) {
        this.catalogue = catalogue;
        this.headOffice = headOffice;
        this.file = new ShelfFile(data);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("catalogue").daemon().unstarted(this::run);
    }

    /** Opens what is kept, so that the till can sell when this returns, and begins to ask. */
    public void start() {
        switch (file.open(clock.instant())) {
            case ShelfFile.Found.Kept(Shelf shelf, @Nullable String until) -> {
                catalogue.swap(shelf);
                file.keptAt().ifPresent(catalogue::keptAt);
                cursor = until;
            }
            case ShelfFile.Found.Nothing() -> LOG.info("Nothing is kept here: all is learnt from head office.");
            case ShelfFile.Found.Unusable(Path kept, String reason) ->
                LOG.warn(
                        "File {} is not sold from: {}; all is learnt again from head office, and nothing can be sold"
                                + " until then.",
                        kept,
                        reason);
        }
        thread.start();
    }

    /** Calls back after every change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells of decisions that come in. */
    public void followedBy(DecisionArrivals teller) {
        arrivals = teller;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        // The first answer comes at once: the screen should not say "offline" while head office waits for news.
        Duration wait = Duration.ZERO;
        while (!closing) {
            try {
                boolean changed = headOffice.changes(cursor, wait, this::read);
                wait = WAIT;
                pause = FIRST_PAUSE;
                if (changed) {
                    listeners.forEach(Runnable::run);
                }
                saveNowAndThen();
            } catch (IOException | UnreadableFact e) {
                LOG.debug("No news from head office: {}", e.getMessage());
                forgetHalfASnapshot();
                wait = Duration.ZERO;
                pause = sleep(pause);
            } catch (InterruptedException e) {
                LOG.debug("The catalogue feed ends.");
                return;
            }
        }
    }

    private void forgetHalfASnapshot() {
        if (building != null) {
            building = null;
            cursor = null;
        }
    }

    private Duration sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
        } catch (InterruptedException e) {
            closing = true;
        }
        return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** What stands before the changes of a page. */
    record Head(String cursor, boolean more, boolean reset) {}

    /** Whether anything the till sells from has changed. */
    private boolean read(InputStream answer) throws IOException {
        Instant answered = Instant.now();
        NdjsonLines lines = new NdjsonLines(answer);
        byte[] first = lines.next();
        if (first == null) {
            throw new IOException("The answer is empty.");
        }
        Head head = CanonicalJson.decode(first, Head.class);
        // All of it first: an answer that breaks off is asked for again, and nothing of it may be sold from before.
        List<Change> page = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            page.add(Change.parse(line));
        }
        if (head.reset()) {
            building = catalogue.shelf().anew();
        }
        Shelf target = building != null ? building : catalogue.shelf();
        page.forEach(change -> take(target, change));
        if (building == null || !head.more()) {
            settle(target);
        }
        if (building == null) {
            arrivals.came(page, answered);
        }
        cursor = head.cursor();
        if (building != null && !head.more()) {
            target.complete();
            catalogue.swap(target);
            building = null;
            savedAt = null;
            LOG.info("Catalogue of {} items and {} members is complete.", catalogue.items(), catalogue.members());
        }
        if (!head.more()) {
            catalogue.readAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        dirty |= !page.isEmpty();
        return !page.isEmpty() && building == null;
    }

    private void take(Shelf target, Change change) {
        if (change instanceof Change.NotUnderstood(String kind)) {
            LOG.debug("Head office speaks of \"{}\", which this version does not know.", kind);
        }
        target.take(change, clock.instant());
    }

    private static void settle(Shelf target) {
        PromotionBook before = target.book();
        target.settle();
        if (target.book() != before) {
            long limited = target.promotions().stream()
                    .filter(promotion -> promotion.limits().spanBaskets())
                    .count();
            LOG.info(
                    "{} promotions are known; {} of them are limited beyond one basket and given from leases.",
                    target.promotions().size(),
                    limited);
        }
    }

    private void saveNowAndThen() {
        Instant now = clock.instant();
        boolean due = savedAt == null || Duration.between(savedAt, now).compareTo(BETWEEN_SAVES) > 0;
        if (dirty && due && building == null && catalogue.isReady()) {
            try {
                file.save(catalogue.shelf(), cursor);
                dirty = false;
                savedAt = now;
            } catch (IOException e) {
                LOG.warn(
                        "The catalogue is not saved; a start without network would sell from an older one: {}",
                        e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
            saveNowAndThen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
