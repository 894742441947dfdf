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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals as golden-format-N.py wrote them from the reference page. They are never edited: a till must read what its shop
 * wrote years ago.
 */
class GoldenJournalTest {
    private static final List<TillTransaction> FACTS =
            List.of(Shop.opening(), Shop.sale(2, 3), Shop.sale(3, -1), Shop.drawerOpened(4, "change needed 找零"));

    private static final List<TillTransaction> ACTS = List.of(
            Shop.opening(),
            Shop.basketSuspended(2, "damaged", "c01"),
            Shop.basketResumed(3, 2),
            Shop.giftCardPaid(4, "TSG0000000000017"),
            Shop.pointsGivenBack(5));

    @TempDir
    Path folder;

    private byte[] golden(int format) throws IOException {
        return golden("format-" + format);
    }

    private byte[] golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("golden-" + name + ".journal"), "golden file")) {
            return in.readAllBytes();
        }
    }

    private Path file() {
        return folder.resolve("epoch-1.journal");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isReadToday(int format) throws IOException {
        Path file = Files.write(file(), golden(format));

        assertThat(JournalVerification.of(file)).isEqualTo(new JournalVerification(4, 0, Optional.empty()));
        try (JournalReader reader = JournalReader.open(file)) {
            List<JournalRecord> records = reader.read(1, 10);
            assertThat(reader.till()).isEqualTo(Shop.TILL);
            assertThat(reader.epoch()).isEqualTo(Shop.EPOCH);
            assertThat(records).extracting(JournalRecord::fact).isEqualTo(FACTS);
            assertThat(records).allMatch(FactChain::isIntact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isWhatAJournalOfItsFormatWritesToday(int format) throws IOException {
        try (Medium medium = FileMedium.create(file())) {
            Journal.format(medium, new Header(Shop.TILL, Shop.EPOCH, format));
        }
        try (Journal journal = Journal.open(file())) {
            FACTS.forEach(journal::append);
        }

        assertThat(Files.readAllBytes(file())).isEqualTo(golden(format));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void goesOnInItsFormat(int format) throws IOException {
        Path file = Files.write(file(), golden(format));
        try (Journal journal = Journal.open(file)) {
            journal.append(Shop.sale(5, 1));
        }

        assertThat(JournalVerification.of(file).records()).isEqualTo(5);
        assertThat(Files.readAllBytes(file)[11]).isEqualTo((byte) format);
    }

    @Test
    void holdsThePutAsideBasketsAndPaymentAttemptsOfAShop() throws IOException {
        Path file = Files.write(file(), golden("acts"));

        assertThat(JournalVerification.of(file)).isEqualTo(new JournalVerification(5, 0, Optional.empty()));
        try (JournalReader reader = JournalReader.open(file)) {
            assertThat(reader.read(1, 10)).extracting(JournalRecord::fact).isEqualTo(ACTS);
        }
        Files.delete(file);
        try (Journal journal = Journal.create(file, Shop.TILL, Shop.EPOCH)) {
            ACTS.forEach(journal::append);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(golden("acts"));
    }

    @Test
    void isOfFormatTwoWhenItIsBegunToday() throws IOException {
        Journal.create(file(), Shop.TILL, Shop.EPOCH).close();

        assertThat(Files.readAllBytes(file())[11]).isEqualTo((byte) 2);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 3})
    void isRefusedWhenItIsOfAnotherFormat(byte other) throws IOException {
        byte[] unknown = golden(2);
        unknown[11] = other;
        Path file = Files.write(file(), unknown);

        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(NotAJournal.class)
                .hasMessageContaining("it has format " + other + " and this version reads up to 2");
        assertThatThrownBy(() -> JournalReader.open(file)).isInstanceOf(NotAJournal.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(unknown);
    }
}
