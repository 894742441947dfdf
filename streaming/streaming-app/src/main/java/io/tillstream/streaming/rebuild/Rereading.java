package io.tillstream.streaming.rebuild;

import io.tillstream.commandline.Progress;
import io.tillstream.streaming.running.Backlog;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * The topologies from the first fact to the last, and no further. First which records are accepted, then all ledgers: what
 * happened in several topics is then read in the order in which it was recorded, as it was the first time.
 */
final class Rereading {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** A record that has left one step is for a moment in no topic's backlog. */
    private static final int QUIET_LOOKS = 8;

    private final String kafka;
    private final int threads;
    private final int replicationFactor;
    private final Duration waitsForOthers;

    /** @param waitsForOthers how long a ledger waits for what another step is still to send it, before it takes what it has */
    Rereading(String kafka, int threads, int replicationFactor, Duration waitsForOthers) {
        this.kafka = kafka;
        this.threads = threads;
        this.replicationFactor = replicationFactor;
        this.waitsForOthers = waitsForOthers;
    }

    /** Reads the tills' records; the state it needs is left behind in {@code folder} and may be deleted. */
    void accept(Path folder) throws ExecutionException, InterruptedException, TimeoutException {
        run("Accepting records", folder, Topologies::acceptance);
    }

    /** Reads everything; the state is left behind in {@code folder}, for the ledgers to go on with. */
    void book(Path folder) throws ExecutionException, InterruptedException, TimeoutException {
        run("Booking", folder, Topologies::all);
    }

    private void run(String label, Path folder, Function<Properties, Topology> topologies)
            throws ExecutionException, InterruptedException, TimeoutException {
        Properties settings = new StreamsSettings(kafka, folder, threads, replicationFactor).properties();
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, waitsForOthers.toMillis());
        Topology topology = topologies.apply(settings);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (Backlog backlog = new Backlog(kafka, Topologies.sources(topology.describe()));
                KafkaStreams streams = new KafkaStreams(topology, settings)) {
            streams.setUncaughtExceptionHandler(error -> {
                failure.set(error);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            long all = backlog.records();
            try (Progress progress = new Progress(label, "records", all)) {
                int quiet = 0;
                long done = 0;
                while (quiet < QUIET_LOOKS) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                    if (failure.get() != null) {
                        throw new IllegalStateException(label + " failed", failure.get());
                    }
                    long left = backlog.records();
                    // What one step hands to the next raises the backlog for a while.
                    done = Math.max(done, all - left);
                    progress.at(done);
                    quiet = left == 0 && streams.state() == KafkaStreams.State.RUNNING ? quiet + 1 : 0;
                }
            }
            streams.close(CloseOptions.timeout(STOP_PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
