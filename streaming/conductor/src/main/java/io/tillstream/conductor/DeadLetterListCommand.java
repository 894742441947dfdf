package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code deadletter list}: the records no ledger could take, and why. */
@picocli.CommandLine.Command(
        name = "deadletter list",
        description = "The records that could not be processed: where they lie, what was wrong, whether they can be"
                + " replayed.")
final class DeadLetterListCommand extends Command {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where head office is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        JsonNode letters =
                LedgersDoor.of(new Home(homeFolder)).get("/api/dead-letters").path("letters");
        Map<String, Integer> byTopic = new TreeMap<>();
        letters.forEach(letter -> byTopic.merge(letter.path("topic").asString(), 1, Integer::sum));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("count", letters.size());
        document.put("byTopic", byTopic);
        document.put("letters", letters);
        print(text(letters, byTopic), document);
        return ExitCode.SUCCESS;
    }

    private static String text(JsonNode letters, Map<String, Integer> byTopic) {
        if (letters.isEmpty()) {
            return "No dead letters: every record reached its ledgers.";
        }
        StringBuilder text = new StringBuilder();
        letters.forEach(letter -> text.append(lines(letter)).append('\n'));
        byTopic.forEach(
                (topic, count) -> text.append(topic).append(": ").append(count).append('\n'));
        return text.append("After the fix: ./tillstream deadletter replay").toString();
    }

    /** A letter in two lines or three. */
    static String lines(JsonNode letter) {
        StringBuilder text = new StringBuilder(letter.path("id").asString())
                .append("  ")
                .append(letter.path("refusedAt").asString())
                .append("  key ")
                .append(letter.path("key").asString());
        if (letter.has("bytes")) {
            text.append("  ").append(letter.path("bytes").asLong()).append(" bytes");
        }
        text.append("\n    ").append(letter.path("cause").asString());
        if (letter.has("replayOf")) {
            text.append("\n    refused before as ")
                    .append(letter.path("replayOf").asString());
        }
        if (letter.has("obstacle")) {
            text.append("\n    cannot be replayed: ")
                    .append(letter.path("obstacle").asString());
        }
        return text.toString();
    }
}
