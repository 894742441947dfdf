package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Finding;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Replies;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The example in docs/reference/doctor.md is what a till says of an open cover. */
class ReportDocumentTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void showsWhatATillSaysOfAnOpenCover() throws IOException {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        Round round = new Round(1, new Round.Scope.One(Complaint.PRINTER), Replies.NONE, noon);
        List<Outcome> outcomes = List.of(
                new Outcome.Passed("/dev/serial/by-id/printer"),
                new Outcome.Passed(""),
                new Outcome.Passed(""),
                new Outcome.Passed(""),
                new Outcome.Found(Finding.PRINTER_COVER, List.of()));
        round.ended(Examination.run(
                Complaint.PRINTER,
                Examination.Company.NOBODY,
                check -> outcomes.get(Complaint.PRINTER.checks().indexOf(check)),
                step -> round.made(Complaint.PRINTER, step)));

        Report report = Report.of("s1-t1", round, noon.plusMillis(12), Words.in(Language.EN));

        assertThat(JSON.valueToTree(report).toString())
                .isEqualTo(JSON.readTree(example()).toString());
    }

    @Test
    void tellsWhoeverComplainsOfADeviceThatThereIsNone() {
        Round round = new Round(2, new Round.Scope.One(Complaint.SCALE), Replies.NONE, Instant.EPOCH);
        round.ended(Examination.run(
                Complaint.SCALE, Examination.Company.CASHIER, check -> new Outcome.NotHere(), step -> {}));

        assertThat(round.found()).extracting(Outcome.Found::finding).containsExactly(Finding.DEVICE_NOT_SET);
    }

    private static String example() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("pos-terminal"))) {
            at = at.getParent();
            assertThat(at).as("the root of the project").isNotNull();
        }
        String text = Files.readString(at.resolve("docs/reference/doctor.md"));
        int from = text.indexOf("```json\n") + "```json\n".length();
        return text.substring(from, text.indexOf("```", from));
    }
}
