package io.tillstream.conductor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.conductor.home.Home;
import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
    private static final String WORK = "exec sleep 600";

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Home home = new Home(Path.of("."));

    @BeforeEach
    void prepareHome() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void startsAgainWhatIsKilled() throws Exception {
        try (Supervisor supervisor = new Supervisor(home, told::add)) {
            ChildProcess first = supervisor.start(part("till-s1-t1", Tier.TILLS, WORK));
            supervisor.keep("till-s1-t1");
            await(() -> !first.programs().isEmpty());

            first.programs().forEach(ProcessHandle::destroyForcibly);

            await(() -> restarts("till-s1-t1") == 1);
            assertThat(told).anyMatch(line -> line.contains("till-s1-t1 ended unasked with status 137"));
            assertThat(new RunFile(home).read().get(1).handle()).isPresent();
            await(() -> told.contains("till-s1-t1 runs again, 1 restart since it was first started"));
        }
    }

    @Test
    void doesNotStartAgainWhatWasNeverReady() throws Exception {
        try (Supervisor supervisor = new Supervisor(home, told::add)) {
            ChildProcess failing = supervisor.start(part("dashboards", Tier.APPS, "exit 3"));

            assertThat(failing.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(restarts("dashboards")).isZero();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void stopsTheLastTierFirstAndForgetsItsRecord() throws Exception {
        Path order = folder.resolve("order");
        Supervisor supervisor = new Supervisor(home, told::add);
        ChildProcess server = supervisor.start(noting("kafka", Tier.SERVERS, order));
        ChildProcess till = supervisor.start(noting("till-s1-t1", Tier.TILLS, order));
        await(() -> saysReady(server) && saysReady(till));

        supervisor.close();

        assertThat(Files.readAllLines(order)).containsExactly("till-s1-t1", "kafka");
        assertThat(new RunFile(home).read()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void startsNothingOnceItStops() throws Exception {
        Supervisor supervisor = new Supervisor(home, told::add);
        supervisor.close();

        assertThatThrownBy(() -> supervisor.start(part("kafka", Tier.SERVERS, WORK)))
                .isInstanceOf(Stopping.class);
    }

    @Test
    void endsWhatAKilledConductorHasLeftAndNothingElse() throws Exception {
        try (ChildProcess left = start("left", WORK);
                ChildProcess stranger = start("stranger", WORK)) {
            RunningProcess record = recordOf(left);
            RunningProcess reused = new RunningProcess(
                    "till-s1-t1", stranger.leash().pid(), record.startedAt().minusSeconds(60), "", "", 0);
            RunFile runFile = new RunFile(home);
            runFile.write(List.of(record, reused));

            assertThat(runFile.endLeftovers(Duration.ofSeconds(10))).isEqualTo(1);

            assertThat(left.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    @Test
    void knowsTheConductorByItselfAndNotByAChild() throws Exception {
        ProcessHandle own = ProcessHandle.current();
        RunningProcess conductor = new RunningProcess(
                RunFile.CONDUCTOR, own.pid(), own.info().startInstant().orElseThrow(), "", "", 0);

        try (ChildProcess child = start("child", WORK)) {
            assertThat(child.isAlive()).isTrue();
            assertThat(conductor.programPid()).contains(own.pid());
        }
    }

    private static RunningProcess recordOf(ChildProcess process) {
        return new RunningProcess(
                process.name(),
                process.leash().pid(),
                process.leash().info().startInstant().orElseThrow(),
                "",
                process.log().toString(),
                0);
    }

    private Part noting(String name, Tier tier, Path order) {
        return part(
                name,
                tier,
                "trap 'echo " + name + " >> " + order + "; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    }

    private Part part(String name, Tier tier, String script) {
        return new Part(name, tier, "", () -> start(name, script));
    }

    private ChildProcess start(String name, String script) throws IOException {
        return ChildProcess.start(name, List.of("/bin/sh", "-c", script), Map.of(), home.log(name));
    }

    private static boolean saysReady(ChildProcess process) {
        return process.lastWords().contains("ready");
    }

    private int restarts(String name) {
        try {
            return new RunFile(home)
                    .read().stream()
                            .filter(process -> process.name().equals(name))
                            .mapToInt(RunningProcess::restarts)
                            .sum();
        } catch (IOException e) {
            throw new AssertionError("The record is unreadable", e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
