package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Ledgers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code deadletter replay}: sends refused records again; exit 1 when some could not be sent or are refused again. */
@picocli.CommandLine.Command(
        name = "deadletter replay",
        description = "Sends the records that could not be processed to their ledgers again, each once. Do it after the"
                + " cause was mended: what is still wrong comes back as a new letter.")
final class DeadLetterReplayCommand extends Command {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where head office is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description =
                    "Only letters whose id is or begins with this (a topic; topic|partition; topic|partition|offset),"
                            + " or whose cause contains it. May be given several times.")
    private List<String> only = List.of();

    @Option(names = "--dry-run", description = "Say what would be replayed, and send nothing.")
    private boolean isRehearsal;

    @Override
    protected int run() throws IOException, InterruptedException {
        Door door = LedgersDoor.of(new Home(homeFolder));
        JsonNode outcome =
                door.post("/api/dead-letters/replay", Map.of("only", List.copyOf(only), "rehearsal", isRehearsal));
        JsonNode replayed = outcome.path("replayed");
        JsonNode left = outcome.path("left");
        List<JsonNode> again = isRehearsal || replayed.isEmpty() ? List.of() : refusedAgain(door, replayed);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rehearsal", isRehearsal);
        document.put("replayed", replayed);
        document.put("left", left);
        document.put("again", again);
        print(text(replayed, left, again), document);
        return left.isEmpty() && again.isEmpty() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    /** Waits until the ledgers have read what was sent, and asks which of it came back. */
    private static List<JsonNode> refusedAgain(Door door, JsonNode replayed) throws IOException, InterruptedException {
        Ledgers ledgers = new Ledgers(door);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ledgers.lag() > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        Set<String> firsts = new HashSet<>();
        replayed.forEach(letter -> {
            firsts.add(letter.path("id").asString());
            firsts.add(letter.path("replayOf").asString(""));
        });
        List<JsonNode> again = new ArrayList<>();
        for (JsonNode letter : door.get("/api/dead-letters").path("letters")) {
            if (letter.has("replayOf")
                    && firsts.contains(letter.path("replayOf").asString())) {
                again.add(letter);
            }
        }
        return again;
    }

    private String text(JsonNode replayed, JsonNode left, List<JsonNode> again) {
        StringBuilder text = new StringBuilder();
        replayed.forEach(letter -> text.append(isRehearsal ? "would be sent again: " : "sent again: ")
                .append(letter.path("id").asString())
                .append('\n'));
        left.forEach(letter -> text.append(DeadLetterListCommand.lines(letter)).append('\n'));
        if (!again.isEmpty()) {
            text.append("Refused again:\n");
            again.forEach(
                    letter -> text.append(DeadLetterListCommand.lines(letter)).append('\n'));
        }
        return text.append(isRehearsal ? "Would be sent again: " : "Sent again: ")
                .append(replayed.size())
                .append("; left: ")
                .append(left.size())
                .append("; refused again: ")
                .append(again.size())
                .toString();
    }
}
