package io.tillstream.conductor.backup;

import io.tillstream.conductor.home.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The tables of one app's schema as entries of a backup, each row a line of JSON as PostgreSQL writes and reads it. */
final class TableEntries {
    static final String FOLDER = "postgres/";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String END = ".jsonl";
    private static final String NAME = "[a-z_0-9]+";
    private static final int BATCH = 500;

    /** The programs lay out the tables themselves, and places in topics mean nothing on another Kafka. */
    private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", "reading_place");

    private final String schema;
    private final Database database;

    /** @param schema of the app, which names its entries too */
    TableEntries(String schema, Database database) {
        this.schema = schema;
        this.database = database;
    }

    /** Writes all tables as they are in one moment. */
    void writeTo(BackupWriter backup) throws IOException {
        try (Connection connection = connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            for (String table : tables(connection)) {
                backup.add(FOLDER + schema + "/" + table + END, out -> copyOut(connection, table, out));
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IOException("Schema " + schema + " cannot be read: " + e.getMessage(), e);
        }
    }

    private long copyOut(Connection connection, String table, OutputStream out) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            try (ResultSet answer = statement.executeQuery("select row_to_json(row) from " + name(table) + " row")) {
                long rows = 0;
                while (answer.next()) {
                    out.write(answer.getString(1).getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                    rows++;
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IOException("Table " + name(table) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Fills tables that the app of this version has laid out; what is in them is replaced. All or none. */
    long readFrom(BackupReader backup) throws IOException {
        String folder = FOLDER + schema + "/";
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            long rows = 0;
            try (Statement statement = connection.createStatement()) {
                // Tables come in the order of their names, not in that of their references.
                statement.execute("set local session_replication_role = replica");
                List<String> tables = tables(connection);
                if (!tables.isEmpty()) {
                    statement.execute(
                            "truncate " + tables.stream().map(this::name).collect(Collectors.joining(", ")));
                }
                for (Contents.Entry entry : backup.contents().entries()) {
                    if (entry.name().startsWith(folder)) {
                        String table = entry.name()
                                .substring(folder.length(), entry.name().length() - END.length());
                        rows += copyIn(connection, backup, entry, table);
                        countOn(connection, table);
                    }
                }
            }
            connection.commit();
            return rows;
        } catch (SQLException e) {
            throw new IOException("Schema " + schema + " cannot be filled: " + e.getMessage(), e);
        }
    }

    private long copyIn(Connection connection, BackupReader backup, Contents.Entry entry, String table)
            throws IOException, SQLException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(backup.open(entry), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            if (first == null) {
                return 0;
            }
            // By name: a newer version may have columns that get their defaults.
            String columns = columns(entry, first);
            try (PreparedStatement insert = connection.prepareStatement("insert into " + name(table) + " (" + columns
                    + ") overriding system value select " + columns + " from json_populate_record(null::" + name(table)
                    + ", ?::json)")) {
                long rows = 0;
                for (String line = first; line != null; line = lines.readLine()) {
                    insert.setString(1, line);
                    insert.addBatch();
                    rows++;
                    if (rows % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
                return rows;
            }
        }
    }

    private static String columns(Contents.Entry entry, String row) throws IOException {
        List<String> columns = new ArrayList<>(JSON.readTree(row).propertyNames());
        if (columns.isEmpty() || !columns.stream().allMatch(column -> column.matches(NAME))) {
            throw new IOException(entry.name() + " names no columns of ours");
        }
        return String.join(", ", columns);
    }

    /** Numbers the database gives go on behind those that came back. */
    private void countOn(Connection connection, String table) throws SQLException {
        List<String> counted = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(
                "select column_name from information_schema.columns where table_schema = ? and table_name = ?"
                        + " and (is_identity = 'YES' or column_default like 'nextval(%')")) {
            question.setString(1, schema);
            question.setString(2, table);
            try (ResultSet answer = question.executeQuery()) {
                while (answer.next()) {
                    counted.add(answer.getString(1));
                }
            }
        }
        for (String column : counted) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select setval(pg_get_serial_sequence('" + name(table) + "', '" + column
                        + "'), coalesce(max(" + column + "), 0) + 1, false) from " + name(table));
            }
        }
    }

    private List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement question =
                connection.prepareStatement("select table_name from information_schema.tables where table_schema = ?"
                        + " and table_type = 'BASE TABLE' order by table_name")) {
            question.setString(1, schema);
            try (ResultSet answer = question.executeQuery()) {
                while (answer.next()) {
                    tables.add(answer.getString(1));
                }
            }
        }
        tables.removeAll(LEFT_OUT);
        return tables;
    }

    private String name(String table) {
        if (!table.matches(NAME)) {
            throw new IllegalArgumentException("Table \"" + table + "\" has a name that nobody of ours gave it.");
        }
        return schema + "." + table;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
