package io.tillstream.benchmarks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** Another way to bring the same bytes to the disk, one commit each. */
sealed interface Contender extends AutoCloseable {
    void commit(int number, byte[] record) throws IOException, SQLException;

    /** Whether what was committed lies there, byte for byte. */
    boolean holds(List<byte[]> records) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;

    /** Written and forced, and nothing else. */
    final class BareForce implements Contender {
        private final FileChannel channel;
        private long end;

        private BareForce(FileChannel channel) {
            this.channel = channel;
        }

        /** A file that grows with every commit. */
        static BareForce appending(Path file) throws IOException {
            return new BareForce(FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        }

        /** A file that has its length and its place before the first commit. */
        static BareForce preallocated(Path file, long bytes) throws IOException {
            BareForce contender = appending(file);
            ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
            for (long at = 0; at < bytes; at += zeros.capacity()) {
                contender.channel.write(zeros.clear(), at);
            }
            contender.channel.force(true);
            return contender;
        }

        @Override
        public void commit(int number, byte[] record) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(record);
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(false);
        }

        @Override
        public boolean holds(List<byte[]> records) throws IOException {
            long at = 0;
            for (byte[] record : records) {
                ByteBuffer bytes = ByteBuffer.allocate(record.length);
                channel.read(bytes, at);
                if (!Arrays.equals(bytes.array(), record)) {
                    return false;
                }
                at += record.length;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** SQLite with a write-ahead log and a sync for every commit. */
    final class SqliteWalFull implements Contender {
        private final Connection connection;
        private final PreparedStatement insert;

        private SqliteWalFull(Connection connection, PreparedStatement insert) {
            this.connection = connection;
            this.insert = insert;
        }

        static SqliteWalFull on(Path file) throws SQLException, IOException {
            Files.deleteIfExists(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("CREATE TABLE record (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)");
            }
            connection.setAutoCommit(false);
            return new SqliteWalFull(connection, connection.prepareStatement("INSERT INTO record VALUES (?, ?)"));
        }

        @Override
        public void commit(int number, byte[] record) throws SQLException {
            insert.setInt(1, number);
            insert.setBytes(2, record);
            insert.executeUpdate();
            connection.commit();
        }

        @Override
        public boolean holds(List<byte[]> records) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT body FROM record ORDER BY sequence")) {
                for (byte[] record : records) {
                    if (!rows.next() || !Arrays.equals(rows.getBytes(1), record)) {
                        return false;
                    }
                }
                return !rows.next();
            }
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
