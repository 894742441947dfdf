package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.RunningProcess;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: asks tills what is wrong with them; exit 0 when nothing is, 1 when something is. */
@picocli.CommandLine.Command(name = "doctor", description = "What is wrong with the tills, and what to do.")
final class DoctorCommand extends Command {
    @Option(
            names = "--till",
            paramLabel = "URL",
            description = "One till, by its address; all tills that run in the home by default.")
    private @Nullable URI till;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Option(
            names = "--complaint",
            paramLabel = "WHAT",
            defaultValue = "everything",
            description = {
                "What to look into: everything (default), sign-in, head-office, printer, faint-print, scanner, scale,",
                "card-terminal, clock or slow."
            })
    private String complaint = "everything";

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "en (default), zh-TW or zh-CN.")
    private String languageTag = "en";

    @Override
    protected int run() throws IOException, InterruptedException {
        if (!complaint.equals("everything")
                && io.tillstream.doctor.Complaint.ofId(complaint).isEmpty()) {
            throw new Complaint(
                    "Complaint", complaint, "the doctor knows those that --help lists", "give one, or leave it away");
        }
        Language language = language();
        List<JsonNode> reports = new ArrayList<>();
        if (till != null) {
            reports.add(new TillExamination(till, Words.in(language), language.tag()).report(complaint));
        } else {
            for (RunningProcess process : recorded()) {
                reports.add(new TillExamination(
                                URI.create(process.address()),
                                Names.tillOf(process.name()).orElse(null),
                                StartAgain.of(process, language),
                                Words.in(language),
                                language.tag(),
                                TillExamination.LOOK)
                        .report(complaint));
            }
        }
        print(text(reports), Map.of("tills", reports));
        boolean healthy =
                reports.stream().allMatch(report -> report.path("findings").isEmpty());
        return healthy ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private Language language() {
        try {
            return Language.ofTag(languageTag);
        } catch (IllegalArgumentException e) {
            throw new Complaint("Language", languageTag, "the doctor speaks en, zh-TW and zh-CN", "give one of them");
        }
    }

    private List<RunningProcess> recorded() throws IOException {
        List<RunningProcess> recorded = new RunFile(new Home(homeFolder))
                .read().stream()
                        .filter(process -> Names.tillOf(process.name()).isPresent())
                        .toList();
        if (recorded.isEmpty()) {
            throw new Complaint(
                    "Home",
                    homeFolder + " has no tills that run",
                    "the doctor asks the tills themselves",
                    "start them with ./tillstream up, or name one with --till");
        }
        return recorded;
    }

    private static String text(List<JsonNode> reports) {
        StringBuilder text = new StringBuilder();
        for (JsonNode report : reports) {
            text.append(report.path("till").asString("?"))
                    .append("  ")
                    .append(report.path("address").asString())
                    .append('\n');
            for (JsonNode finding : report.path("findings")) {
                text.append("  ! ").append(finding.path("happened").asString()).append('\n');
                for (String line : List.of("works", "todo", "call")) {
                    String said = finding.path(line).asString();
                    if (!said.isEmpty()) {
                        text.append("    ").append(said).append('\n');
                    }
                }
            }
            for (JsonNode area : report.path("areas")) {
                steps(text, area);
            }
        }
        return text.toString().stripTrailing();
    }

    private static void steps(StringBuilder text, JsonNode area) {
        text.append("  ").append(area.path("name").asString()).append('\n');
        for (JsonNode step : area.path("steps")) {
            text.append("    ")
                    .append(step.path("name").asString())
                    .append(": ")
                    .append(step.path("said").asString());
            String detail = step.path("detail").asString("");
            text.append(detail.isEmpty() ? "" : " (" + detail + ")").append('\n');
        }
    }
}
