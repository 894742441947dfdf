package io.tillstream.price;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON value per line; blank lines are skipped. All lines are read and checked before the first is used,
 * and a line that is not what it should be is named. Unlike readers of the log it also refuses fields it does not know:
 * in a file that a person wrote they are slips.
 */
final class FactLines {
    private static final JsonMapper TREES = JsonMapper.builder().build();

    /** One line with its number, 1 for the first. */
    record Line(int number, String text) {}

    private final Path file;
    private final String what;
    private final List<Line> lines;

    private FactLines(Path file, String what, List<Line> lines) {
        this.file = file;
        this.what = what;
        this.lines = lines;
    }

    /**
     * Reads a file.
     *
     * @param what what a line holds, for complaints: {@code a promotion}
     */
    static FactLines of(Path file, String what) {
        List<Line> lines = new ArrayList<>();
        try {
            List<String> texts = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isBlank()) {
                    lines.add(new Line(i + 1, texts.get(i)));
                }
            }
        } catch (CharacterCodingException e) {
            throw new Complaint("File " + file, "it is not UTF-8", "every line is JSON in UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new Complaint(
                    "File " + file, "it cannot be read", "every line is JSON in UTF-8", "check its name and rights");
        }
        return new FactLines(file, what, lines);
    }

    List<Line> lines() {
        return lines;
    }

    /** A line as a value, each of whose fields is known. */
    <T> T read(Line line, Class<T> type) {
        try {
            T value = CanonicalJson.decode(line.text(), type);
            Optional<String> unknown =
                    missingIn(TREES.readTree(CanonicalJson.text(value)), TREES.readTree(line.text()), "");
            if (unknown.isPresent()) {
                throw wrong(line, "field " + unknown.get() + " is not known");
            }
            return value;
        } catch (UnreadableFact e) {
            throw wrong(line, e.reason());
        } catch (JacksonException e) {
            throw wrong(line, e.getOriginalMessage());
        }
    }

    /** A line as a value that also names every field that cannot be left out. */
    <T> T readWhole(Line line, Class<T> type) {
        T value = read(line, type);
        missingIn(TREES.readTree(line.text()), TREES.readTree(CanonicalJson.text(value)), "")
                .ifPresent(field -> {
                    throw wrong(line, "field " + field + " is missing");
                });
        return value;
    }

    Complaint wrong(Line line, String value) {
        return new Complaint(
                "File " + file + ", line " + line.number(),
                oneLine(value),
                "every line is " + what,
                "correct it and start again, nothing was loaded");
    }

    Complaint wrong(String value, String next) {
        return new Complaint("File " + file, value, "every line is " + what, next);
    }

    private static String oneLine(String text) {
        String joined = text.lines()
                .map(String::strip)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        return joined.endsWith(".") ? joined.substring(0, joined.length() - 1) : joined;
    }

    /** The path of the first field of {@code wanted} that {@code there} lacks. */
    private static Optional<String> missingIn(JsonNode there, JsonNode wanted, String path) {
        if (wanted.isObject()) {
            for (var field : wanted.properties()) {
                JsonNode other = there.get(field.getKey());
                if (other == null) {
                    if (field.getValue().isNull()) {
                        continue;
                    }
                    return Optional.of(path + field.getKey());
                }
                Optional<String> inside = missingIn(other, field.getValue(), path + field.getKey() + ".");
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        for (int i = 0; wanted.isArray() && there.isArray() && i < Math.min(there.size(), wanted.size()); i++) {
            Optional<String> inside = missingIn(there.get(i), wanted.get(i), path + (i + 1) + ".");
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }
}
