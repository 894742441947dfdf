package io.tillstream.till.support;

import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.TillHealth;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.BundleLine;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends log and state once for each request of head office, beside the sale; what does not arrive is sent again in a minute, until
 * the request is over.
 */
final class BundleClerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BundleClerk.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final TillSettings settings;
    private final LiveSettings live;
    private final Catalogue catalogue;
    private final Supplier<TillHealth> health;
    private final RecentLines lines;
    private final BundleLine line;
    private final KeptFile answered;
    private final Semaphore due = new Semaphore(0);
    /** Of the clerk's thread alone. */
    private @Nullable String latest;

    private final Thread clerk = Thread.ofVirtual().name("log-bundle").unstarted(this::run);

    BundleClerk(
            TillSettings settings,
            LiveSettings live,
            Catalogue catalogue,
            Supplier<TillHealth> health,
            RecentLines lines,
            BundleLine line) {
        this.settings = settings;
        this.live = live;
        this.catalogue = catalogue;
        this.health = health;
        this.lines = lines;
        this.line = line;
        this.answered = new KeptFile(settings.data().resolve("bundle-answered"));
    }

    void start() {
        due.release();
        clerk.start();
    }

    /** Something changed at head office. */
    void look() {
        due.release();
    }

    private void run() {
        try {
            while (true) {
                boolean _ = due.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
                due.drainPermits();
                answerWhereAsked();
            }
        } catch (InterruptedException e) {
            LOG.debug("No more logs are sent.");
        }
    }

    private void answerWhereAsked() throws InterruptedException {
        try {
            Optional<BundleAsked> asked = catalogue.bundleAsked();
            if (asked.isPresent() && !isAnswered(asked.get().id())) {
                answer(asked.get().id());
            }
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with this till, its log is what would tell: the next look is in a minute.
            LOG.warn("Log and state did not go to head office; the next try is in a minute: {}", e.getMessage());
        }
    }

    private boolean isAnswered(String id) {
        if (id.equals(latest)) {
            return true;
        }
        try {
            return answered.read()
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                    .filter(id::equals)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private void answer(String id) throws IOException, InterruptedException {
        byte[] zip = bundle().zip(Withheld.of(catalogue.operators().values()));
        switch (line.send(id, zip)) {
            case BundleLine.Answer.Taken() -> LOG.info("Head office asked for log and state and has them.");
            case BundleLine.Answer.Refused(String reason) ->
                LOG.warn("Head office asked for log and state and does not take them: {}", reason);
        }
        latest = id;
        try {
            answered.replace(id.getBytes(StandardCharsets.US_ASCII), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            // A disk that is full must not have it sent for ever.
            LOG.warn(
                    "File {} cannot be written; the next start sends the log again: {}",
                    answered.path(),
                    e.getMessage());
        }
    }

    LogBundle bundle() {
        return new LogBundle(health.get(), said(), files(settings.data()), lines.kept());
    }

    /** What says how this till is set; codes, keys and addresses of people's money are not among it. */
    private Map<String, String> said() {
        LiveSettings.Now now = live.now();
        Map<String, String> said = new TreeMap<>();
        said.put("till.language", now.language().tag());
        said.put("till.idle-lock", now.idleLock().toString());
        said.put("till.ask-above.pieces", Long.toString(now.askAbovePieces()));
        said.put("till.ask-above.amount", String.valueOf(now.askAboveAmount()));
        said.put("till.screen.colours", now.colours().name());
        said.put("till.screen.hand", now.hand().name());
        said.put("till.scanner", String.valueOf(settings.scanner()));
        said.put("till.printer", String.valueOf(settings.printer().line()));
        said.put("till.scale", String.valueOf(settings.scale()));
        said.put("till.counter-mode", settings.counter().mode().name());
        said.put("till.card-terminal", settings.payments().terminal() == null ? "none" : "set");
        said.put("till.wallet", settings.payments().wallet() == null ? "none" : "set");
        said.put("tillstream.clock-offset", settings.clockOffset().toString());
        said.put("java", Runtime.version().toString());
        said.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return said;
    }

    private static Map<String, Long> files(Path data) {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data, 2)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(data.relativize(file).toString(), size(file)));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Folder {} cannot be listed: {}", data, e.getMessage());
        }
        return files;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        clerk.interrupt();
        line.close();
    }
}
