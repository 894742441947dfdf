package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.streambenchmarks.DashboardHours.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * One of two instances is killed while sales come, and the other has a copy of its state: how long sales are not in the ledgers, and
 * how much of that the other needs to take over once the broker has missed the dead one.
 *
 * @param warmUp sales that make up the state
 * @param perSecond how many sales come then
 */
record Failover(int warmUp, int perSecond) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(45);

    /**
     * What was found.
     *
     * @param longest the longest that a sale was not in the ledgers
     * @param takenOver from the moment the other was given the work until it does it
     * @param isRight whether the ledgers say at last what the recount says
     */
    record Found(Duration longest, Duration takenOver, boolean isRight) {}

    Found of(Chain chain, long seed, Path folder) throws IOException, InterruptedException, ExecutionException {
        int before = (int) (perSecond * BEFORE.toSeconds());
        int after = (int) (perSecond * AFTER.toSeconds());
        Race race = Race.of(chain, seed, warmUp, before + after);
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                Results results = new PublishedResults(broker.bootstrapServers());
                Crew crew = Crew.start(new OurLedgers(false, 1, 1), 2, broker.bootstrapServers(), folder);
                DashboardHours hours = DashboardHours.of(broker.bootstrapServers())) {
            race.warmUp().sales().distinct().forEach(sale -> hours.sent(sale, Stretch.UNMEASURED));
            uploads.send(race.warmUp());
            Race.await(crew.first(), results, race.warm());
            Path survivor = folder.resolve("instance-2");
            Files.deleteIfExists(Restoring.takeover(survivor));
            new Pace(perSecond).send(race.measured(), uploads, (sale, number) -> {
                if (number == before) {
                    crew.first().kill();
                }
                hours.sent(sale, number < before ? Stretch.CALM : Stretch.RUSH);
            });
            Race.await(crew.instances().getLast(), results, race.done());
            Instant deadline = Instant.now().plus(PATIENCE);
            while (hours.delays(Stretch.RUSH).size() < after && Instant.now().isBefore(deadline)) {
                Thread.sleep(50);
            }
            return new Found(
                    hours.delays(Stretch.RUSH).at(1),
                    Duration.ofMillis(Long.parseLong(Files.readString(Restoring.takeover(survivor)))),
                    hours.delays(Stretch.RUSH).size() == after
                            && results.tables().equals(race.done().tables()));
        }
    }
}
