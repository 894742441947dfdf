package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds and when it waits: a copy of it alone in a folder, with a Maven and a JDK that only note they were called. */
@Timeout(60)
final class LauncherBuildTest {
    /** Waits at the gate, then leaves what the launcher looks for. */
    private static final String MAVEN = """
            #!/bin/sh
            case $1 in -v) echo "Apache Maven $MAVEN_VERSION (a stand-in)"; exit 0 ;; esac
            echo built >>"$SITE/builds"
            read -r pass <"$SITE/gate"
            mkdir -p streaming/conductor/target
            : >streaming/conductor/target/classpath
            : >streaming/conductor/target/conductor-1.jar
            """;

    private static final String JAVA = """
            #!/bin/sh
            echo started
            """;

    @TempDir
    private Path site;

    private Path root = Path.of("");

    @BeforeEach
    void copyTheLauncherToAFolderOfItsOwn() throws IOException {
        root = Files.createDirectory(site.resolve("clone"));
        Files.copy(Path.of("../../tillstream"), root.resolve("tillstream"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        program(site.resolve("tools/mvn"), MAVEN);
        program(site.resolve("jdk/bin/java"), JAVA);
        program(site.resolve("jdk/bin/javac"), JAVA);
        Files.writeString(site.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process launch(String mavenVersion) throws IOException {
        ProcessBuilder launcher =
                new ProcessBuilder("/bin/sh", root.resolve("tillstream").toString(), "status");
        launcher.environment().put("PATH", site.resolve("tools") + ":/usr/bin:/bin");
        launcher.environment().put("JAVA_HOME", site.resolve("jdk").toString());
        launcher.environment().put("SITE", site.toString());
        launcher.environment().put("MAVEN_VERSION", mavenVersion);
        return launcher.start();
    }

    private Process launch() throws IOException {
        return launch("3.9.9");
    }

    /** Lets every build through, or with {@code mkfifo} those that come when someone opens. */
    private void openGate() throws IOException {
        Files.writeString(site.resolve("gate"), "pass\n");
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(site.resolve("builds"));
    }

    private static void assertStarted(Process launcher) throws Exception {
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(launcher.inputReader().lines()).containsExactly("started");
        assertThat(launcher.exitValue()).isZero();
    }

    @Test
    void buildsOnceWhenTwoAreStartedAtTheSameTime() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", site.resolve("gate").toString())
                        .start()
                        .waitFor())
                .isZero();
        Process first = launch();
        try (BufferedReader told = first.errorReader()) {
            assertThat(told.readLine()).startsWith("Building (once");

            Process second = launch();
            try (BufferedReader toldToo = second.errorReader()) {
                assertThat(toldToo.readLine()).startsWith("Another command is building; waiting for it");
                openGate();

                assertStarted(first);
                assertStarted(second);
            }
        }
        assertThat(builds()).hasSize(1);
        assertThat(root.resolve("target/building")).doesNotExist();
    }

    @Test
    void buildsItselfWhenTheBuilderItWouldWaitForIsDead() throws Exception {
        openGate();
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Path lock = Files.createDirectories(root.resolve("target/building"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        Process launcher = launch();

        assertStarted(launcher);
        assertThat(builds()).hasSize(1);
        assertThat(lock).doesNotExist();
    }

    @Test
    void buildsOnceWhenTwoFindTheSameDeadBuilder() throws Exception {
        openGate();
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Path lock = Files.createDirectories(root.resolve("target/building"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        Process first = launch();
        Process second = launch();

        assertStarted(first);
        assertStarted(second);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void doesNotBuildAgainWhatHasNotChanged() throws Exception {
        openGate();
        assertStarted(launch());

        assertStarted(launch());

        assertThat(builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.6", "2.99"})
    void refusesAnOlderMavenInOneLine(String version) throws Exception {
        Process launcher = launch(version);

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(2);
        assertThat(launcher.errorReader().lines())
                .singleElement()
                .asString()
                .startsWith("Maven: version " + version + " at " + site.resolve("tools/mvn"))
                .endsWith("; the build wants Maven 3.8.7 or newer; install a newer one and put it first on PATH.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.7", "3.10.0", "4.0.0-rc-5"})
    void buildsWithThatMavenAndNewerOnes(String version) throws Exception {
        openGate();

        assertStarted(launch(version));
    }
}
