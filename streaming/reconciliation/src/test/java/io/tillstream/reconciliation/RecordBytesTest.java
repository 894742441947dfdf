package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordBytesTest {
    @TempDir
    Path home;

    @Test
    void tellsARecordByTheHashItsContentDemands() throws IOException {
        for (JournalRecord record : Shop.trade(home)) {
            assertThat(RecordBytes.hashOf(CanonicalJson.encode(record))).isEqualTo(record.hash());
        }
    }

    @Test
    void believesNoHashOfAlteredBytesWhereverTheyWereAltered() throws IOException {
        JournalRecord record = Shop.trade(home).get(4);
        byte[] honest = CanonicalJson.encode(record);

        for (int i = 0; i < honest.length; i++) {
            byte[] altered = honest.clone();
            altered[i] ^= 1;
            assertThat(RecordBytes.hashOf(altered)).as("byte %d", i).isNotEqualTo(record.hash());
        }
    }

    @Test
    void givesAnythingElseAHashOfItsOwn() {
        assertThat(RecordBytes.hashOf("no record".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(RecordBytes.hashOf(new byte[0]));
    }
}
