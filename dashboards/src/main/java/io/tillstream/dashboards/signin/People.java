package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody who may sign in, with their roles, in PostgreSQL. Nobody is deleted: what they did stays theirs. Every change is
 * written together with its entry in the audit log; whether it is allowed is asked before, see the package {@code people}.
 */
@Component
public final class People {
    private static final String EVERYBODY = """
            select name, display_name, first_password, session_round, disabled_at, created_at, role, scope, place,
                   exists (select 1 from second_factor f where f.person = name and f.confirmed_at is not null)
                       or exists (select 1 from passkey_owner o join passkey using (handle)
                                  where o.person = name) second_factor
            from person left join person_role on person = name
            """;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    People(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    public Optional<Person> find(String name) {
        return read(database.sql(EVERYBODY + "where name = ?").param(name)).stream()
                .findFirst();
    }

    /** By the name others read. */
    public List<Person> all() {
        return read(database.sql(EVERYBODY + "order by lower(display_name), name"));
    }

    /** What others read, by the name somebody signs in with. */
    public Map<String, String> names() {
        return database
                .sql("select name, display_name from person")
                .query((row, _) -> Map.entry(row.getString("name"), row.getString("display_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Does something while nobody else changes people, with all that it changes or nothing. */
    public <T> @Nullable T inTurn(Supplier<T> deed) {
        return transactions.execute(_ -> {
            database.sql("lock table person in share row exclusive mode").update();
            return deed.get();
        });
    }

    /** Adds somebody, unless the name is taken; then false. */
    public boolean add(String by, String name, String displayName, String hash, boolean first, Set<Grant> grants) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            int added = database.sql("""
                            insert into person (name, display_name, password_hash, first_password, created_at)
                            values (?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(List.of(name, displayName, hash, first, Timestamp.from(clock.instant())))
                    .update();
            if (added > 0) {
                grants.forEach(grant -> insert(name, grant));
                log.note(by, AuditKind.PERSON_ADDED, name, null, Map.of("name", displayName, "roles", words(grants)));
            }
            return added > 0;
        }));
    }

    /** Moves people whom a backup of an earlier version brought: their name was their role, for the whole chain. */
    void takeOver() {
        transactions.executeWithoutResult(_ -> {
            database.sql("""
                            insert into person (name, display_name, password_hash, created_at)
                            select name, name, password_hash, created_at from app_user on conflict do nothing""").update();
            database.sql("""
                            insert into person_role (person, role, scope, place)
                            select name, role, 'chain', '' from app_user on conflict do nothing""").update();
            database.sql("delete from app_user").update();
        });
    }

    /** Gives somebody a role; one they have stays as it is. */
    public void give(String name, Grant grant) {
        change(AuditKind.ROLES_CHANGED, name, () -> insert(name, grant));
    }

    /** Takes a role from somebody; one they do not have changes nothing. */
    public void take(String name, Grant grant) {
        change(
                AuditKind.ROLES_CHANGED,
                name,
                () -> database.sql("delete from person_role where person = ? and role = ? and scope = ? and place = ?")
                        .params(
                                name,
                                grant.role().word(),
                                grant.scope().word(),
                                grant.scope().place())
                        .update());
    }

    /** Lets somebody in no longer, and ends their sessions. */
    public void disable(String name) {
        change(
                AuditKind.PERSON_DISABLED,
                name,
                () -> database.sql("""
                        update person set disabled_at = ?, session_round = session_round + 1
                        where name = ? and disabled_at is null""")
                        .params(Timestamp.from(clock.instant()), name)
                        .update());
    }

    public void enable(String name) {
        change(
                AuditKind.PERSON_ENABLED,
                name,
                () -> database.sql("update person set disabled_at = null where name = ? and disabled_at is not null")
                        .param(name)
                        .update());
    }

    /**
     * Keeps the hash of a new password, and ends all sessions.
     *
     * @param first whether somebody else has seen the password
     */
    public void setPassword(String name, String hash, boolean first) {
        change(
                first ? AuditKind.PASSWORD_RESET : AuditKind.PASSWORD_CHANGED,
                name,
                () -> database.sql("""
                        update person set password_hash = ?, first_password = ?, session_round = session_round + 1,
                            password_reset_by = null
                        where name = ?""").params(hash, first, name).update());
    }

    /**
     * Keeps the hash of a new first password that somebody else has seen, and ends all sessions.
     *
     * @param by who gives it
     */
    public void resetPassword(String by, String name, String hash) {
        setPassword(name, hash, true);
        database.sql("update person set password_reset_by = ? where name = ?")
                .params(by, name)
                .update();
    }

    /** Keeps who took somebody's second factor off. */
    public void noteFactorReset(String by, String name) {
        database.sql("update person set factor_reset_by = ? where name = ?")
                .params(by, name)
                .update();
    }

    /** Who gave somebody what lets them in, and they have not come in with a password of their own since. */
    public Resets resets(String name) {
        return database.sql("select password_reset_by, factor_reset_by from person where name = ?")
                .param(name)
                .query((row, _) -> new Resets(row.getString("password_reset_by"), row.getString("factor_reset_by")))
                .optional()
                .orElse(Resets.NONE);
    }

    /** Somebody is in, with all that is asked of them: what others reset is theirs again. */
    void cameIn(String name) {
        database.sql("""
                        update person set password_reset_by = null, factor_reset_by = null
                        where name = ? and not first_password
                            and (password_reset_by is not null or factor_reset_by is not null)""").param(name).update();
    }

    /** Ends all of somebody's sessions. */
    public void endSessions(String name) {
        change(
                AuditKind.SESSIONS_ENDED,
                name,
                () -> database.sql("update person set session_round = session_round + 1 where name = ?")
                        .param(name)
                        .update());
    }

    /** Changes something and notes it with the roles before and after; what changed nothing is not noted. */
    private void change(AuditKind kind, String name, Supplier<Integer> deed) {
        transactions.executeWithoutResult(_ -> {
            String before = roles(name);
            if (deed.get() > 0) {
                String after = roles(name);
                boolean moved = kind == AuditKind.ROLES_CHANGED;
                log.note(kind, name, moved ? Map.of("roles", before) : null, moved ? Map.of("roles", after) : null);
            }
        });
    }

    private String roles(String name) {
        return find(name).map(person -> words(person.roles().grants())).orElse("");
    }

    private int insert(String name, Grant grant) {
        return database.sql(
                        "insert into person_role (person, role, scope, place) values (?, ?, ?, ?) on conflict do nothing")
                .params(
                        name,
                        grant.role().word(),
                        grant.scope().word(),
                        grant.scope().place())
                .update();
    }

    private static String words(Set<Grant> grants) {
        return grants.stream().map(Grant::toString).sorted().collect(Collectors.joining(", "));
    }

    private static List<Person> read(JdbcClient.StatementSpec statement) {
        Map<String, Person> people = new LinkedHashMap<>();
        Map<String, List<Grant>> grants = new LinkedHashMap<>();
        statement
                .query((row, _) -> {
                    String name = row.getString("name");
                    people.putIfAbsent(name, person(row));
                    List<Grant> theirs = grants.computeIfAbsent(name, _ -> new ArrayList<>());
                    if (row.getString("role") != null) {
                        theirs.add(new Grant(
                                Role.of(row.getString("role")),
                                Scope.of(row.getString("scope"), row.getString("place"))));
                    }
                    return name;
                })
                .list();
        return people.values().stream()
                .map(person -> new Person(
                        person.name(),
                        person.displayName(),
                        new Roles(Set.copyOf(grants.getOrDefault(person.name(), List.of()))),
                        person.firstPassword(),
                        person.sessionRound(),
                        person.secondFactor(),
                        person.disabledAt(),
                        person.createdAt()))
                .toList();
    }

    private static Person person(ResultSet row) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        return new Person(
                row.getString("name"),
                row.getString("display_name"),
                Roles.NONE,
                row.getBoolean("first_password"),
                row.getInt("session_round"),
                row.getBoolean("second_factor"),
                disabled == null ? null : disabled.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
