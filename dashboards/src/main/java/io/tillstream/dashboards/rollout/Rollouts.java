package io.tillstream.dashboards.rollout;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.events.till.WantedSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roll-outs in PostgreSQL. Callers bring the transaction. */
@Component
class Rollouts {
    private static final String WITH_PROGRAM =
            "select r.*, p.version, p.made_at, p.size, p.files, p.said_by as program_by, p.said_at as program_at"
                    + " from roll_out r left join till_program p on p.program = r.program ";

    private final JdbcClient database;

    Rollouts(JdbcClient database) {
        this.database = database;
    }

    /** The settings as they are kept. */
    record Kept(List<WantedSettings.Setting> settings) {
        Kept {
            settings = List.copyOf(settings);
        }
    }

    long begin(Rollout said, Map<TillId, Integer> rings) {
        long id = database.sql("""
            insert into roll_out (scope, settings, program, receipt_text, note, soak_minutes, said_by, said_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id\
            """)
                .param(said.scope())
                .param(CanonicalJson.text(new Kept(said.settings())))
                .param(said.program() == null ? null : said.program().program())
                .param(said.text() == null ? null : CanonicalJson.text(said.text()))
                .param(said.note())
                .param(said.soak().toMinutes())
                .param(said.by())
                .param(Timestamp.from(said.at()))
                .param(said.state().word())
                .query(Long.class)
                .single();
        rings.forEach((till, ring) -> database.sql("insert into roll_out_till (roll_out, till, ring) values (?, ?, ?)")
                .params(id, till.toString(), ring)
                .update());
        return id;
    }

    Optional<Rollout> find(long id) {
        return database.sql(WITH_PROGRAM + "where r.id = ?")
                .param(id)
                .query((row, _) -> rollout(row))
                .optional();
    }

    /** What a roll-out gives. */
    enum Gives {
        SETTINGS("r.program is null and r.receipt_text is null"),
        PROGRAM("r.program is not null"),
        TEXT("r.receipt_text is not null");

        private final String rule;

        Gives(String rule) {
            this.rule = rule;
        }
    }

    /** Those that give such, the latest first. */
    List<Rollout> latest(Gives gives, int most) {
        return database.sql(WITH_PROGRAM + "where " + gives.rule + " order by r.id desc limit ?")
                .param(most)
                .query((row, _) -> rollout(row))
                .list();
    }

    /** The roll-outs of those texts that some till was told, and that nothing has taken the place of yet. */
    Set<Long> textsAtTills() {
        return Set.copyOf(database.sql(
                        "select distinct (jsonb_path_query(wanted::jsonb, '$.receipts[*].rollOut') #>> '{}')::bigint from till_setting")
                .query(Long.class)
                .list());
    }

    List<Long> running() {
        return database.sql("select id from roll_out where state = 'running' order by id")
                .query(Long.class)
                .list();
    }

    /** One of them, held until the transaction ends. */
    Optional<Rollout> hold(long id) {
        return database.sql(WITH_PROGRAM + "where r.id = ? for update of r")
                .param(id)
                .query((row, _) -> rollout(row))
                .optional();
    }

    /** The number of an open one that has one of these tills. */
    Optional<Long> openWith(Collection<TillId> tills) {
        if (tills.isEmpty()) {
            return Optional.empty();
        }
        return database.sql("""
            select r.id from roll_out r join roll_out_till t on t.roll_out = r.id
            where r.state in ('asked', 'running', 'paused') and t.till in (:tills) order by r.id limit 1\
            """)
                .param("tills", tills.stream().map(TillId::toString).toList())
                .query(Long.class)
                .optional();
    }

    List<RingTill> tills(long id) {
        return database.sql("select * from roll_out_till where roll_out = ? order by ring, till")
                .param(id)
                .query((row, _) -> till(row))
                .list();
    }

    void move(long id, Rollout.State state, Rollout.@Nullable Why why) {
        database.sql("update roll_out set state = ?, why = ?, why_till = ?, why_detail = ? where id = ?")
                .param(state.word())
                .param(why == null ? null : why.reason().word())
                .param(why == null || why.till() == null ? null : why.till().toString())
                .param(why == null ? null : shortened(why.detail()))
                .param(id)
                .update();
    }

    private static String shortened(String detail) {
        return detail.length() <= 300 ? detail : detail.substring(0, 300);
    }

