package io.tillstream.topologies.broker;

import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Measures how fast a backlog of sales reaches the last ledger, on a real broker with the streams in a process of their
 * own. Argument: the number of sales (22 lines each). Prints one line.
 */
final class LedgerPace {
    private static final int LINES_PER_SALE = 22;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private LedgerPace() {}

    public static void main(String[] arguments) throws Exception {
        int sales = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("ledger-pace-");
        List<JournalRecord> journals = new Trade(7, LINES_PER_SALE).records(sales);
        Recount recount = new Recount(journals);
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Log log = new Log(broker.bootstrapServers())) {
            journals.forEach(record ->
                    log.send(Topics.SALE, record.fact().source().till().store().value(), record));
            log.flush();
            try (ChildProcess streams =
                    StreamsInOwnProcess.start(log.kafka(), folder.resolve("state"), folder.resolve("streams.log"))) {
                log.readUntil(Topics.TILL_POSITION, PATIENCE, read -> !read.isEmpty());
                Instant started = Instant.now();
                log.readUntil(
                        Topics.TILL_POSITION,
                        PATIENCE,
                        read -> Log.latest(read).values().stream()
                                        .mapToLong(TillPosition::transactions)
                                        .sum()
                                >= journals.size());
                Duration accepted = Duration.between(started, Instant.now());
                log.readUntil(Topics.POINTS_ENTRY, PATIENCE, read -> read.size() >= recount.pointsEntries);
                Duration booked = Duration.between(started, Instant.now());
                long lines = (long) sales * LINES_PER_SALE;
                System.out.printf(
                        "%,d lines: accepted %,d lines/s, booked %,d lines/s (%.1f s); cpu of streams %s, load %.1f on %d cores%n",
                        lines,
                        lines * 1000 / accepted.toMillis(),
                        lines * 1000 / booked.toMillis(),
                        booked.toMillis() / 1000.0,
                        streams.programs().stream()
                                .flatMap(program -> program.info().totalCpuDuration().stream())
                                .toList(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors());
            }
        }
    }
}
