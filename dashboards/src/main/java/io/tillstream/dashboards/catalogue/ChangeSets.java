package io.tillstream.dashboards.catalogue;

import io.tillstream.events.Gtin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes that people made of master data, in PostgreSQL. Those that nobody published are forgotten after a day. */
@Component
class ChangeSets {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Clock clock;

    ChangeSets(JdbcClient database, JdbcTemplate batches, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * A row that was looked at and is to change something.
     *
     * @param number the row of the file
     * @param key which thing
     * @param before as it is known; absent where it is new
     * @param after as it is to be; absent where it is withdrawn
     * @param english whether English stands for a Chinese name
     */
    record Said(
            int number,
            String key,
            @Nullable String before,
            @Nullable String after,
            boolean english) {}

    /** Begins one, and forgets those that nobody published within a day. */
    long begin(
            String kind,
            @Nullable String fileName,
            boolean englishNames,
            boolean allOrNothing,
            String by,
            ChangeSet.State state) {
        forgetOld();
        return database.sql("""
                        insert into change_set (kind, file_name, english_names, all_or_nothing, said_by, said_at, state)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(kind)
                .param(fileName)
                .param(englishNames)
                .param(allOrNothing)
                .param(by)
                .param(Timestamp.from(now()))
                .param(word(state))
                .query(Long.class)
                .single();
    }

    private void forgetOld() {
        database.sql("delete from change_set where state in ('reading', 'unreadable', 'ready') and said_at < ?")
                .param(Timestamp.from(now().minus(KEPT)))
                .update();
    }

    /** How many files are being read or wait for it. */
    int reading() {
        return database.sql("select count(*) from change_set where state = 'reading'")
                .query(Integer.class)
                .single();
    }

    Optional<ChangeSet> find(long id) {
        return database.sql("select * from change_set where id = ? and (published_at is not null or said_at >= ?)")
                .param(id)
                .param(Timestamp.from(now().minus(KEPT)))
                .query((row, _) -> set(row))
                .optional();
    }

    /** The latest below a number, the latest first. */
    List<ChangeSet> latest(long below, int count) {
        return database.sql("""
                        select * from change_set where id < ? and (published_at is not null or said_at >= ?)
                        order by id desc limit ?""")
                .param(below)
                .param(Timestamp.from(now().minus(KEPT)))
                .param(count)
                .query((row, _) -> set(row))
                .list();
    }

    /** The instants at which prices of a set begin, the first first, at most so many. */
    List<Instant> begins(long id, int most) {
        return database.sql("""
                        select distinct (after::jsonb ->> 'effectiveFrom') as begin from change_row
                        where change_set = ? and after is not null order by begin limit ?""")
                .params(id, most)
                .query((row, _) -> Instant.parse(row.getString("begin")))
                .list();
    }

    /** Those in a state, the first first. */
    List<ChangeSet> in(ChangeSet.State state) {
        return database.sql("select * from change_set where state = ? order by id")
                .param(word(state))
                .query((row, _) -> set(row))
                .list();
    }

    /** Moves it on; false where it is not in that state any more, so that nothing is done twice. */
    boolean move(long id, ChangeSet.State from, ChangeSet.State to) {
        return database.sql(
                                "update change_set set state = ?, trouble = null, trouble_about = null where id = ? and state = ?")
                        .param(word(to))
                        .param(id)
                        .param(word(from))
                        .update()
                > 0;
    }

    void published(long id, String by) {
        database.sql("update change_set set state = 'published', published_by = ?, published_at = ? where id = ?")
                .param(by)
                .param(Timestamp.from(now()))
                .param(id)
                .update();
    }

    void undone(long id, String by) {
        database.sql("update change_set set state = 'undone', undone_by = ?, undone_at = ? where id = ?")
                .param(by)
                .param(Timestamp.from(now()))
                .param(id)
                .update();
    }

    /** Goes back to where it was, and says why. */
    void failed(long id, ChangeSet.State to, String trouble, String about) {
        database.sql("update change_set set state = ?, trouble = ?, trouble_about = ? where id = ?")
                .param(word(to))
                .param(trouble)
                .param(about)
                .param(id)
                .update();
    }

    /** Drops what was not published; false where it was, or is being looked at. */
    boolean drop(long id) {
        return database.sql("delete from change_set where id = ? and state in ('ready', 'unreadable')")
                        .param(id)
                        .update()
                > 0;
    }

    /** Notes how far the looking is. */
    void counted(long id, int lookedAt, int added, int changed, int unchanged, int wrong) {
        database.sql("""
                        update change_set set looked_at = ?, added = ?, changed = ?, unchanged = ?, wrong = ?
                        where id = ?""").params(lookedAt, added, changed, unchanged, wrong, id).update();
    }

    void add(long id, List<Said> rows) {
        batches.batchUpdate(
                "insert into change_row (change_set, number, key, before, after, english) values (?, ?, ?, ?, ?, ?)",
                rows,
                AT_ONCE,
                (statement, row) -> {
                    statement.setLong(1, id);
                    statement.setInt(2, row.number());
                    statement.setString(3, row.key());
                    statement.setString(4, row.before());
                    statement.setString(5, row.after());
                    statement.setBoolean(6, row.english());
                });
    }

    void addWrong(long id, List<Wrong> wrong) {
        int[] place = {0};
        batches.batchUpdate(
                "insert into change_wrong (change_set, number, place, column_name, value, rule, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                wrong,
                AT_ONCE,
                (statement, each) -> {
                    statement.setLong(1, id);
                    statement.setInt(2, each.row());
                    statement.setInt(3, place[0]++);
                    statement.setString(4, each.column());
                    statement.setString(5, each.value());
                    statement.setString(6, each.rule().name());
                    statement.setString(7, cut(each.detail()));
                });
    }

    private static String cut(String detail) {
        return detail.length() > 400 ? detail.substring(0, 400) : detail;
    }

    /** Rows behind a number, in their order. */
    List<ChangeRow> rows(long id, int after, int count) {
        return database.sql("select * from change_row where change_set = ? and number > ? order by number limit ?")
                .params(id, after, count)
                .query((row, _) -> row(row))
                .list();
    }

    /** Rows that have this outcome, behind a number, in their order. */
    List<ChangeRow> rows(long id, ChangeRow.Outcome outcome, int after, int count) {
        return database.sql("""
                        select * from change_row where change_set = ? and outcome = ? and number > ?
                        order by number limit ?""")
                .params(id, word(outcome), after, count)
                .query((row, _) -> row(row))
                .list();
    }

    /** Rows of prices of some items that are to be published or were, in their order. */
    List<ChangeRow> ofItems(long id, Collection<Gtin> items) {
        // Keys begin with the item and a bar; the brace is the next character. These operators are those of the index
        // by key.
        return database.sql("""
                        select r.* from unnest(?) item join change_row r
                          on r.key ~>=~ (item || '|') and r.key ~<~ (item || '}')
                        where r.change_set = ? and r.outcome in ('waiting', 'published') order by r.number""")
                .param(items.stream().map(Gtin::value).toArray(String[]::new))
                .param(id)
                .query((row, _) -> row(row))
                .list();
    }

    int count(long id, ChangeRow.Outcome outcome) {
        return database.sql("select count(*) from change_row where change_set = ? and outcome = ?")
                .params(id, word(outcome))
                .query(Integer.class)
                .single();
    }

    void came(long id, Collection<Integer> numbers, ChangeRow.Outcome outcome) {
        batches.batchUpdate(
                "update change_row set outcome = ? where change_set = ? and number = ?",
                numbers,
                AT_ONCE,
                (statement, number) -> {
                    statement.setString(1, word(outcome));
                    statement.setLong(2, id);
                    statement.setInt(3, number);
                });
    }

    /** Gives all rows of one outcome another. */
    void came(long id, ChangeRow.Outcome from, ChangeRow.Outcome to) {
        database.sql("update change_row set outcome = ? where change_set = ? and outcome = ?")
                .params(word(to), id, word(from))
                .update();
    }

    /** Which of these things were changed here after a set was published, and still are. */
    Set<String> changedAfter(ChangeSet set, Collection<String> keys) {
        return new HashSet<>(database.sql("""
                        select distinct r.key from change_row r join change_set s on s.id = r.change_set
                        where r.key = any (?) and s.kind = ? and r.outcome = 'published' and s.id <> ?
                          and s.published_at >= ? and s.state = 'published'""")
                .param(keys.toArray(String[]::new))
                .param(set.kind())
                .param(set.id())
                .param(Timestamp.from(Objects.requireNonNull(set.publishedAt())))
                .query(String.class)
                .list());
    }

    List<Wrong> wrong(long id, int after, int count) {
        return database.sql("""
                        select * from change_wrong where change_set = ? and number > ?
                        order by number, place limit ?""")
                .params(id, after, count)
                .query((row, _) -> new Wrong(
                        row.getInt("number"),
                        row.getString("column_name"),
                        row.getString("value"),
                        Rule.valueOf(row.getString("rule")),
                        row.getString("detail")))
                .list();
    }

    /** All that is wrong, one after the other, while the statement is open. */
    void eachWrong(long id, Consumer<Wrong> taken) {
        try (Stream<Wrong> all = database
                .sql("select * from change_wrong where change_set = ? order by number, place")
                .params(id)
                .query((row, _) -> new Wrong(
                        row.getInt("number"),
                        row.getString("column_name"),
                        row.getString("value"),
                        Rule.valueOf(row.getString("rule")),
                        row.getString("detail")))
                .stream()) {
            all.forEach(taken);
        }
    }

    /**
     * A change of one thing.
     *
     * @param set with what it came
     * @param row what it was
     */
    record Past(ChangeSet set, ChangeRow row) {}

    /** What was published here about a thing, the latest first. */
    List<Past> history(String kind, String key, int count) {
        return database.sql("""
                        select * from change_row r join change_set s on s.id = r.change_set
                        where r.key = ? and s.kind = ? and s.published_at is not null
                          and r.outcome in ('published', 'undone', 'kept')
                        order by s.published_at desc, s.id desc limit ?""")
                .params(key, kind, count)
                .query((row, _) -> new Past(set(row), row(row)))
                .list();
    }

    /** The same of all things whose keys begin so; a start without % and _. */
    List<Past> historyBelow(String kind, String start, int count) {
        return database.sql("""
                        select * from change_row r join change_set s on s.id = r.change_set
                        where r.key like ? and s.kind = ? and s.published_at is not null
                          and r.outcome in ('published', 'undone', 'kept')
                        order by s.published_at desc, s.id desc, r.number limit ?""")
                .params(start + "%", kind, count)
                .query((row, _) -> new Past(set(row), row(row)))
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ChangeRow row(ResultSet row) throws SQLException {
        return new ChangeRow(
                row.getInt("number"),
                row.getString("key"),
                row.getString("before"),
                row.getString("after"),
                row.getBoolean("english"),
                ChangeRow.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)));
    }

    private static ChangeSet set(ResultSet row) throws SQLException {
        return new ChangeSet(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getBoolean("english_names"),
                row.getBoolean("all_or_nothing"),
                row.getString("said_by"),
                row.getTimestamp("said_at").toInstant(),
                ChangeSet.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("trouble"),
                Objects.requireNonNullElse(row.getString("trouble_about"), ""),
                row.getInt("looked_at"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("wrong"),
                row.getString("published_by"),
                instant(row.getTimestamp("published_at")),
                row.getString("undone_by"),
                instant(row.getTimestamp("undone_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
