package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A master and a worker of two processors on this machine, started from the jars as docs/how-to/spark-on-a-cluster.md tells it. */
final class SparkCluster implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;
    private final String url;
    private final List<Process> processes = new ArrayList<>();

    private SparkCluster(Path folder, int port) {
        this.folder = folder;
        this.url = "spark://" + LOOPBACK + ":" + port;
    }

    static SparkCluster start(Path folder) throws Exception {
        int port = freePort();
        SparkCluster cluster = new SparkCluster(folder, port);
        Path home = Files.createDirectories(folder.resolve("spark"));
        Files.createDirectories(home.resolve("jars"));
        cluster.begin(
                "master",
                Map.of(),
                List.of(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                LOOPBACK,
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0");
        awaitPort(port);
        cluster.begin(
                "worker",
                Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", LOOPBACK),
                List.of(),
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                LOOPBACK,
                "--cores",
                "2",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work").toString(),
                cluster.url);
        return cluster;
    }

    /** What a command of ours says on the cluster, run as a user runs it. */
    JsonNode answer(Class<? extends Command> command, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        Collections.addAll(arguments, "--spark", url);
        Process process = begin(
                command.getSimpleName(),
                Map.of(),
                List.of(
                        "-Dspark.driver.host=" + LOOPBACK,
                        "-Dspark.driver.bindAddress=" + LOOPBACK,
                        "-Dspark.executor.memory=512m",
                        "-Dspark.executor.extraClassPath=" + CLASS_PATH),
                command.getName(),
                arguments.toArray(String[]::new));
        assertThat(process.waitFor()).as(said(command.getSimpleName() + ".err")).isZero();
        return new JsonMapper().readTree(said(command.getSimpleName() + ".out"));
    }

    /** For how many applications the worker has started executors. */
    long tasksWerePutTo() throws IOException {
        try (Stream<Path> applications = Files.list(folder.resolve("work"))) {
            return applications.filter(Files::isDirectory).count();
        }
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    private Process begin(
            String name, Map<String, String> environment, List<String> options, String main, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags());
        line.add("-Xmx512m");
        line.addAll(options);
        Collections.addAll(line, "-cp", CLASS_PATH, main);
        Collections.addAll(line, arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static List<String> flags() throws IOException {
        try (InputStream flags = SparkSessions.class.getResourceAsStream("jvm-flags")) {
            return new String(flags.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError("The master does not listen.");
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
