package io.tillstream.conductor;

import io.tillstream.assistant.Assistant;
import io.tillstream.assistant.Comprehension;
import io.tillstream.assistant.Question;
import io.tillstream.assistant.Tongue;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.shop.Door;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ask}: the assistant of the member portal without a browser. The portal of the home answers where it runs; where it
 * does not, the text is understood all the same and no book is opened; docs/reference/ask.md.
 */
@picocli.CommandLine.Command(
        name = "ask",
        description = "The assistant's answer to a member's question; see docs/reference/ask.md.")
final class AskCommand extends Command {
    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(paramLabel = "TEXT", description = "What is asked, in one argument.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private String text;

    @Option(names = "--member", paramLabel = "ID", description = "Who asks; without it nobody in particular.")
    private @Nullable String member;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "Answers in zh-CN, zh-TW or en; by default in the language of the text.")
    private @Nullable String tag;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        if (text.isBlank()) {
            throw new Complaint(
                    "Argument TEXT",
                    "it is empty",
                    "a question has at least one word",
                    "ask something, for example ./tillstream ask \"How many points do I have?\"");
        }
        Question question = new Question(text, language(), member());
        Optional<JsonNode> answered = portal().flatMap(portal -> ask(portal, question));
        JsonNode document = answered.isPresent()
                ? answered.get()
                : JSON.valueToTree(new Assistant(Comprehension.learned())
                        .withoutBooks(question, LocalDate.now(ZoneId.systemDefault()))
                        .document());
        print(told(document), document);
        return ExitCode.SUCCESS;
    }

    private Language language() {
        if (tag == null) {
            return Tongue.of(text);
        }
        try {
            return Language.ofTag(tag);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Option --lang",
                    tag,
                    "the assistant speaks zh-CN, zh-TW and en",
                    "give one of them, or leave it away");
        }
    }

    private @Nullable MemberId member() {
        if (member == null) {
            return null;
        }
        try {
            return new MemberId(member);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Option --member",
                    member,
                    "a member is the letter m and 16 characters a to z or 2 to 7",
                    "take one from the points ledger, or leave it away");
        }
    }

    /** The home's portal; nothing where none runs. */
    private Optional<Door> portal() throws IOException {
        Home home = new Home(homeFolder);
        Settings settings = SettingsFile.load(home);
        Secrets secrets = settings.secrets();
        boolean runs = new RunFile(home)
                .read().stream()
                        .anyMatch(process -> process.name().equals(Names.PORTAL)
                                && process.handle().isPresent());
        return secrets == null || !runs
                ? Optional.empty()
                : Optional.of(Door.at(Ports.settled(settings.ports()).of(Names.PORTAL), secrets.adminToken()));
    }

    /** What the portal answers; nothing where it has begun and does not answer yet. */
    private static Optional<JsonNode> ask(Door portal, Question question) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("text", question.text());
        asked.put("language", question.language().tag());
        if (question.member() != null) {
            asked.put("member", question.member().value());
        }
        try {
            return Optional.of(portal.post("/api/assistant", asked));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String told(JsonNode document) {
        StringBuilder told = new StringBuilder(document.path("answer").asString());
        told.append("\n\n")
                .append(document.path("intent").asString())
                .append("  ")
                .append(document.path("confidence").asString());
        document.path("slots")
                .properties()
                .forEach(slot -> told.append("  ")
                        .append(slot.getKey())
                        .append('=')
                        .append(slot.getValue().asString()));
        document.path("entries")
                .forEach(entry -> told.append('\n')
                        .append(entry.path("kind").asString())
                        .append("  ")
                        .append(entry.path("id").asString()));
        return told.toString();
    }
}
