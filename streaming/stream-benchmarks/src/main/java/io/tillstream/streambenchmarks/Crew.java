package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.topologies.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Several instances of our ledgers that share the work.
 *
 * @param instances each in a folder of its own
 */
record Crew(List<ChildProcess> instances) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Starts them, and returns when all of their threads have their part of the work. */
    static Crew start(OurLedgers ledgers, int instances, String kafka, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        List<ChildProcess> started = new ArrayList<>();
        Crew crew = new Crew(started);
        try {
            for (int number = 1; number <= instances; number++) {
                started.add(ledgers.start(kafka, Files.createDirectories(folder.resolve("instance-" + number))));
            }
            await(kafka, instances * ledgers.threads());
            return crew;
        } catch (IOException | InterruptedException | ExecutionException e) {
            crew.close();
            throw e;
        }
    }

    private static void await(String kafka, int threads) throws IOException, InterruptedException, ExecutionException {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            while (!isSettled(admin, threads)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("the instances do not share the work after " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean isSettled(Admin admin, int threads) throws ExecutionException, InterruptedException {
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(StreamsSettings.APPLICATION))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            return group.groupState() == GroupState.STABLE && group.members().size() == threads;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    ChildProcess first() {
        return instances.getFirst();
    }

    @Override
    public void close() {
        instances.forEach(ChildProcess::close);
    }
}