    void ring(long id, int ring, Instant at) {
        database.sql("update roll_out set ring = ?, ring_began_at = ? where id = ?")
                .params(ring, Timestamp.from(at), id)
                .update();
    }

    /** How a till is as its ring begins. */
    void told(long id, RingTill till) {
        database.sql("update roll_out_till set before = ?, findings = ?, heard = ? where roll_out = ? and till = ?")
                .param(till.before().map(CanonicalJson::text).orElse(null))
                .param(String.join(",", till.findings()))
                .param(till.heard())
                .param(id)
                .param(till.till().toString())
                .update();
    }

    /** What a till was told before each roll-out later than this one. */
    Map<Long, WantedSettings> beforeLater(long id, TillId till) {
        Map<Long, WantedSettings> before = new LinkedHashMap<>();
        database.sql(
                        "select roll_out, before from roll_out_till where till = ? and roll_out > ? and before is not null")
                .params(till.toString(), id)
                .query(row -> {
                    before.put(
                            row.getLong("roll_out"),
                            CanonicalJson.decode(row.getString("before"), WantedSettings.class));
                });
        return before;
    }

    /** What a till goes back to where that roll-out is taken back. */
    void before(long id, TillId till, Optional<WantedSettings> before) {
        database.sql("update roll_out_till set before = ? where roll_out = ? and till = ?")
                .param(before.map(CanonicalJson::text).orElse(null))
                .param(id)
                .param(till.toString())
                .update();
    }

    /** It runs the program, and nothing goes back from that by itself. */
    void held(long id, TillId till, Instant at) {
        database.sql("update roll_out_till set held_at = ? where roll_out = ? and till = ?")
                .params(Timestamp.from(at), id, till.toString())
                .update();
    }

    /** What a till was told last. */
    Optional<WantedSettings> said(TillId till) {
        return database.sql("select wanted from till_setting where till = ?")
                .param(till.toString())
                .query((row, _) -> CanonicalJson.decode(row.getString("wanted"), WantedSettings.class))
                .optional();
    }

    void say(TillId till, Optional<WantedSettings> wanted) {
        if (wanted.isEmpty()) {
            database.sql("delete from till_setting where till = ?")
                    .param(till.toString())
                    .update();
        } else {
            database.sql("""
                insert into till_setting (till, wanted) values (?, ?)
                on conflict (till) do update set wanted = excluded.wanted\
                """)
                    .params(till.toString(), CanonicalJson.text(wanted.get()))
                    .update();
        }
    }

    private static Rollout rollout(ResultSet row) throws SQLException {
        String why = row.getString("why");
        String text = row.getString("receipt_text");
        String till = row.getString("why_till");
        Timestamp began = row.getTimestamp("ring_began_at");
        return new Rollout(
                row.getLong("id"),
                row.getString("scope"),
                CanonicalJson.decode(row.getString("settings"), Kept.class).settings(),
                program(row),
                text == null ? null : CanonicalJson.decode(text, PrintedText.class),
                row.getString("note"),
                Duration.ofMinutes(row.getInt("soak_minutes")),
                row.getString("said_by"),
                row.getTimestamp("said_at").toInstant(),
                Rollout.State.of(row.getString("state")),
                row.getInt("ring"),
                began == null ? null : began.toInstant(),
                why == null
                        ? null
                        : new Rollout.Why(
                                Rollout.Reason.of(why),
                                till == null ? null : TillId.parse(till),
                                row.getString("why_detail")));
    }

    private static @Nullable TillProgram program(ResultSet row) throws SQLException {
        String program = row.getString("program");
        return program == null
                ? null
                : new TillProgram(
                        program,
                        row.getString("version"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getLong("size"),
                        row.getInt("files"),
                        row.getString("program_by"),
                        row.getTimestamp("program_at").toInstant());
    }

    private static RingTill till(ResultSet row) throws SQLException {
        String before = row.getString("before");
        Timestamp held = row.getTimestamp("held_at");
        return new RingTill(
                TillId.parse(row.getString("till")),
                row.getInt("ring"),
                before == null ? null : CanonicalJson.decode(before, WantedSettings.class),
                Arrays.stream(row.getString("findings").split(",", -1))
                        .filter(finding -> !finding.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("heard"),
                held == null ? null : held.toInstant());
    }
}
