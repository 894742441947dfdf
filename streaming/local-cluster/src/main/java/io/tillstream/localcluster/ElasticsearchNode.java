package io.tillstream.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch node as a child process, reachable from this machine only. Its index survives a restart on the same
 * folder.
 *
 * <p>It refuses to run as root: then it runs as nobody. Where nobody cannot reach the folder it is given, program and data
 * go to a folder of their own below {@code /var/tmp}, whose name is recorded in the file {@code location}.
 */
public final class ElasticsearchNode implements AutoCloseable {
    /** Names another zip of the server than the one the build put beside this jar. */
    public static final String ZIP_PROPERTY = "tillstream.elasticsearch.zip";

    private static final String VERSION = "9.5.3";
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Path ELSEWHERE = Path.of("/var/tmp");

    /** How long a node will live: one for a test never earns back what the second compiler tier costs it. */
    enum Life {
        LONG(""),
        SHORT(" -XX:TieredStopAtLevel=1");

        private final String javaOptions;

        Life(String javaOptions) {
            this.javaOptions = javaOptions;
        }
    }

    private final ChildProcess process;
    private final int port;
    private final @Nullable Path temporary;

    private ElasticsearchNode(ChildProcess process, int port, @Nullable Path temporary) {
        this.process = process;
        this.port = port;
        this.temporary = temporary;
    }

    /** Starts on a free port in a folder of its own that {@link #close()} deletes: what a test wants. */
    public static ElasticsearchNode startTemporary() {
        try {
            Path folder = Files.createTempDirectory(ELSEWHERE, "tillstream-elasticsearch-test");
            makeReachable(folder);
            return launch(folder, FreePorts.next(), 512, folder.resolve("elasticsearch.log"), Life.SHORT, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch cannot be started", e);
        }
    }

    /**
     * Starts and returns once the node is at least yellow.
     *
     * @param folder where program and data lie; both are created when they are missing
     * @param heapMegabytes its heap; the process needs about 400 MB more
     * @param log the file that takes what it prints
     * @throws StartFailed when it ends or does not answer within five minutes
     */
    public static ElasticsearchNode start(Path folder, int port, int heapMegabytes, Path log) throws IOException {
        return start(folder, port, heapMegabytes, log, Life.LONG);
    }

    static ElasticsearchNode start(Path folder, int port, int heapMegabytes, Path log, Life life) throws IOException {
        Files.createDirectories(folder);
        return launch(reachable(folder), port, heapMegabytes, log, life, null);
    }

    /** The address clients are given, {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
        if (temporary != null) {
            try {
                Archives.delete(temporary);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + temporary + " cannot be deleted", e);
            }
        }
    }

    private static ElasticsearchNode launch(
            Path folder, int port, int heapMegabytes, Path log, Life life, @Nullable Path temporary)
            throws IOException {
        Path program = folder.resolve("program-" + VERSION);
        Archives.unzip(zip(), program);
        Path settings = writeSettings(folder, program, port);
        for (String own : List.of("data", "logs", "tmp")) {
            Files.createDirectories(folder.resolve(own));
            Unprivileged.giveAway(folder.resolve(own));
        }
        ChildProcess process = ChildProcess.start(
                "elasticsearch",
                Unprivileged.command(
                        List.of(program.resolve("bin/elasticsearch").toString())),
                Map.of(
                        "ES_JAVA_HOME", System.getProperty("java.home"),
                        "ES_PATH_CONF", settings.toString(),
                        "ES_TMPDIR", folder.resolve("tmp").toString(),
                        "ES_JAVA_OPTS", "-Xms" + heapMegabytes + "m -Xmx" + heapMegabytes + "m" + life.javaOptions,
                        "CLI_JAVA_OPTS", "-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
                log);
        ElasticsearchNode node = new ElasticsearchNode(process, port, temporary);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(
                            URI.create(node.url() + "/_cluster/health?wait_for_status=yellow&timeout=5s"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            Readiness.await(
                    process,
                    START_PATIENCE,
                    () -> client.send(health, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
        return node;
    }

    /** The folder itself, or the one below /var/tmp that stands for it. */
    private static Path reachable(Path folder) throws IOException {
        Path location = folder.resolve("location");
        if (Files.exists(location)) {
            Path recorded = Path.of(Files.readString(location).strip());
            Files.createDirectories(recorded);
            makeReachable(recorded);
            return recorded;
        }
        if (Unprivileged.canWrite(folder)) {
            makeReachable(folder);
            return folder.toAbsolutePath();
        }
        Path elsewhere = Files.createTempDirectory(ELSEWHERE, "tillstream-elasticsearch-");
        makeReachable(elsewhere);
        // On a full disk an empty file would be left, which names no folder for ever.
        Path half = location.resolveSibling("location.half");
        Files.writeString(half, elsewhere + "\n");
        Files.move(half, location, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return elsewhere;
    }

    private static void makeReachable(Path folder) throws IOException {
        if (Unprivileged.isNeeded()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path writeSettings(Path folder, Path program, int port) throws IOException {
        Path settings = folder.resolve("config");
        Files.createDirectories(settings);
        try (Stream<Path> delivered = Files.list(program.resolve("config"))) {
            for (Path file : (Iterable<Path>) delivered.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, settings.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(settings.resolve("elasticsearch.yml"), """
                cluster.name: tillstream
                node.name: tillstream
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: 0
                path.data: %s
                path.logs: %s
                xpack.security.enabled: false
                # The default refuses to write at 95 %% of the disk, and a large disk may still hold gigabytes then.
                cluster.routing.allocation.disk.watermark.low: 1gb
                cluster.routing.allocation.disk.watermark.high: 500mb
                cluster.routing.allocation.disk.watermark.flood_stage: 200mb
                """.formatted(
                        port, folder.resolve("data"), folder.resolve("logs")));
        Unprivileged.giveAway(settings);
        return settings;
    }

    private static Path zip() {
        String configured = System.getProperty(ZIP_PROPERTY);
        Path zip = configured != null ? Path.of(configured) : builtZip();
        if (!Files.isRegularFile(zip)) {
            throw new StartFailed("Elasticsearch's program " + zip + " is missing; build streaming/local-cluster, or"
                    + " name it with -D" + ZIP_PROPERTY + "=FILE.");
        }
        return zip;
    }

    /** The build copies the zip into target/elasticsearch, beside the classes or the jar this class comes from. */
    private static Path builtZip() {
        try {
            Path classes = Path.of(ElasticsearchNode.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("elasticsearch").resolve("elasticsearch-" + VERSION + ".zip");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of local-cluster's classes is no path", e);
        }
    }
}
