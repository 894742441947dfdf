package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal/epoch-1.journal");
    }

    @Test
    void linksEachRecordToTheOneBefore() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            JournalRecord first = journal.append(Shop.opening());
            JournalRecord second = journal.append(Shop.sale(2, 3));

            assertThat(first.previousHash()).isEqualTo(Hash.GENESIS);
            assertThat(second.previousHash()).isEqualTo(first.hash());
            assertThat(FactChain.isIntact(second)).isTrue();
            assertThat(journal.lastSequence()).isEqualTo(2);
            assertThat(journal.headHash()).isEqualTo(second.hash());
        }
    }

    @Test
    void hasFoundItsNewestRecordWhenItIsOpened() throws IOException {
        JournalRecord newest;
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            assertThat(journal.newestAtOpening()).isEmpty();
            journal.append(Shop.opening());
            newest = journal.append(Shop.sale(2, 3));
        }

        try (Journal journal = Journal.open(file())) {
            journal.append(Shop.sale(3, 1));

            assertThat(journal.newestAtOpening()).contains(newest);
        }
    }

    @Test
    void goesOnWhereItStoppedWhenOpenedAgain() throws IOException {
        Hash head;
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(Shop.aMorningOf(5));
            head = journal.headHash();
        }

        try (Journal journal = Journal.open(file())) {
            JournalRecord next = journal.append(Shop.sale(6, 1));

            assertThat(next.previousHash()).isEqualTo(head);
        }
        assertThat(JournalVerification.of(file()).records()).isEqualTo(6);
    }

    @Test
    void givesBackWhatWasRecorded() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(Shop.aMorningOf(600));
        }

        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.from(1).map(JournalRecord::fact)).isEqualTo(Shop.aMorningOf(600));
            assertThat(reader.read(513, 2).stream().map(JournalRecord::fact))
                    .containsExactly(Shop.sale(513, 512), Shop.sale(514, 513));
            assertThat(reader.read(601, 10)).isEmpty();
            assertThat(reader.lastSequence()).isEqualTo(600);
        }
    }

    @Test
    void isReadWhileItGrows() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH);
                JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.lastSequence()).isZero();

            journal.append(Shop.opening());
            assertThat(reader.lastSequence()).isEqualTo(1);

            JournalRecord second = journal.append(Shop.sale(2, 1));
            assertThat(reader.read(2, 10)).containsExactly(second);
            assertThat(reader.headHash()).isEqualTo(second.hash());
        }
    }

    @Test
    void keepsItsLockWhenAReaderOfTheSameProcessCloses() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());
            JournalReader.open(file()).close();

            assertThatThrownBy(() -> Journal.open(file()))
                    .isInstanceOf(JournalInUse.class)
                    .hasMessageContaining("already being written by this process");
        }
    }

    @Test
    void canBeOpenedAgainOnceItsWriterIsGone() throws IOException {
        Journal.create(file(), Shop.TILL, Shop.EPOCH).close();

        try (Journal journal = Journal.open(file())) {
            assertThat(journal.till()).isEqualTo(Shop.TILL);
            assertThat(journal.epoch()).isEqualTo(Shop.EPOCH);
        }
    }

    @Test
    void isNeverCreatedOverAnother() throws IOException {
        Journal.create(file(), Shop.TILL, Shop.EPOCH).close();

        assertThatThrownBy(() -> Journal.create(file(), Shop.TILL, Shop.EPOCH))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void isNotCreatedWhereThereIsNoFolder() {
        assertThatThrownBy(() -> Journal.create(Path.of("/"), Shop.TILL, Shop.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessage("File / lies in no folder.");
    }

    @Test
    void refusesAGapInTheSequence() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());

            assertThatThrownBy(() -> journal.append(Shop.sale(3, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("s1-t1/1/3 where s1-t1/1/2 is due");
            assertThat(journal.lastSequence()).isEqualTo(1);
        }
    }

    @Test
    void refusesAnotherTillsTransaction() throws IOException {
        try (Journal journal = Journal.create(file(), TillId.parse("s1-t2"), Shop.EPOCH)) {
            assertThatThrownBy(() -> journal.append(Shop.opening()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("s1-t1/1/1 where s1-t2/1/1 is due");
        }
    }

    @Test
    void refusesASecondOpeningRecord() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            journal.append(Shop.opening());

            assertThatThrownBy(() -> journal.append(Shop.opening())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void beginsWithAnOpeningRecord() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            assertThatThrownBy(() -> journal.append(Shop.sale(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("an epoch begins with its opening record");
        }
    }

    @Test
    void leavesNothingOfABatchItRefuses() throws IOException {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH)) {
            assertThatThrownBy(() -> journal.appendAll(List.of(Shop.opening(), Shop.sale(2, 1), Shop.sale(4, 1))))
                    .isInstanceOf(IllegalArgumentException.class);

            journal.append(Shop.opening());
            assertThat(journal.lastSequence()).isEqualTo(1);
        }
        assertThat(JournalVerification.of(file()).isValid()).isTrue();
    }

    @Test
    void numbersConcurrentCommittersWithoutAGap() throws Exception {
        try (Journal journal = Journal.create(file(), Shop.TILL, Shop.EPOCH);
                ExecutorService tills = Executors.newFixedThreadPool(4)) {
            journal.append(Shop.opening());
            List<Future<JournalRecord>> sold = IntStream.range(0, 200)
                    .mapToObj(i -> tills.submit(
                            () -> journal.appendNext(source -> Shop.sale(source, 1 + i % 5, "c0" + i % 4))))
                    .toList();

            List<Long> numbers = new java.util.ArrayList<>();
            for (Future<JournalRecord> sale : sold) {
                numbers.add(((Sale) sale.get().fact()).source().sequence());
            }

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(2, 201).boxed().toList());
        }
        JournalVerification verification = JournalVerification.of(file());
        assertThat(verification.isValid()).isTrue();
        assertThat(verification.records()).isEqualTo(201);
    }
}
