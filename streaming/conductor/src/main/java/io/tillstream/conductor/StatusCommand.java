package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.RunningProcess;
import io.tillstream.conductor.shop.Door;
import io.tillstream.events.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code status}: what runs, where, how far head office is behind, and what waits in the tills. */
@picocli.CommandLine.Command(
        name = "status",
        description = "What runs, where, how far behind, and what waits in the tills.")
final class StatusCommand extends Command {
    /** A till that is well answers at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        Home home = new Home(homeFolder);
        List<RunningProcess> recorded = new RunFile(home).read();
        Settings settings = SettingsFile.load(home);
        List<Map<String, Object>> elsewhere = elsewhere(settings.ownServers());
        Secrets secrets = settings.secrets();
        String token = secrets == null ? "" : secrets.adminToken();
        List<Map<String, Object>> processes = new ArrayList<>();
        List<JsonNode> tills = new ArrayList<>();
        List<RunningProcess> silent = new ArrayList<>();
        @Nullable Long lag = null;
        for (RunningProcess process : recorded) {
            processes.add(describe(process));
            Optional<String> till = Names.tillOf(process.name());
            if (till.isPresent() && isRunning(process)) {
                ask(process, "/api/status", token).ifPresentOrElse(tills::add, () -> silent.add(process));
            } else if (process.name().equals(Names.STREAMING)) {
                lag = ask(process, "/api/lag", token)
                        .map(answer -> answer.path("records").asLong())
                        .orElse(null);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("home", home.folder().toString());
        document.put("running", recorded.stream().anyMatch(StatusCommand::isRunning));
        document.put("processes", processes);
        document.put("servers", elsewhere);
        document.put("lag", lag);
        document.put("tills", tills);
        document.put(
                "silent",
                silent.stream()
                        .flatMap(process -> Names.tillOf(process.name()).stream())
                        .toList());
        Optional<BooksChecked> books = BooksChecked.read(home);
        document.put("books", books.orElse(null));
        String text = text(home, recorded, elsewhere, lag, tills, silent);
        print(books.map(checked -> text + "\n" + checked.text()).orElse(text), document);
        return ExitCode.SUCCESS;
    }

    private static boolean isRunning(RunningProcess process) {
        return process.handle().isPresent();
    }

    private static Map<String, Object> describe(RunningProcess process) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", process.name());
        description.put("running", isRunning(process));
        description.put("pid", process.programPid().orElse(null));
        description.put("address", process.address());
        description.put("restarts", process.restarts());
        description.put("log", process.log());
        return description;
    }

    private static Optional<JsonNode> ask(RunningProcess process, String path, String token)
            throws InterruptedException {
        try {
            return Optional.of(
                    Door.at(URI.create(process.address()).getPort(), token).get(path, PATIENCE));
        } catch (IOException e) {
            // It does not answer now; that it runs or not stands beside it.
            return Optional.empty();
        }
    }

    /** Servers of one's own are no processes of this home, but it depends on them. */
    private static List<Map<String, Object>> elsewhere(OwnServers own) throws InterruptedException {
        List<Map<String, Object>> servers = new ArrayList<>();
        for (ServerElsewhere server : ServerElsewhere.all(own)) {
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("name", server.name());
            description.put("address", server.address());
            description.put("answers", server.answers());
            servers.add(description);
        }
        return servers;
    }

    private static String text(
            Home home,
            List<RunningProcess> recorded,
            List<Map<String, Object>> elsewhere,
            @Nullable Long lag,
            List<JsonNode> tills,
            List<RunningProcess> silent) {
        if (recorded.isEmpty()) {
            return "Nothing runs in " + home.folder() + ".";
        }
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> server : elsewhere) {
            text.append(String.format(
                    "%-26s %-12s %s  (your own, settings.json)%n",
                    server.get("name"),
                    Boolean.TRUE.equals(server.get("answers")) ? "answers" : "no answer",
                    server.get("address")));
        }
        for (RunningProcess process : recorded) {
            text.append(String.format(
                    "%-26s %-12s %s%s%n",
                    process.name(),
                    silent.contains(process) ? "no answer" : isRunning(process) ? "running" : "not running",
                    process.address(),
                    startedAgain(process.restarts())));
        }
        text.append("Ledgers behind by ").append(lag == null ? "?" : lag).append(" records\n");
        for (JsonNode till : tills) {
            text.append("Till ")
                    .append(till.path("till").asString())
                    .append(till.path("online").asBoolean() ? " online, " : " offline, ")
                    .append(till.path("waiting").asLong())
                    .append(" waiting, history ")
                    .append(till.path("historyWaiting").asLong())
                    .append('\n');
        }
        for (RunningProcess till : silent) {
            text.append("Till ")
                    .append(Names.tillOf(till.name()).orElseThrow())
                    .append(" does not answer; ")
                    .append(StartAgain.of(till, Language.EN))
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String startedAgain(int restarts) {
        return switch (restarts) {
            case 0 -> "";
            case 1 -> "  started again once";
            default -> "  started again " + restarts + " times";
        };
    }
}
