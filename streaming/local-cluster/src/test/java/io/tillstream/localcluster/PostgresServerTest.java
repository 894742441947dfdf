package io.tillstream.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServerTest {
    @TempDir
    private Path folder;

    @Test
    void keepsARowOverARestartAndLeavesNoProcess() throws SQLException {
        List<ProcessHandle> programs;
        try (PostgresServer server = PostgresServer.start(folder)) {
            programs = server.process().programs();
            try (Connection connection = connect(server)) {
                connection.createStatement().execute("create table member (name text)");
                connection.createStatement().execute("insert into member values ('会员')");
            }
        }

        assertThat(programs).isNotEmpty().noneMatch(ProcessHandle::isAlive);

        try (PostgresServer again = PostgresServer.start(folder);
                Connection connection = connect(again);
                var rows = connection.createStatement().executeQuery("select name from member")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("会员");
        }
    }

    @Test
    void refusesAWrongPasswordAndSyncsEveryCommit() throws SQLException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("portal"), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
            try (Connection connection = connect(server);
                    var rows = connection.createStatement().executeQuery("show fsync")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("on");
            }
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("portal"), server.user(), server.password());
    }
}
