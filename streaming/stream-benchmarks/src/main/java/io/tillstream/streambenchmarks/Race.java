package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The same sales for every contender: a first batch to warm up, and a second that is measured. It is written while the contender
 * stands still, so that everybody finds the same backlog and nobody is measured while waiting for it.
 *
 * @param warmUp the first batch
 * @param warm where it leads to
 * @param measured the second
 * @param done where both lead to
 */
record Race(BusyDay.Batch warmUp, Goal warm, BusyDay.Batch measured, Goal done) {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** What is written becomes visible with a commit; the work for it belongs to what is measured. */
    private static final Duration COMMIT = Duration.ofMillis(100);

    static Race of(Chain chain, long seed, int warmUpSales, int measuredSales) {
        BusyDay day = new BusyDay(chain, seed);
        PlainLedgers recount = new PlainLedgers();
        BusyDay.Batch first = day.next(warmUpSales);
        first.sent().forEach(sent -> recount.book(sent.record()));
        Goal warm = new Goal(first.sent().size(), recount.tables());
        BusyDay.Batch second = day.next(measuredSales);
        second.sent().forEach(sent -> recount.book(sent.record()));
        return new Race(
                first, warm, second, new Goal(warm.records() + second.sent().size(), recount.tables()));
    }

    /**
     * What a contender needed for the second batch, and what it arrived at.
     *
     * @param processor its processor time
     * @param time from the moment it could begin to the last record of a ledger
     * @param tables its ledgers
     */
    record Run(Duration processor, Duration time, Tables tables) {}

    /** Lets one run, with nobody beside it. */
    Run run(Contender contender, Path folder) throws IOException, InterruptedException, ExecutionException {
        Path place = Files.createDirectories(folder.resolve("contender"));
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                Results results = contender.results(broker.bootstrapServers(), place)) {
            uploads.send(warmUp);
            Duration processor;
            Duration time;
            try (ChildProcess process = contender.start(broker.bootstrapServers(), place)) {
                await(process, results, warm);
                process.pause();
                uploads.send(measured);
                try (Meter meter = new Meter(process.programs().getFirst())) {
                    Instant begun = Instant.now();
                    Duration before = meter.at(begun);
                    process.resume();
                    Instant ended = await(process, results, done);
                    Thread.sleep(COMMIT.multipliedBy(2));
                    processor = meter.at(ended.plus(COMMIT)).minus(before);
                    time = Duration.between(begun, ended);
                }
            }
            return new Run(processor, time, results.tables());
        }
    }

    /** Waits until somebody has arrived, and says when that was. */
    static Instant await(ChildProcess process, Results results, Goal goal) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Optional<Instant> arrived = results.arrived(goal);
            if (arrived.isPresent()) {
                return arrived.get();
            }
            if (!process.isAlive()) {
                throw new IOException(process.name() + " has ended: " + process.lastWords());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException(
                        process.name() + " has not arrived after " + PATIENCE + "; its log is " + process.log());
            }
            Thread.sleep(10);
        }
    }
}
