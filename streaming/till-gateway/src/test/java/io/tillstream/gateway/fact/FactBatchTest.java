package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.till.Device;
import io.tillstream.gateway.door.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class FactBatchTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final Device DEVICE = new Device(TILL, 1, "key", NOON, false);

    @Test
    void countsRecordsWithoutLookingAtThem() {
        assertThat(FactBatch.count(new byte[0])).isZero();
        assertThat(FactBatch.count("\n\n".getBytes(StandardCharsets.UTF_8))).isZero();
        assertThat(FactBatch.count("no fact\n\nnor this".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(FactBatch.count("a\nb\nc\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(3);
    }

    @Test
    void keepsTheCanonicalBytesOfEveryRecord() {
        List<JournalRecord> records = records(TILL, 1, 5, 3, "drawer check");

        FactBatch batch = FactBatch.read(upload(records), DEVICE);

        assertThat(batch.last()).isEqualTo(new Source(TILL, 1, 7));
        assertThat(batch.values())
                .containsExactlyElementsOf(
                        records.stream().map(CanonicalJson::encode).toList());
    }

    @Test
    void takesHistoryBesideTheDevicesOwnEpoch() {
        assertThat(FactBatch.read(upload(records(TILL, 0, 1, 2, "old")), DEVICE).values())
                .hasSize(2);
    }

    @Test
    void refusesAnotherTillsRecords() {
        assertRefused(
                () -> FactBatch.read(upload(records(TillId.parse("s1-t2"), 1, 1, 1, "x")), DEVICE),
                HttpStatus.FORBIDDEN,
                null);
    }

    @Test
    void refusesAnEpochThatIsNeitherItsOwnNorHistory() {
        assertRefused(() -> FactBatch.read(upload(records(TILL, 2, 1, 1, "x")), DEVICE), HttpStatus.FORBIDDEN, null);
    }

    @Test
    void namesTheRecordWhoseContentWasChanged() {
        String text = new String(upload(records(TILL, 1, 1, 3, "drawer check")), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.set(1, lines.get(1).replace("drawer check", "drawer chess"));

        assertRefused(() -> FactBatch.read(bytes(lines), DEVICE), HttpStatus.UNPROCESSABLE_CONTENT, 2L);
    }

    @Test
    void namesTheRecordThatIsMissing() {
        List<JournalRecord> records = new ArrayList<>(records(TILL, 1, 1, 4, "x"));
        records.remove(1);

        assertRefused(() -> FactBatch.read(upload(records), DEVICE), HttpStatus.UNPROCESSABLE_CONTENT, 3L);
    }

    @Test
    void namesTheRecordThatDoesNotFollowTheHashBefore() {
        JournalRecord first = records(TILL, 1, 1, 1, "x").getFirst();
        JournalRecord stranger = FactChain.append(Hash.GENESIS, noSale(TILL, 1, 2, "x"));

        assertRefused(
                () -> FactBatch.read(upload(List.of(first, stranger)), DEVICE), HttpStatus.UNPROCESSABLE_CONTENT, 2L);
    }

    @Test
    void refusesWhatIsNoRecord() {
        assertRefused(
                () -> FactBatch.read("{\"fact\":1}\n".getBytes(StandardCharsets.UTF_8), DEVICE),
                HttpStatus.UNPROCESSABLE_CONTENT,
                0L);
    }

    @Test
    void refusesMoreThanAThousandRecords() {
        assertRefused(
                () -> FactBatch.read(bytes(Collections.nCopies(1001, "{}")), DEVICE),
                HttpStatus.CONTENT_TOO_LARGE,
                null);
    }

    @Test
    void replacesACardNumberAndKeepsTheSequenceAndTheHash() {
        JournalRecord record =
                records(TILL, 1, 1, 1, "card 4111 1111 1111 1111 refused").getFirst();

        FactBatch batch = FactBatch.read(upload(List.of(record)), DEVICE);

        JournalRecord kept = CanonicalJson.decode(batch.values().getFirst(), JournalRecord.class);
        assertThat(batch.redacted()).containsExactly(1L);
        assertThat(kept.hash()).isEqualTo(record.hash());
        assertThat(kept.fact()).isEqualTo(noSale(TILL, 1, 1, "[REDACTED]"));
    }

    private static void assertRefused(ThrowingCallable upload, HttpStatus status, @Nullable Long sequence) {
        assertThatThrownBy(upload).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.account().sequence()).isEqualTo(sequence);
        });
    }

    private static List<JournalRecord> records(TillId till, int epoch, long from, int count, String reason) {
        List<JournalRecord> records = new ArrayList<>();
        Hash previous = FactChain.hashOf(new byte[] {1});
        for (int i = 0; i < count; i++) {
            JournalRecord record = FactChain.append(previous, noSale(till, epoch, from + i, reason));
            records.add(record);
            previous = record.hash();
        }
        return records;
    }

    private static NoSale noSale(TillId till, int epoch, long sequence, String reason) {
        return new NoSale(new Source(till, epoch, sequence), NOON, LocalDate.parse("2011-11-09"), "c1", reason);
    }

    private static byte[] upload(List<JournalRecord> records) {
        return bytes(records.stream().map(CanonicalJson::text).toList());
    }

    private static byte[] bytes(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8);
    }
}
