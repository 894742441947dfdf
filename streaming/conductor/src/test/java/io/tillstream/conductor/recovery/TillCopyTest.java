package io.tillstream.conductor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalSalvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is taken while a till sells holds every record that was there when it began, and can be recovered from. */
class TillCopyTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final int COPIES = 8;
    private static final long MOST_RECORDS = 40_000;

    @TempDir
    private Path folder;

    private Path data() throws IOException {
        Path data = Files.createDirectories(folder.resolve("till"));
        Files.createDirectories(data.resolve("journal"));
        Files.writeString(data.resolve("identity.json"), "{\"privateKey\":\"a\",\"certificate\":\"b\"}");
        Files.writeString(data.resolve("screen.json"), "{\"colours\":\"DARK\",\"hand\":\"LEFT\"}");
        return data;
    }

    private static TillTransaction record(long number) {
        Source source = new Source(TILL, 1, number);
        Instant at = Instant.parse("2026-11-23T12:00:00Z").plusMillis(number);
        LocalDate day = LocalDate.of(2026, 11, 23);
        return number == 1
                ? new EpochOpened(source, at, day, "enrolled", null)
                : new PaymentAttempted(
                        source,
                        at,
                        day,
                        "c01",
                        "s1-t1/1/" + number,
                        Tender.TenderType.GIFT_CARD,
                        Money.parse("3.00 GBP"),
                        "gc-7",
                        "s1-t1/7f3a",
                        List.of(),
                        PaymentAttempted.Result.APPROVED);
    }

    @Test
    void isWholeHoweverMuchIsWrittenMeanwhile() throws Exception {
        Path data = data();
        AtomicLong written = new AtomicLong();
        AtomicBoolean sells = new AtomicBoolean(true);
        try (Journal journal = Journal.create(data.resolve("journal/epoch-1.journal"), TILL, 1)) {
            journal.append(record(1));
            written.set(1);
            Thread selling = Thread.ofPlatform().start(() -> {
                for (long number = 2; sells.get() && number < MOST_RECORDS; number++) {
                    journal.append(record(number));
                    written.set(number);
                }
            });
            for (int copy = 0; copy < COPIES; copy++) {
                long before = written.get();
                TillCopy made = TillCopy.of(DeadTill.on(data), folder.resolve("copy-" + copy));

                assertThat(made.isWhole()).isTrue();
                assertThat(made.journals()).singleElement().satisfies(salvage -> {
                    assertThat(salvage.last()).isGreaterThanOrEqualTo(before);
                    assertThat(salvage.records()).isEqualTo(salvage.last());
                });
            }
            sells.set(false);
            selling.join();
        }
        assertThat(written.get()).isGreaterThan(COPIES);
    }

    @Test
    void whatWasNeverSentIsRecoveredFromIt() throws Exception {
        Path data = data();
        try (Journal journal = Journal.create(data.resolve("journal/epoch-1.journal"), TILL, 1)) {
            for (long number = 1; number <= 5; number++) {
                journal.append(record(number));
            }
        }
        TillCopy made = TillCopy.of(DeadTill.on(data), folder.resolve("stick/till"));
        List<Long> sent = new ArrayList<>();
        Recovery recovery = new Recovery(
                (till, epoch) -> new Positions.Arrived(Math.max(2, sent.size() + 2L), List.of()),
                Optional.of((till, records) ->
                        records.forEach(each -> sent.add(each.fact().source().sequence()))));

        Recovery.Epoch epoch =
                recovery.recover(DeadTill.on(made.folder()).journals().getFirst());

        assertThat(sent).containsExactly(3L, 4L, 5L);
        assertThat(epoch.isWhole()).isTrue();
        assertThat(DeadTill.on(made.folder()).key()).isPresent();
        assertThat(Files.readString(made.folder().resolve("screen.json"))).contains("LEFT");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void namesADamageThatIsInTheJournalItself() throws Exception {
        Path data = data();
        Path file = data.resolve("journal/epoch-1.journal");
        try (Journal journal = Journal.create(file, TILL, 1)) {
            for (long number = 1; number <= 9; number++) {
                journal.append(record(number));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[900] ^= 0x20;
        Files.write(file, bytes);

        TillCopy made = TillCopy.of(DeadTill.on(data), folder.resolve("copy"));

        assertThat(made.isWhole()).isFalse();
        assertThat(made.journals())
                .singleElement()
                .extracting(JournalSalvage::lost)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty();
    }

    @Test
    void isNeverWrittenOverAnother() throws Exception {
        Path data = data();
        try (Journal journal = Journal.create(data.resolve("journal/epoch-1.journal"), TILL, 1)) {
            journal.append(record(1));
        }
        Path copy = folder.resolve("copy");
        TillCopy.of(DeadTill.on(data), copy);

        assertThatThrownBy(() -> TillCopy.of(DeadTill.on(data), copy))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("does not exist yet");
    }
}
