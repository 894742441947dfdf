package io.tillstream.codes.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beside the official syntax dictionary, which lies outside this repository. */
class IdentifierTableTest {
    private static final Path DICTIONARY = Stream.iterate(
                    Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("../shared/data/gs1/gs1-syntax-dictionary.txt")
                    .normalize())
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("gs1-syntax-dictionary.txt"));

    private static final Pattern COMPONENT = Pattern.compile("\\[?[NXYZ](\\.\\.)?[0-9]+\\]?(,\\w+)*");

    /** What the dictionary says of one identifier, in its own words without the names of its checks. */
    private record Entry(
            boolean fixed, boolean attribute, List<String> parts, String needs, String never, String key) {}

    @Test
    void hasEveryIdentifierOfTheDictionaryAsItStandsThere() throws IOException {
        assumeThat(DICTIONARY).exists();

        Map<String, Entry> ours = new TreeMap<>();
        IdentifierTable.all().forEach((ai, identifier) -> ours.put(ai, entry(identifier)));

        Map<String, Entry> theirs = dictionary();
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        assertThat(theirs).allSatisfy((ai, entry) -> assertThat(ours.get(ai)).isEqualTo(entry));
    }

    @Test
    void hasNoIdentifierThatBeginsAnother() {
        assertThat(IdentifierTable.all().keySet())
                .allSatisfy(ai -> assertThat(IdentifierTable.all().keySet().stream()
                                .filter(other -> other.startsWith(ai))
                                .toList())
                        .containsExactly(ai));
    }

    private static Entry entry(Identifier identifier) {
        return new Entry(
                identifier.isFixed(),
                identifier.isLinkAttribute(),
                identifier.parts().stream().map(IdentifierTableTest::written).toList(),
                String.join(
                        ",",
                        identifier.needs().stream()
                                .map(group -> String.join("+", group))
                                .toList()),
                String.join(",", identifier.neverWith()),
                identifier.isKey()
                        ? String.join(
                                "|",
                                identifier.qualifiers().stream()
                                        .map(row -> String.join(",", row))
                                        .toList())
                        : "none");
    }

    private static String written(Part part) {
        String length = part.shortest() == part.longest() ? "" : "..";
        String text = part.characters()
                + length
                + part.longest()
                + (part.checks().contains(ValueCheck.CHECK_DIGIT) ? "c" : "");
        return part.mayBeMissing() ? "[" + text + "]" : text;
    }

    private static Map<String, Entry> dictionary() throws IOException {
        Map<String, Entry> all = new TreeMap<>();
        for (String line : Files.readAllLines(DICTIONARY)) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
            if (words.length < 2) {
                continue;
            }
            boolean hasFlags = words[1].startsWith("*") || words[1].startsWith("?");
            List<String> parts = new ArrayList<>();
            String needs = "";
            String never = "";
            String key = "none";
            for (String word : words) {
                if (word.startsWith("req=")) {
                    needs = word.substring(4);
                } else if (word.startsWith("ex=")) {
                    never = word.substring(3);
                } else if (word.startsWith("dlpkey")) {
                    key = word.replaceFirst("dlpkey=?", "");
                } else if (COMPONENT.matcher(word).matches()) {
                    String form = word.replaceAll("(,\\w+)+|[\\[\\]]", "") + (word.matches(".*,csum\\b.*") ? "c" : "");
                    parts.add(word.startsWith("[") ? "[" + form + "]" : form);
                }
            }
            Entry entry = new Entry(
                    hasFlags && words[1].contains("*"), hasFlags && words[1].contains("?"), parts, needs, never, key);
            identifiers(words[0]).forEach(ai -> all.put(ai, entry));
        }
        return all;
    }

    private static List<String> identifiers(String range) {
        Matcher ends = Pattern.compile("(\\d+)-(\\d+)").matcher(range);
        if (!ends.matches()) {
            return List.of(range);
        }
        List<String> all = new ArrayList<>();
        for (int ai = Integer.parseInt(ends.group(1)); ai <= Integer.parseInt(ends.group(2)); ai++) {
            all.add(String.valueOf(ai));
        }
        return all;
    }
}
