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
 * How long a sale takes from the door of the broker to the ledgers that a dashboard reads, while sales come at a steady pace. A
 * store's hour counts its receipts, so that the receipt with the number n is there when the hour says n or more.
 *
 * @param perSecond how many sales come
 * @param warmUp how long they come before the first is measured
 * @param measured how long they come then
 */
record Freshness(int perSecond, Duration warmUp, Duration measured) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What was found, all sales counted.
     *
     * @param delays each sale's delay
     * @param expected how many sales were measured
     */
    record Found(Delays delays, int expected) {}

    Found of(Contender contender, long seed, Path folder) throws IOException, InterruptedException, ExecutionException {
        Path place = Files.createDirectories(folder.resolve("contender"));
        int before = (int) (perSecond * warmUp.toSeconds());
        int after = (int) (perSecond * measured.toSeconds());
        BusyDay.Batch day = new BusyDay(Chain.USUAL, seed).next(before + after);
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                ChildProcess process = contender.start(broker.bootstrapServers(), place);
                DashboardHours hours = DashboardHours.of(broker.bootstrapServers())) {
            new Pace(perSecond)
                    .send(
                            day,
                            uploads,
                            (sale, number) -> hours.sent(
                                    sale,
                                    number < before ? DashboardHours.Stretch.UNMEASURED : DashboardHours.Stretch.CALM));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (hours.delays(DashboardHours.Stretch.CALM).size() < after
                    && process.isAlive()
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(50);
            }
            return new Found(hours.delays(DashboardHours.Stretch.CALM), after);
        }
    }
}
