package io.tillstream.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names and texts that the house does not want, wherever they stand. */
class HouseStyleTest {
    private static final Pattern DRAWER = Pattern.compile("/(utils?|common|helpers?|misc|base|impl|dto)/");
    private static final Pattern HOLLOW_NAME = Pattern.compile("(Impl|Utils?|Manager|Helper|Abstract\\w*Base)\\.java$");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(^|[^\\w.$}])/(work|root|home/\\w+|Users/\\w+)/[\\w.]");
    private static final Pattern UNESCAPED = Pattern.compile("th:utext|innerHTML\\s*=|__\\$\\{");
    private static final Pattern REGISTRY =
            Pattern.compile("repo\\d?\\.maven\\.apache|repo1\\.maven|registry\\.npmjs|deb\\.debian\\.org|jitpack\\.io");

    private static final Pattern JAVA_SERIALISATION =
            Pattern.compile("\\bObjectInputStream\\b|\\breadObject\\(|\\bXMLDecoder\\b|DefaultTyping\\(");

    private final ProjectTree project = ProjectTree.around(Path.of(""));

    @Test
    void noPackageIsADrawerAndNoClassHidesWhatItDoes() {
        assertThat(project.files(".java"))
                .map(Path::toString)
                .noneMatch(file -> DRAWER.matcher(file).find())
                .noneMatch(file -> HOLLOW_NAME.matcher(file).find());
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(linesThat(UNFINISHED, ".java", ".html", ".js", ".css", ".sql", ".xml"))
                .isEmpty();
    }

    @Test
    void noFileNamesThisMachineOrAPackageRegistry() {
        String[] endings = {
            ".java", ".html", ".js", ".xml", ".md", ".properties", ".yml", ".yaml", ".sql", "tillstream", "run"
        };

        assertThat(linesThat(MACHINE_PATH, endings)).isEmpty();
        assertThat(linesThat(REGISTRY, endings)).isEmpty();
    }

    /** What is read from a topic, a file or a socket never brings classes of its own to life. */
    @Test
    void nothingIsReadByJavaSerialisation() {
        assertThat(linesThat(JAVA_SERIALISATION, ".java")).isEmpty();
    }

    @Test
    void templatesAndScriptsEscapeEverything() {
        assertThat(linesThat(UNESCAPED, ".html", ".js")).isEmpty();
    }

    private List<String> linesThat(Pattern pattern, String... endings) {
        List<String> found = new ArrayList<>();
        for (Path file : project.files(endings)) {
            if (file.endsWith("HouseStyleTest.java")) {
                continue;
            }
            List<String> lines = ProjectTree.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(project.root().relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return found;
    }
}
