package io.tillstream.dashboards.rollout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded programs in PostgreSQL. */
@Component
class TillPrograms {
    private final JdbcClient database;

    TillPrograms(JdbcClient database) {
        this.database = database;
    }

    /** Notes one; one that was uploaded before counts as uploaded now. */
    void note(TillProgram one) {
        database.sql("""
            insert into till_program (program, version, made_at, size, files, said_by, said_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (program) do update
            set forgotten_at = null, said_by = excluded.said_by, said_at = excluded.said_at\
            """)
                .params(
                        one.program(),
                        one.version(),
                        Timestamp.from(one.made()),
                        one.size(),
                        one.files(),
                        one.by(),
                        Timestamp.from(one.at()))
                .update();
    }

    /** It is in the log no more. */
    void forgotten(String program) {
        database.sql("update till_program set forgotten_at = now() where program = ?")
                .param(program)
                .update();
    }

    /** One that is in the log. */
    Optional<TillProgram> find(String program) {
        return database.sql("select * from till_program where program = ? and forgotten_at is null")
                .param(program)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Those in the log, the one made last first. */
    List<TillProgram> latest(int most) {
        return database.sql(
                        "select * from till_program where forgotten_at is null order by made_at desc, program limit ?")
                .param(most)
                .query((row, _) -> read(row))
                .list();
    }

    static TillProgram read(ResultSet row) throws SQLException {
        return new TillProgram(
                row.getString("program"),
                row.getString("version"),
                row.getTimestamp("made_at").toInstant(),
                row.getLong("size"),
                row.getInt("files"),
                row.getString("said_by"),
                row.getTimestamp("said_at").toInstant());
    }
}
