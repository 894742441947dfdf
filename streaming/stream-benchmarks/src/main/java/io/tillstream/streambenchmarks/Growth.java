package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What all of our ledgers need for a sale as a chain grows: the same backlog for more partitions and instances, for more items, for
 * more members.
 *
 * @param seed of the sales
 * @param warmUp sales before those that are measured, for each instance: what it does not know yet it compiles then
 * @param measured sales that are measured
 */
record Growth(long seed, int warmUp, int measured) {
    private static final Duration COMMIT = Duration.ofMillis(100);

    /**
     * A size of the chain and of what serves it.
     *
     * @param name what is different
     * @param partitions of every topic
     * @param instances with a thread each
     * @param chain whose sales
     */
    record Size(String name, int partitions, int instances, Chain chain) {}

    /** The smallest first, which the others are compared with. */
    static List<Size> sizes() {
        Chain usual = Chain.USUAL;
        return List.of(
                new Size("1 partition, 1 instance", 1, 1, usual),
                new Size("2 partitions, 2 instances", 2, 2, usual),
                new Size("4 partitions, 4 instances", 4, 4, usual),
                new Size(
                        "10 times the items",
                        1,
                        1,
                        new Chain(usual.stores(), usual.tillsPerStore(), usual.items() * 10, usual.members(), false)),
                new Size(
                        "10 times the members",
                        1,
                        1,
                        new Chain(usual.stores(), usual.tillsPerStore(), usual.items(), usual.members() * 10, false)));
    }

    /**
     * What it took.
     *
     * @param ledgers processor time of all instances for the measured sales
     * @param broker the broker's for the same
     * @param lines sale lines among them
     * @param factBytes what the broker keeps for ever of a sale, in one copy: the fact and its accepted record
     * @param otherBytes what else it wrote for a sale, before it is compacted
     * @param isRight whether the ledgers say what the recount says
     */
    record Found(Duration ledgers, Duration broker, long lines, long factBytes, long otherBytes, boolean isRight) {
        double microsPerLine() {
            return ledgers.toNanos() / 1000.0 / lines;
        }
    }

    Found of(Size size, Path folder) throws IOException, InterruptedException, ExecutionException {
        Race race = Race.of(size.chain(), seed, warmUp * size.instances(), measured);
        int sales = warmUp * size.instances() + measured;
        Path kafka = folder.resolve("kafka");
        try (KafkaBroker broker = KafkaBroker.start(kafka);
                Uploads uploads = new Uploads(broker.bootstrapServers(), size.partitions());
                Results results = new PublishedResults(broker.bootstrapServers());
                Crew crew =
                        Crew.start(new OurLedgers(true, 1, 0), size.instances(), broker.bootstrapServers(), folder)) {
            uploads.send(race.warmUp());
            Race.await(crew.first(), results, race.warm());
            crew.instances().forEach(ChildProcess::pause);
            uploads.send(race.measured());
            List<Meter> meters = new ArrayList<>();
            crew.instances()
                    .forEach(
                            instance -> meters.add(new Meter(instance.programs().getFirst())));
            try (Meter atBroker = new Meter(broker.process().programs().getFirst())) {
                Instant begun = Instant.now();
                Duration before = used(meters, begun);
                Duration brokerBefore = atBroker.at(begun);
                crew.instances().forEach(ChildProcess::resume);
                Instant ended = Race.await(crew.first(), results, race.done());
                Thread.sleep(COMMIT.multipliedBy(2));
                return new Found(
                        used(meters, ended.plus(COMMIT)).minus(before),
                        atBroker.at(ended.plus(COMMIT)).minus(brokerBefore),
                        race.measured().lines(),
                        bytes(kafka, Growth::isKeptForEver) / sales,
                        bytes(kafka, topic -> !isKeptForEver(topic)) / sales,
                        results.tables().equals(race.done().tables()));
            } finally {
                meters.forEach(Meter::close);
            }
        }
    }

    private static Duration used(List<Meter> meters, Instant when) {
        return meters.stream().map(meter -> meter.at(when)).reduce(Duration.ZERO, Duration::plus);
    }

    private static String folder(Path log) {
        return String.valueOf(Objects.requireNonNull(log.getParent()).getFileName());
    }

    private static boolean isKeptForEver(String topic) {
        return topic.startsWith(Topics.SALE.name() + "-") || topic.startsWith(Topics.ACCEPTED.name() + "-");
    }

    /** The logs of some topics; each partition has a folder. */
    private static long bytes(Path broker, Predicate<String> topics) throws IOException {
        long sum = 0;
        List<Path> logs;
        try (Stream<Path> found = Files.walk(broker)) {
            logs = found.filter(file -> file.toString().endsWith(".log") && topics.test(folder(file)))
                    .toList();
        }
        for (Path log : logs) {
            sum += Files.exists(log) ? Files.size(log) : 0;
        }
        return sum;
    }
}
