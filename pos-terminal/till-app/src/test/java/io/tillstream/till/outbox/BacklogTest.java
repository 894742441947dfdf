package io.tillstream.till.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeWithoutReceipts;
import io.tillstream.till.Shop;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three days without a network, then everything at once. Delays are counted in batches, not by a clock. */
class BacklogTest {
    private static final int BATCH = 1000;

    @TempDir
    Path data;

    private final Identity identity = Shop.identity();

    @Test
    void fiftyThousandWaitingSalesDrainInOrderAndOnceWhileTheShopSellsOn() throws Exception {
        aJournalOf(identity.epoch(), 50_000);
        try (TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON)) {
            HeadOfficeByBatches headOffice = new HeadOfficeByBatches(batch -> {
                // A sale at the counter after each of the first twenty batches.
                if (batch < 20) {
                    sell(journal);
                }
            });
            try (Outbox outbox = new Outbox(data, journal, headOffice, Shop.AT_NOON)) {
                outbox.start();
                Await.until(
                        () -> outbox.waiting() == 0 && headOffice.received(1).size() == 50_020);
            }

            assertThat(headOffice.received(1))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 50_020).boxed().toList());
            assertThat(headOffice.mostAtOnce())
                    .as("batches on their way at once")
                    .isEqualTo(1);
            assertThat(headOffice.largestBatch()).isLessThanOrEqualTo(BATCH);
            assertThat(headOffice.batches()).isLessThanOrEqualTo(51);
            for (int sold = 0; sold < 20; sold++) {
                // Never more than the batches that were ahead of it.
                assertThat(headOffice.batchOf(1, 50_001L + sold)).isEqualTo(50);
            }
        }
    }

    @Test
    void aLiveSaleWaitsForOneBatchOfHistoryAtMost() throws Exception {
        aJournalOf(0, 20_000);
        try (TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON)) {
            Map<Long, Integer> soldDuring = new HashMap<>();
            HeadOfficeByBatches headOffice = new HeadOfficeByBatches(batch -> {
                if (batch % 4 == 2 && batch < 18) {
                    soldDuring.put(sell(journal), batch);
                }
            });
            try (Outbox outbox = new Outbox(data, journal, headOffice, Shop.AT_NOON)) {
                outbox.start();
                Await.until(() -> outbox.waiting() == 0 && outbox.historyWaiting() == 0);
            }

            assertThat(headOffice.received(0))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20_000).boxed().toList());
            assertThat(soldDuring)
                    .isNotEmpty()
                    .allSatisfy((sequence, during) -> assertThat(headOffice.batchOf(1, sequence) - during)
                            .as("batches that went before live record %d", sequence)
                            .isLessThanOrEqualTo(2));
        }
    }

    @Test
    void whatIsSentTwiceAfterALostPositionIsTheSame() throws Exception {
        aJournalOf(identity.epoch(), 1500);
        try (TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON)) {
            HeadOfficeByBatches headOffice = new HeadOfficeByBatches(batch -> {});
            headOffice.loseTheAnswerTo(0);
            try (Outbox outbox = new Outbox(data, journal, headOffice, Shop.AT_NOON)) {
                outbox.start();
                Await.until(() -> outbox.waiting() == 0);
            }

            assertThat(headOffice.received(1)).hasSize(2500);
            assertThat(headOffice.received(1).subList(0, 1000))
                    .isEqualTo(headOffice.received(1).subList(1000, 2000));
            assertThat(headOffice.clones()).isEmpty();
        }
    }

    private static long sell(TillJournal journal) {
        return journal.append(source -> drawerOpened(source)).fact().source().sequence();
    }

    private static NoSale drawerOpened(Source source) {
        return new NoSale(source, Shop.NOON, LocalDate.parse("2011-11-09"), "c1", "change");
    }

    private void aJournalOf(int epoch, int records) throws IOException {
        try (Journal journal =
                Journal.create(data.resolve("journal/epoch-" + epoch + ".journal"), identity.till(), epoch)) {
            List<TillTransaction> facts = new ArrayList<>();
            facts.add(new EpochOpened(
                    new Source(identity.till(), epoch, 1), Shop.NOON, LocalDate.parse("2011-11-09"), "enrolled", null));
            for (long sequence = 2; sequence <= records; sequence++) {
                facts.add(drawerOpened(new Source(identity.till(), epoch, sequence)));
            }
            journal.appendAll(facts);
        }
    }

    /** Takes what comes and remembers in which batch. */
    private static final class HeadOfficeByBatches implements HeadOfficeWithoutReceipts {
        private final List<Map<Integer, List<Long>>> taken = new ArrayList<>();
        private final Map<Source, String> hashes = new HashMap<>();
        private final List<Source> clones = new ArrayList<>();
        private final AtomicInteger onTheirWay = new AtomicInteger();
        private final IntConsumer during;
        private int mostAtOnce;
        private int lost = -1;

        HeadOfficeByBatches(IntConsumer during) {
            this.during = during;
        }

        synchronized void loseTheAnswerTo(int batch) {
            lost = batch;
        }

        @Override
        public Upload upload(byte[] ndjson) throws IOException {
            int now = onTheirWay.incrementAndGet();
            List<JournalRecord> records = new String(ndjson, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> CanonicalJson.decode(line, JournalRecord.class))
                    .toList();
            Source last = records.getLast().fact().source();
            int batch = take(records, now);
            during.accept(batch);
            onTheirWay.decrementAndGet();
            if (batch == lost) {
                throw new IOException("The answer is lost.");
            }
            return new Upload.Acknowledged(last.epoch(), last.sequence());
        }

        private synchronized int take(List<JournalRecord> records, int now) {
            mostAtOnce = Math.max(mostAtOnce, now);
            Map<Integer, List<Long>> batch = new HashMap<>();
            for (JournalRecord record : records) {
                Source source = record.fact().source();
                batch.computeIfAbsent(source.epoch(), _ -> new ArrayList<>()).add(source.sequence());
                String before = hashes.putIfAbsent(source, record.hash().hex());
                if (before != null && !before.equals(record.hash().hex())) {
                    clones.add(source);
                }
            }
            taken.add(batch);
            return taken.size() - 1;
        }

        synchronized List<Long> received(int epoch) {
            return taken.stream()
                    .flatMap(batch -> batch.getOrDefault(epoch, List.of()).stream())
                    .toList();
        }

        synchronized int batchOf(int epoch, long sequence) {
            return IntStream.range(0, taken.size())
                    .filter(i -> taken.get(i).getOrDefault(epoch, List.of()).contains(sequence))
                    .findFirst()
                    .orElseThrow();
        }

        synchronized int batches() {
            return taken.size();
        }

        synchronized int mostAtOnce() {
            return mostAtOnce;
        }

        synchronized int largestBatch() {
            return taken.stream()
                    .flatMap(batch -> batch.values().stream())
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
        }

        synchronized List<Source> clones() {
            return List.copyOf(clones);
        }

        @Override
        public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader) throws IOException {
            throw new IOException("There are no changes.");
        }
    }
}
