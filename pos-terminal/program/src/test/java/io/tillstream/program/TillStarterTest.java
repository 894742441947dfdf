package io.tillstream.program;

import static io.tillstream.program.Workshop.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes: a starter, and the programs it starts. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
class TillStarterTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private Workshop workshop;
    private ProgramFolder programs;
    private Path shop;
    private @Nullable Process starter;

    @BeforeEach
    void aTillWithItsFirstProgram() throws Exception {
        workshop = new Workshop(folder.resolve("workshop"));
        programs = new ProgramFolder(folder.resolve("programs"));
        shop = Files.createDirectories(folder.resolve("shop"));
        programs.trust(workshop.publicKey());
        programs.begin(programs.unpack(workshop.tiny("1.0", "well", MADE)));
    }

    @AfterEach
    void everyProcessIsGone() throws Exception {
        killed();
    }

    private Process java(String step, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dprogram.fp=" + step,
                "-cp",
                System.getProperty("java.class.path"),
                TillStarter.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void started(String step) throws IOException {
        started(step, "PT60S");
    }

    private void started(String step, String soundWithin) throws IOException {
        starter = java(
                step,
                "run",
                "--programs=" + programs.path(),
                "--sound-within=" + soundWithin,
                "--on-trial=PT0.5S",
                "--",
                shop.toString());
    }

    /** As kill -9 does, to the starter alone: its program has to see that. */
    private void killed() throws InterruptedException {
        Process process = starter;
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().waitFor();
            children.forEach(child ->
                    child.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
            starter = null;
        }
    }

    private static void await(Callable<Boolean> until) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!until.call()) {
            assertThat(System.nanoTime()).as("patience is over").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void order(String word) throws IOException {
        Path fresh = Files.writeString(shop.resolve("order.new"), word);
        Files.move(fresh, shop.resolve("order"));
    }

    private boolean sells(String version) throws IOException {
        Path sells = shop.resolve("sells");
        return Files.exists(sells) && Files.readString(sells).equals(version);
    }

    private List<String> starts() throws IOException {
        try (Stream<Path> files = Files.list(shop)) {
            List<String> starts = new ArrayList<>();
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("starts-"))
                    .sorted()
                    .toList()) {
                starts.add(Files.readString(file));
            }
            return starts;
        }
    }

    private String good() throws IOException {
        return programs.good().flatMap(programs::version).orElse("none");
    }

    @Test
    void changesOverWhenTheProgramSaysSoAndKeepsTheOneBefore() throws Exception {
        started("");
        await(() -> sells("1.0"));
        Digest next = programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1)));

        programs.tryNext(next);
        order("over");
        await(() -> good().equals("2.0"));
        order("stop");

        assertThat(process().waitFor()).isZero();
        assertThat(starts()).containsExactly("1.0", "2.0");
        assertThat(programs.previous().flatMap(programs::version)).contains("1.0");
        assertThat(programs.next()).isEmpty();
        assertThat(programs.refused()).isEmpty();
    }

    private Process process() {
        return Objects.requireNonNull(starter);
    }

    @Test
    void goesBackFromAProgramThatEndsTwice() throws Exception {
        started("");
        await(() -> sells("1.0"));
        Digest next = programs.unpack(workshop.tiny("2.0", "dies", MADE.plusSeconds(1)));

        programs.tryNext(next);
        Files.delete(shop.resolve("sells"));
        order("over");
        await(() -> sells("1.0"));

        assertThat(starts()).containsExactly("1.0", "2.0", "2.0", "1.0");
        assertThat(good()).isEqualTo("1.0");
        assertThat(programs.refused())
                .contains(new ProgramFolder.Refused(next, "it ended 2 times before it was sound for PT0.5S"));
    }

    @Test
    void goesBackFromAProgramThatNeverSaysThatItIsSound() throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "mute", MADE.plusSeconds(1)));
        programs.tryNext(next);

        started("", "PT2S");
        await(() -> sells("2.0"));
        await(() -> sells("1.0"));

        assertThat(starts()).containsExactly("2.0", "1.0");
        assertThat(programs.refused().map(ProgramFolder.Refused::reason))
                .contains("it did not say within PT2S that it is sound");
    }

    @Test
    void goesBackWhereAFileOfTheNewOneIsGone() throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1)));
        programs.tryNext(next);
        try (Stream<Path> files = Files.list(programs.folder(next))) {
            for (Path jar :
                    files.filter(each -> each.toString().endsWith(".jar")).toList()) {
                Files.delete(jar);
            }
        }

        started("");
        await(() -> sells("1.0"));

        assertThat(programs.refused().map(ProgramFolder.Refused::program)).contains(next);
    }

    /** A folder with something in it stands where a file is to be written, which no right to write gets past. */
    private void cannotBeWritten(String file) throws IOException {
        Files.createDirectories(programs.path().resolve(file + "/stands here"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tries.new", "sound"})
    void whereATrialCannotBeNotedTheGoodOneSells(String file) throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1)));
        programs.tryNext(next);
        cannotBeWritten(file);

        started("");
        await(() -> sells("1.0"));

        assertThat(starts()).containsExactly("1.0");
        assertThat(log()).contains("nothing is tried, the good one sells");
    }

    @Test
    void whatCannotBeDeletedKeepsNobodyFromSelling() throws Exception {
        cannotBeWritten("ab".repeat(32) + "/jars");

        started("");
        await(() -> sells("1.0"));

        assertThat(log()).contains("what nobody needs stays");
    }

    @Test
    void whereGoingBackCannotBeNotedTheGoodOneSellsAndTheOtherIsNotTriedAgain() throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "dies", MADE.plusSeconds(1)));
        programs.tryNext(next);
        cannotBeWritten("refused.new");

        started("");
        await(() -> sells("1.0"));
        order("over");
        await(() -> starts().size() == 4);
        Files.delete(programs.path().resolve("refused.new/stands here"));
        await(() -> Files.notExists(shop.resolve("order")));
        order("over");
        await(() -> programs.refused().isPresent());

        assertThat(starts().subList(0, 4)).containsExactly("2.0", "2.0", "1.0", "1.0");
        assertThat(programs.refused().map(ProgramFolder.Refused::program)).contains(next);
        assertThat(programs.next()).isEmpty();
    }

    @Test
    void aProgramThatStoodItsTrialRunsOnUntilThatCanBeNoted() throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1)));
        programs.tryNext(next);
        cannotBeWritten("good.new");

        started("");
        await(() -> log().contains("how the trial stands is not noted"));
        assertThat(good()).isEqualTo("1.0");
        Files.delete(programs.path().resolve("good.new/stands here"));
        await(() -> good().equals("2.0"));

        assertThat(starts()).containsExactly("2.0");
        assertThat(process().isAlive()).isTrue();
    }

    @Test
    void aProgramThatWaitsUntilNothingIsOpenOutlivesARestartAndOlderOnesDoNot() throws Exception {
        Digest older = programs.unpack(workshop.tiny("1.5", "well", MADE.plusSeconds(1)));
        Digest waits = programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(2)));
        Files.setLastModifiedTime(programs.folder(older), FileTime.from(MADE));
        Files.createDirectories(programs.path().resolve("unpacking"));

        started("");
        await(() -> sells("1.0"));

        assertThat(programs.has(waits)).isTrue();
        assertThat(programs.folder(older)).doesNotExist();
        assertThat(programs.path().resolve("unpacking")).doesNotExist();
    }

    @Test
    void sayingThatItIsInstalledSaysWhatHeadOfficeMakesOfIt() throws Exception {
        Path zip = workshop.tiny("2.0", "well", MADE.plusSeconds(1));

        assertThat(java("", "install", zip.toString(), "--programs=" + programs.path())
                        .waitFor())
                .isZero();

        assertThat(log()).contains("is tried at the next start: 2.0", "head office has it changed again");
    }

    @Test
    void aStopByHandSaysNothingAgainstAProgramOnTrial() throws Exception {
        Digest next = programs.unpack(workshop.tiny("2.0", "mute", MADE.plusSeconds(1)));
        programs.tryNext(next);

        for (int day = 0; day < 3; day++) {
            started("");
            await(() -> sells("2.0"));
            Files.delete(shop.resolve("sells"));
            process().destroy();
            assertThat(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(programs.refused()).isEmpty();
        assertThat(programs.next()).contains(next);
    }

    @Test
    void anotherStarterWouldStartAnotherTillSoAProgramEndsWithItsOwn() throws Exception {
        started("");
        await(() -> sells("1.0"));
        List<ProcessHandle> children = process().descendants().toList();

        process().destroyForcibly().waitFor();

        assertThat(children).isNotEmpty();
        children.forEach(child ->
                child.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    @ParameterizedTest
    @EnumSource
    void afterAPowerCutAtAnyStepTheTillSellsAndTheChangeoverEnds(Step step) throws Exception {
        boolean isBad = step == Step.REFUSED;
        Path zip = workshop.tiny("2.0", isBad ? "dies" : "well", MADE.plusSeconds(1));
        Process install =
                java(step.name().toLowerCase(Locale.ROOT), "install", zip.toString(), "--programs=" + programs.path());
        if (install.waitFor() == 0) {
            started(step.name().toLowerCase(Locale.ROOT));
            assertThat(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("killed at " + step)
                    .isTrue();
            assertThat(process().exitValue()).isEqualTo(137);
        } else {
            assertThat(install.exitValue()).isEqualTo(137);
            assertThat(good()).isEqualTo("1.0");
        }

        assertThat(java("", "install", zip.toString(), "--programs=" + programs.path())
                        .waitFor())
                .isZero();
        started("");
        String last = isBad ? "1.0" : "2.0";
        await(() -> good().equals(last) && sells(last) && programs.next().isEmpty());

        assertThat(programs.previous().flatMap(programs::version))
                .isEqualTo(isBad ? Optional.empty() : Optional.of("1.0"));
    }

    @Test
    void powerCutsAtAnyMomentNeverLeaveATillWithoutAProgram() throws Exception {
        Random random = new Random(20261129);
        programs.tryNext(programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1))));

        for (int cut = 0; cut < 6; cut++) {
            started("");
            process().waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
            killed();
            assertThat(good()).isIn("1.0", "2.0");
        }
        Files.deleteIfExists(shop.resolve("sells"));
        started("");

        await(() -> sells("1.0") || sells("2.0"));
        await(() -> programs.next().isEmpty());
    }
}
