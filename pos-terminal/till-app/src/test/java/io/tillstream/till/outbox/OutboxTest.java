package io.tillstream.till.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    @TempDir
    Path data;

    private final Identity identity = Shop.identity();
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    @Test
    void sendsEveryRecordInOrder() {
        TillJournal journal = aJournal();
        Outbox outbox = anOutbox(journal);

        open(journal, 3);
        Await.until(() -> outbox.waiting() == 0 && headOffice.received().size() == 4);

        assertThat(headOffice.received()).containsExactlyElementsOf(numbers(1, 1, 4));
        assertThat(outbox.oldestWaiting()).isEmpty();
    }

    @Test
    void saysHowManyAreWaitingAndSinceWhenWhileTheLineIsCut() {
        headOffice.cut();
        TillJournal journal = aJournal();
        Outbox outbox = anOutbox(journal);

        open(journal, 2);

        assertThat(outbox.waiting()).isEqualTo(3);
        assertThat(outbox.oldestWaiting()).contains(Shop.NOON);
        headOffice.mend();
        Await.until(() -> outbox.waiting() == 0);
        assertThat(headOffice.received()).containsExactlyElementsOf(numbers(1, 1, 3));
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws Exception {
        TillJournal journal = aJournal();
        Outbox outbox = anOutbox(journal);
        Await.until(() -> outbox.waiting() == 0 && headOffice.received().size() == 1);
        close();

        TillJournal again = aJournal();
        open(again, 1);
        Outbox outboxAgain = anOutbox(again);
        Await.until(() -> outboxAgain.waiting() == 0);

        assertThat(headOffice.received()).containsExactlyElementsOf(numbers(1, 1, 2));
    }

    @Test
    void sendsEverythingAgainWhenThePositionIsLost() throws Exception {
        TillJournal journal = aJournal();
        Outbox outbox = anOutbox(journal);
        Await.until(() -> outbox.waiting() == 0 && headOffice.received().size() == 1);
        close();
        Files.delete(data.resolve("outbox/epoch-1.acknowledged"));

        Outbox again = anOutbox(aJournal());
        Await.until(() -> headOffice.received().size() == 2 && again.waiting() == 0);

        assertThat(headOffice.received()).containsExactly(new Source(TILL, 1, 1), new Source(TILL, 1, 1));
    }

    @Test
    void sendsLessAtOnceWhenItWasTooMuch() {
        headOffice.takeAtMost(3);
        TillJournal journal = aJournal();
        open(journal, 20);

        Outbox outbox = anOutbox(journal);
        Await.until(() -> outbox.waiting() == 0);

        assertThat(headOffice.received()).containsExactlyElementsOf(numbers(1, 1, 21));
    }

    @Test
    void tellsInTheTraceOfEachRecordThatItWasSentAndWithWhichRequest() {
        Path folder = data.resolve("told");
        TillJournal journal = aJournal();
        open(journal, 2);

        try (Traces traces =
                Traces.of(new TracesSetting(new TracesSetting.To.Folder(folder), 1), Teller.till(identity.till()))) {
            Outbox outbox = new Outbox(data, journal, headOffice, Shop.AT_NOON, traces);
            outbox.start();
            Await.until(() -> outbox.waiting() == 0);
            outbox.close();
        }

        List<ToldSpan> told = ToldSpans.in(folder, span -> true);
        assertThat(told).hasSize(4).allMatch(span -> span.name().equals("upload"));
        ToldSpan request = told.stream()
                .filter(span -> span.parentId() == null)
                .findFirst()
                .orElseThrow();
        assertThat(request.attributes())
                .containsEntry("tillstream.records", "3")
                .containsEntry("tillstream.outcome", "acknowledged");
        assertThat(headOffice.traceParents())
                .containsExactly("00-" + request.traceId() + "-" + request.spanId() + "-01");
        for (Source source : numbers(1, 1, 3)) {
            Origin origin = Origin.ofRecord(source);
            assertThat(told)
                    .filteredOn(span -> span.traceId().equals(origin.traceId()))
                    .singleElement()
                    .satisfies(span -> assertThat(span.parentId()).isEqualTo(origin.spanId()))
                    .matches(span -> span.isLinkedTo(request));
        }
    }

    @Test
    void waitsWhileOthersAreTakenAndSaysNothingOfIt() {
        headOffice.takesOthersFirst(1);
        TillJournal journal = aJournal();
        open(journal, 2);

        Outbox outbox = anOutbox(journal);
        Await.until(() -> !headOffice.isTakingOthers());
        assertThat(outbox.refusal()).isEmpty();
        Await.until(() -> outbox.waiting() == 0);

        assertThat(headOffice.received()).containsExactlyElementsOf(numbers(1, 1, 3));
    }

    @Test
    void sendsHistoryBesideTheLiveRecords() throws IOException {
        aHistoryOf(2500);
        TillJournal journal = aJournal();
        open(journal, 2);

        Outbox outbox = anOutbox(journal);
        Await.until(() -> outbox.waiting() == 0 && outbox.historyWaiting() == 0);

        assertThat(headOffice.received().stream().filter(source -> source.epoch() == 1))
                .containsExactlyElementsOf(numbers(1, 1, 3));
        assertThat(headOffice.received().stream().filter(source -> source.epoch() == 0))
                .containsExactlyElementsOf(numbers(0, 1, 2500));
    }

    @Test
    void namesWhereHistoryEndedInTheOpeningRecord() throws IOException {
        aHistoryOf(7);

        TillJournal journal = aJournal();

        try (var reader = JournalReader.open(journal.file())) {
            EpochOpened opened = (EpochOpened) reader.read(1, 1).getFirst().fact();
            assertThat(opened.previous()).isNotNull().satisfies(previous -> {
                assertThat(previous.epoch()).isZero();
                assertThat(previous.lastSequence()).isEqualTo(7);
            });
        }
    }

    private TillJournal aJournal() {
        TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON);
        open.add(journal);
        return journal;
    }

    private Outbox anOutbox(TillJournal journal) {
        Outbox outbox = new Outbox(data, journal, headOffice, Shop.AT_NOON);
        outbox.start();
        open.add(outbox);
        return outbox;
    }

    private static void open(TillJournal journal, int times) {
        for (int i = 0; i < times; i++) {
            journal.append(source -> new NoSale(source, Shop.NOON, TODAY, "c1", "change"));
        }
    }

    private void aHistoryOf(int records) throws IOException {
        try (Journal history = Journal.create(data.resolve("journal/epoch-0.journal"), TILL, 0)) {
            List<TillTransaction> facts = new ArrayList<>();
            facts.add(new EpochOpened(new Source(TILL, 0, 1), Shop.NOON, TODAY, "history-imported", null));
            for (long sequence = 2; sequence <= records; sequence++) {
                facts.add(new NoSale(new Source(TILL, 0, sequence), Shop.NOON, TODAY, "c1", "change"));
            }
            history.appendAll(facts);
        }
    }

    private static List<Source> numbers(int epoch, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> new Source(TILL, epoch, sequence))
                .toList();
    }
}
