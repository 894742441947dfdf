package io.tillstream.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.journal.Failpoint;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import io.tillstream.till.TillJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parcel counter killed at each step of its work and started again: nothing is lost and nothing handed out twice. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
class ParcelsKilledTest {
    private static final long SEED = Long.getLong("test.seed", 20261127);
    private static final int PARCELS = 6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Failpoint.class,
            names = {"SCAN", "PRICE", "TENDER", "NUMBER", "JOURNAL_WRITE", "FSYNC"})
    void losesNoParcelAndHandsNoneOutTwice(Failpoint step) throws Exception {
        // The TENDER step is reached by every second parcel only.
        int times = 1 + new Random(SEED + step.text().length()).nextInt(step == Failpoint.TENDER ? 3 : 6);

        int first = live("-Dfp=" + step.text() + ":" + times);
        int second = live("-Dnothing=planned");

        assertThat(first).as("%s:%d, seed %d", step.text(), times, SEED).isEqualTo(Failpoint.EXIT);
        assertThat(second).isZero();
        assertThat(violations()).as("%s:%d, seed %d", step.text(), times, SEED).isEmpty();
    }

    private int live(String option) throws IOException, InterruptedException {
        Process counter = TillJvm.start(
                ParcelCounterThatMayDie.class,
                List.of(option),
                List.of(folder.toString(), Integer.toString(PARCELS), Long.toString(SEED)));
        try {
            assertThat(counter.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return counter.exitValue();
        } finally {
            counter.destroyForcibly();
        }
    }

    /** By the files alone: the journal, and what the person at the counter saw. */
    private List<String> violations() throws IOException {
        Path file = folder.resolve("journal/epoch-1.journal");
        assertThat(JournalVerification.of(file).isValid()).isTrue();
        List<String> wrong = new ArrayList<>();
        Map<String, Source> in = new HashMap<>();
        Map<String, Source> out = new HashMap<>();
        try (JournalReader reader = JournalReader.open(file)) {
            for (JournalRecord record : reader.from(1).toList()) {
                if (record.fact() instanceof ParcelIn parcel
                        && in.put(parcel.waybill().value(), parcel.source()) != null) {
                    wrong.add(parcel.waybill() + " came in twice");
                }
                if (record.fact() instanceof ParcelOut parcel) {
                    if (out.put(parcel.waybill().value(), parcel.source()) != null) {
                        wrong.add(parcel.waybill() + " went out twice");
                    }
                    if (!parcel.parcel().equals(in.get(parcel.waybill().value()))) {
                        wrong.add(parcel.waybill() + " went out and had not come in");
                    }
                }
            }
        }
        if (in.size() != PARCELS || out.size() != PARCELS) {
            wrong.add(in.size() + " came in and " + out.size() + " went out of " + PARCELS);
        }
        for (String line : new Notebook(folder.resolve("seen")).lines()) {
            String waybill = line.substring(line.indexOf(' ') + 1);
            if (!(line.startsWith("in ") ? in : out).containsKey(waybill)) {
                wrong.add("somebody saw \"" + line + "\", and it is not there");
            }
        }
        return wrong;
    }
}
