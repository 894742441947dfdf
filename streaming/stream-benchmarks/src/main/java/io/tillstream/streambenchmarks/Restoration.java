package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * Our ledgers are killed and started again: how long they read their changelogs until they run, beside somebody who only reads the
 * same. The second batch of the race shows that nothing was lost or counted twice.
 */
record Restoration(Race race) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * What was found.
     *
     * @param entries how many entries the changelogs have, each key once
     * @param restored from the first changelog to running
     * @param running from the start of the process to running
     * @param read how long it takes only to read the changelogs
     */
    record Found(long entries, Duration restored, Duration running, Duration read) {}

    /**
     * Kills, starts again and compares.
     *
     * @throws IOException also when the ledgers are not right afterwards
     */
    Found of(OurLedgers ledgers, Path folder) throws IOException, InterruptedException, ExecutionException {
        Path place = Files.createDirectories(folder.resolve("contender"));
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                Results results = ledgers.results(broker.bootstrapServers(), place)) {
            uploads.send(race.warmUp());
            try (ChildProcess process = ledgers.start(broker.bootstrapServers(), place)) {
                Instant _ = Race.await(process, results, race.warm());
                process.kill();
            }
            Files.deleteIfExists(Restoring.file(place));
            Changelogs changelogs = new Changelogs(broker.bootstrapServers());
            Duration read = changelogs.read();
            long entries = changelogs.entries();
            Instant started = Instant.now();
            try (ChildProcess process = ledgers.start(broker.bootstrapServers(), place)) {
                Duration restored = restored(process, place);
                Duration running = Duration.between(started, Instant.now());
                uploads.send(race.measured());
                Instant _ = Race.await(process, results, race.done());
                return new Found(entries, restored, running, read);
            }
        }
    }

    private static Duration restored(ChildProcess process, Path place) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Files.exists(Restoring.file(place))) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("the ledgers do not run again: " + process.lastWords());
            }
            Thread.sleep(LOOK);
        }
        return Duration.ofMillis(Long.parseLong(Files.readString(Restoring.file(place))));
    }
}
