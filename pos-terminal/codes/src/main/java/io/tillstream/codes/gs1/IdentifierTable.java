package io.tillstream.codes.gs1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All application identifiers, from {@code identifiers.txt} beside this class. */
final class IdentifierTable {
    private static final Map<String, Identifier> ALL = read();
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;
    private static final int COLUMNS = 6;

    private IdentifierTable() {}

    static Map<String, Identifier> all() {
        return ALL;
    }

    static Optional<Identifier> of(String ai) {
        return Optional.ofNullable(ALL.get(ai));
    }

    /** The digits of the identifier that stands at {@code at}: none begins another. */
    static Optional<String> at(String data, int at) {
        for (int length = SHORTEST; length <= LONGEST && at + length <= data.length(); length++) {
            String ai = data.substring(at, at + length);
            if (ALL.containsKey(ai)) {
                return Optional.of(ai);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Identifier> read() {
        Map<String, Identifier> all = new HashMap<>();
        try (InputStream bytes = IdentifierTable.class.getResourceAsStream("identifiers.txt")) {
            if (bytes == null) {
                throw new IllegalStateException("identifiers.txt is missing beside " + IdentifierTable.class + ".");
            }
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> add(all, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static void add(Map<String, Identifier> all, String line) {
        String[] columns = new String[COLUMNS];
        String[] written = line.split(";", -1);
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = i < written.length ? written[i].strip() : "";
        }
        Identifier identifier = new Identifier(
                columns[1].contains("="),
                columns[1].contains("l"),
                words(columns[2]).map(Part::of).toList(),
                words(columns[3]).map(group -> List.of(group.split("\\+", -1))).toList(),
                words(columns[4]).toList(),
                columns[5].startsWith("key"),
                columns[5].length() > "key".length() ? qualifiers(columns[5].substring("key".length())) : List.of());
        String[] ends = columns[0].split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int ai = first; ai <= last; ai++) {
            all.put(("%0" + ends[0].length() + "d").formatted(ai), identifier);
        }
    }

    private static List<List<String>> qualifiers(String text) {
        return Stream.of(text.split("/", -1)).map(row -> words(row).toList()).toList();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split(" +", -1)).filter(word -> !word.isEmpty());
    }
}
