package io.tillstream.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalVerification;
import io.tillstream.till.Shop;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.settings.InvalidSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till, s1-t1 of epoch 1, does not sell on: each told in one line, and the file left as it was. */
class TillJournalTest {
    @TempDir
    Path data;

    private final Identity identity = Shop.identity();
    private Path file = Path.of("");

    @BeforeEach
    void makeRoom() throws IOException {
        file = Files.createDirectories(data.resolve("journal")).resolve("epoch-1.journal");
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> TillJournal.open(data, identity, Shop.AT_NOON))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    private void aJournalOf(String till) throws IOException {
        TillId id = TillId.parse(till);
        try (Journal journal = Journal.create(file, id, 1)) {
            journal.append(
                    new EpochOpened(new Source(id, 1, 1), Shop.NOON, LocalDate.of(2011, 11, 9), "enrolled", null));
        }
    }

    @Test
    void refusesTheJournalOfAnotherTill() throws IOException {
        aJournalOf("s1-t2");
        byte[] before = Files.readAllBytes(file);

        assertRefused()
                .hasMessageContaining("belongs to s1-t2, epoch 1, but this till is s1-t1, epoch 1")
                .hasMessageContaining("set till.data to this till's own folder");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Journal.open(file).close();
    }

    @Test
    void refusesAFileThatIsNoJournal() throws IOException {
        byte[] letter = "Dear till".getBytes(StandardCharsets.UTF_8);
        Files.write(file, letter);

        assertRefused().hasMessageContaining("is not a journal this version can read");

        assertThat(Files.readAllBytes(file)).isEqualTo(letter);
    }

    @Test
    void refusesADamagedJournalAndNamesTheRecord() throws IOException {
        aJournalOf("s1-t1");
        byte[] damaged = Files.readAllBytes(file);
        damaged[600] ^= 1;
        Files.write(file, damaged);

        assertRefused().hasMessageContaining("is broken at record 1").hasMessageContaining("enrol the till anew");

        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void refusesAJournalThatAnotherTillWrites() throws IOException {
        aJournalOf("s1-t1");
        try (Journal journal = Journal.open(file)) {
            assertRefused().hasMessageContaining("is already being written by").hasMessageContaining("stop that till");
            assertThat(journal.lastSequence()).isEqualTo(1);
        }

        assertThat(JournalVerification.of(file).isValid()).isTrue();
    }
}
