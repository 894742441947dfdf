package io.tillstream.topologies.broker;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Hash;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaCluster;
import io.tillstream.topologies.PlantedBug;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.broker.Schedule.Fault;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Carries a schedule out: a trade is uploaded part by part to two instances beside three brokers, while they fail. */
final class Uproar implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SALES = 160;

    /** Pieces of milk, which nobody sells in these trades. */
    static final long RECEIVED = 12;

    /** 160 of them are five days: what a till holds back is three days late. */
    private static final Duration BETWEEN_SALES = Duration.ofMinutes(45);

    private final KafkaCluster cluster;
    private final Log log;
    private final Path folder;
    private final PlantedBug bug;
    private final List<ChildProcess> instances = new ArrayList<>();
    private final List<JournalRecord> sent = new ArrayList<>();
    private final Random random;
    private final Schedule schedule;
    private final List<JournalRecord> trade;
    private int poison;
    private int starts;

    Uproar(KafkaCluster cluster, Log log, Path folder, Schedule schedule, PlantedBug bug) throws IOException {
        this.cluster = cluster;
        this.log = log;
        this.folder = folder;
        this.schedule = schedule;
        this.bug = bug;
        this.random = new Random(schedule.seed());
        this.trade = new Trade(schedule.seed(), 4, BETWEEN_SALES).records(SALES);
        for (int instance = 0; instance < 2; instance++) {
            instances.add(start(instance));
        }
    }

    private ChildProcess start(int instance) throws IOException {
        starts++;
        return StreamsInOwnProcess.start(
                cluster.bootstrapServers(), state(instance), folder.resolve("streams-" + starts + ".log"), bug);
    }

    private Path state(int instance) {
        return folder.resolve("state-" + instance);
    }

    /** What was uploaded, each record once. */
    List<JournalRecord> sent() {
        return List.copyOf(sent);
    }

    int poison() {
        return poison;
    }

    /** Everything in the schedule, and at last what one till held back from its first day on. */
    void happen() throws IOException, InterruptedException {
        log.send(Topics.STOCK, "s1", Shop.received("s1-1", Shop.NORTH, Shop.MILK, RECEIVED));
        List<JournalRecord> heldBack = new ArrayList<>();
        List<JournalRecord> live = new ArrayList<>();
        var late = trade.getFirst().fact().source().till();
        for (JournalRecord record : trade) {
            long sequence = record.fact().source().sequence();
            boolean isHeldBack = record.fact().source().till().equals(late) && sequence > 1 && sequence < SALES / 16;
            (isHeldBack ? heldBack : live).add(record);
        }
        int part = live.size() / Schedule.PARTS + 1;
        for (int i = 0; i < Schedule.PARTS; i++) {
            List<JournalRecord> records = new ArrayList<>(
                    live.subList(Math.min(i * part, live.size()), Math.min((i + 1) * part, live.size())));
            if (i < schedule.faults().size()) {
                during(schedule.faults().get(i), records);
            } else {
                upload(records);
            }
        }
        upload(heldBack);
    }

    private void during(Fault fault, List<JournalRecord> part) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.BrokerKilled(int broker) -> {
                cluster.kill(broker);
                upload(part);
                cluster.startAgain(broker);
                cluster.awaitAll();
            }
            case Fault.BrokerPaused(int broker, Duration time) -> {
                cluster.pause(broker);
                queue(part);
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
                cluster.resume(broker);
                log.flush();
            }
            case Fault.StreamsKilled(int instance, boolean losesItsState) -> {
                upload(part);
                awaitSomeOf(part);
                instances.get(instance).kill();
                if (losesItsState) {
                    delete(state(instance));
                }
                instances.set(instance, start(instance));
            }
            case Fault.StreamsPaused(int instance, Duration time) -> {
                upload(part.subList(0, part.size() / 2));
                instances.get(instance).pause();
                upload(part.subList(part.size() / 2, part.size()));
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
                instances.get(instance).resume();
            }
            case Fault.UploadedAgain(int times) -> {
                upload(part);
                log.sendAnew(sent);
                JournalRecord one = sent.get(random.nextInt(sent.size()));
                log.sendAnew(Collections.nCopies(times, one));
            }
            case Fault.Shuffled() -> {
                Collections.shuffle(part, random);
                upload(part);
            }
            case Fault.Poison(int records) -> {
                for (int i = 0; i < records; i++) {
                    log.sendBytes(Topics.SALE, "s1", i % 2 == 0 ? noise() : altered());
                    poison++;
                }
                upload(part);
            }
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        // No byte that begins a JSON document.
        bytes[0] = (byte) 0xFF;
        return bytes;
    }

    /** A record whose hash is not its own. */
    private byte[] altered() {
        JournalRecord good = trade.getFirst();
        return CanonicalJson.encode(new JournalRecord(good.fact(), good.previousHash(), new Hash("ab".repeat(32))));
    }

    /** So that the streams have begun with the part, and are not done. */
    private void awaitSomeOf(List<JournalRecord> part) {
        log.readUntil(
                Topics.ACCEPTED, PATIENCE, read -> read.stream().anyMatch(record -> part.contains(record.value())));
    }

    private void upload(List<JournalRecord> records) {
        queue(records);
        log.flush();
    }

    private void queue(List<JournalRecord> records) {
        for (JournalRecord record : records) {
            log.send(Topics.SALE, record.fact().source().till().store().value(), record);
        }
        sent.addAll(records);
    }

    private static void delete(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The last words of every instance that was started, for a failure. */
    String lastWords() {
        return String.join("\n", instances.stream().map(ChildProcess::lastWords).toList());
    }

    @Override
    public void close() {
        instances.forEach(ChildProcess::kill);
    }
}
