package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.streambenchmarks.DashboardHours.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Saturday of many tills at its busiest, in all of our ledgers; when half of it is over, tills that had no network for three days
 * tell what they sold, all of it at once.
 *
 * @param chain whose Saturday
 * @param perSecond how many sales the others make
 * @param cutOff how many tills had no network
 * @param salesCutOff how many sales each of these made
 * @param warmUp how long sales come before the first is measured
 * @param measured how long they come then
 */
record Saturday(Chain chain, int perSecond, int cutOff, int salesCutOff, Duration warmUp, Duration measured) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Of each till: as many as our ledgers' code needs to be compiled. */
    private static final int SALES_AT_OPENING = 5;

    /**
     * What was found.
     *
     * @param calm delays of live sales before the late ones came
     * @param rush and from then on
     * @param expected how many live sales were measured
     * @param late how many came late
     * @param caughtUp how long it took until all of these were in the ledgers
     * @param processor processor time of the ledgers for a second of live sales, before the late ones came
     * @param isRight whether the ledgers say at last what the recount says
     */
    record Found(
            Delays calm, Delays rush, int expected, int late, Duration caughtUp, Duration processor, boolean isRight) {}

    Found of(long seed, Path folder) throws IOException, InterruptedException, ExecutionException {
        int before = (int) (perSecond * warmUp.toSeconds());
        int after = (int) (perSecond * measured.toSeconds());
        BusyDay day = new BusyDay(chain, seed);
        PlainLedgers recount = new PlainLedgers();
        BusyDay.Batch opening = counted(day.next(chain.tills() * SALES_AT_OPENING), recount);
        Goal opened = new Goal(opening.sent().size(), recount.tables());
        BusyDay.Batch late = counted(day.withoutNetwork(cutOff, salesCutOff), recount);
        BusyDay.Batch live = counted(day.next(before + after), recount);
        Goal done = new Goal(
                opening.sent().size() + late.sent().size() + live.sent().size(), recount.tables());
        Set<String> lateHours = late.sales().map(DashboardHours::hour).collect(Collectors.toUnmodifiableSet());
        Path place = Files.createDirectories(folder.resolve("ledgers"));
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Uploads uploads = new Uploads(broker.bootstrapServers());
                Results results = new PublishedResults(broker.bootstrapServers());
                ChildProcess process = new OurLedgers(true, 2, 0).start(broker.bootstrapServers(), place);
                DashboardHours hours = DashboardHours.of(broker.bootstrapServers());
                Meter meter = new Meter(process.programs().getFirst())) {
            opening.sales().distinct().forEach(sale -> hours.sent(sale, Stretch.UNMEASURED));
            uploads.send(opening);
            Race.await(process, results, opened);
            Moments moments = new Moments();
            AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
            Thread tellLate = Thread.ofPlatform().name("late").unstarted(() -> {
                try {
                    uploads.send(late);
                } catch (ExecutionException | InterruptedException e) {
                    lost.set(e);
                }
            });
            Thread watch = Thread.ofPlatform()
                    .name("watch")
                    .unstarted(() -> moments.watch(hours, lateHours, (long) cutOff * salesCutOff));
            new Pace(perSecond).send(live, uploads, (sale, number) -> {
                if (number == before) {
                    moments.calm = Instant.now();
                }
                if (number == before + after / 2) {
                    moments.rush = Instant.now();
                    tellLate.start();
                    watch.start();
                }
                hours.sent(
                        sale,
                        number < before ? Stretch.UNMEASURED : moments.rush == null ? Stretch.CALM : Stretch.RUSH);
            });
            tellLate.join();
            if (lost.get() != null) {
                throw new IOException("what came late could not be sent: " + lost.get());
            }
            Race.await(process, results, done);
            watch.join(PATIENCE);
            Instant calm = required(moments.calm);
            Instant rush = required(moments.rush);
            Duration spent = meter.at(rush).minus(meter.at(calm));
            return new Found(
                    hours.delays(Stretch.CALM),
                    hours.delays(Stretch.RUSH),
                    after,
                    late.sent().size(),
                    Duration.between(rush, required(moments.caughtUp)),
                    Duration.ofNanos((long)
                            (spent.toNanos() / (Duration.between(calm, rush).toNanos() / 1e9))),
                    results.tables().equals(done.tables()));
        }
    }

    private static BusyDay.Batch counted(BusyDay.Batch batch, PlainLedgers recount) {
        batch.sent().forEach(sent -> recount.book(sent.record()));
        return batch;
    }

    private static Instant required(@Nullable Instant moment) throws IOException {
        if (moment == null) {
            throw new IOException("what came late is not in the ledgers after " + PATIENCE);
        }
        return moment;
    }

    /** When what happened. */
    private static final class Moments {
        private volatile @Nullable Instant calm;
        private volatile @Nullable Instant rush;
        private volatile @Nullable Instant caughtUp;

        private void watch(DashboardHours hours, Set<String> late, long receipts) {
            Instant deadline = Instant.now().plus(PATIENCE);
            try {
                while (Instant.now().isBefore(deadline)) {
                    if (hours.receipts(late) >= receipts) {
                        caughtUp = Instant.now();
                        return;
                    }
                    Thread.sleep(20);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
