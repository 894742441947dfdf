package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of format 1 as golden-format-1.py wrote it from the reference page. It is never edited: a till must read what
 * its shop wrote years ago.
 */
class GoldenJournalTest {
    private static final List<TillTransaction> FACTS =
            List.of(Shop.opening(), Shop.sale(2, 3), Shop.sale(3, -1), Shop.drawerOpened(4, "change needed 找零"));

    @TempDir
    Path folder;

    private byte[] golden() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("golden-format-1.journal"), "golden file")) {
            return in.readAllBytes();
        }
    }

    @Test
    void isReadToday() throws IOException {
        Path file = Files.write(folder.resolve("epoch-1.journal"), golden());

        assertThat(JournalVerification.of(file).isValid()).isTrue();
        try (JournalReader reader = JournalReader.open(file)) {
            List<JournalRecord> records = reader.read(1, 10);
            assertThat(reader.till()).isEqualTo(Shop.TILL);
            assertThat(reader.epoch()).isEqualTo(Shop.EPOCH);
            assertThat(records).extracting(JournalRecord::fact).isEqualTo(FACTS);
            assertThat(records).allMatch(FactChain::isIntact);
        }
    }

    @Test
    void isWhatAJournalWritesToday() throws IOException {
        Path file = folder.resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            journal.appendAll(FACTS);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(golden());
    }

    @Test
    void goesOnInFormatOne() throws IOException {
        Path file = Files.write(folder.resolve("epoch-1.journal"), golden());
        try (Journal journal = Journal.open(file)) {
            journal.append(Shop.sale(5, 1));
        }

        assertThat(JournalVerification.of(file).records()).isEqualTo(5);
    }

    @Test
    void isRefusedWhenItIsOfANewerFormat() throws IOException {
        byte[] newer = golden();
        newer[11] = 2;
        Path file = Files.write(folder.resolve("epoch-1.journal"), newer);

        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(NotAJournal.class)
                .hasMessageContaining("it has format 2 and this version reads up to 1");
    }
}
