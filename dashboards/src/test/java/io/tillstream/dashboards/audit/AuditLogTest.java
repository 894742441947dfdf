package io.tillstream.dashboards.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.CanonicalJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log in a real database: what goes in, what it refuses, and that it tells when somebody went past it. */
@WholeApp
final class AuditLogTest {
    private static final AuditFilter ALL = new AuditFilter(null, null, null, null);

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void anEntryStandsExactlyWhenTheChangeStands() {
        long before = last().number();

        new TransactionTemplate(transactions).executeWithoutResult(change -> {
            log.note("ann", AuditKind.GROUP_FOUNDED, "taken-back", null, null);
            change.setRollbackOnly();
        });
        assertThat(last().number()).isEqualTo(before);

        log.note("ann", AuditKind.GROUP_FOUNDED, "founded", null, Map.of("kind", "region"));
        assertThat(last())
                .extracting(
                        AuditEntry::number, AuditEntry::who, AuditEntry::subject, AuditEntry::before, AuditEntry::after)
                .containsExactly(before + 1, "ann", "founded", null, "{\"kind\":\"region\"}");
        assertThat(log.state()).isEqualTo(new AuditState.Whole(before + 1, last().hash()));
    }

    @Test
    void manyAtOnceStandInOneRow() throws Exception {
        long before = last().number();

        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            people.invokeAll(IntStream.range(0, 80)
                    .<Callable<@Nullable Void>>mapToObj(i -> () -> {
                        log.note("ben", AuditKind.IMPORTED, "import " + i, null, null);
                        return null;
                    })
                    .toList());
        }

        assertThat(log.find(new AuditFilter("ben", AuditKind.IMPORTED, null, null), Long.MAX_VALUE, 1_000))
                .extracting(AuditEntry::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80)
                        .mapToObj(i -> before + 81 - i)
                        .toList());
        assertThat(log.state()).isInstanceOf(AuditState.Whole.class);
    }

    @Test
    void whatFailsOutsideTheDatabaseIsSaidToHaveFailed() {
        assertThatThrownBy(() -> log.noteAndDo("cleo", AuditKind.IMPORTED, "prices", null, () -> {
                    throw new IllegalStateException("The log did not take it.");
                }))
                .hasMessage("The log did not take it.");

        assertThat(log.find(new AuditFilter("cleo", null, null, null), Long.MAX_VALUE, 3))
                .extracting(AuditEntry::kind)
                .containsExactly(AuditKind.NOT_DONE, AuditKind.IMPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set who = 'nobody'", "delete from audit_entry", "truncate audit_entry"})
    void theDatabaseRefusesToChangeThePast(String statement) {
        log.note("dan", AuditKind.IMPORTED, "products", null, null);

        assertThatThrownBy(() -> database.sql(statement).update()).hasMessageContaining("takes new rows only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject = 'somebody else' where number = :number",
                "update audit_entry set state_after = null where number = :number",
                "update audit_entry set at = at + interval '1 second' where number = :number",
                "delete from audit_entry where number = :number"
            })
    void aChangeBehindItsBackIsSeenAndTheEntryNamed(String change) {
        log.note("eve", AuditKind.STORES_PLACED, "s1", null, Map.of("region", "north"));
        long changed = last().number();
        log.note("eve", AuditKind.STORES_PLACED, "s2", null, null);
        AuditEntry original = log.find(ALL, changed + 1, 1).getFirst();

        pastTheTriggers(change, changed);
        try (Visitor auditor = new Visitor(port)) {
            // This sign-in is an entry itself, and hides nothing.
            auditor.signIn("auditor", RealParts.PASSWORD);

            long named = change.startsWith("delete") ? changed + 1 : changed;
            assertThat(log.state()).isEqualTo(new AuditState.Broken(named));
            assertThat(auditor.get("/audit?lang=en").body())
                    .contains("entry " + String.format("%,d", named) + " does not follow from the one before it");
        } finally {
            pastTheTriggers("delete from audit_entry where number = :number", changed);
            putBack(original);
        }
        assertThat(log.state()).isInstanceOf(AuditState.Whole.class);
    }

    /** As the restore of head office fills tables: every row as PostgreSQL writes it into JSON, and no trigger. */
    @Test
    void aRestoredBackupHangsTogether() {
        log.note("fay", AuditKind.GROUP_FOUNDED, "hills", null, Map.of("zh-TW", "山丘 \"1\"\n"));
        AuditEntry before = last();
        String table =
                database.sql("select current_schema()").query(String.class).single() + ".audit_entry";

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            List<String> backup = database.sql("select row_to_json(row)::text from " + table + " row")
                    .query(String.class)
                    .list();
            database.sql("set local session_replication_role = replica").update();
            database.sql("truncate " + table).update();
            for (String row : backup) {
                database.sql("insert into " + table + " select * from json_populate_record(null::" + table
                                + ", ?::json)")
                        .param(row)
                        .update();
            }
        });

        assertThat(last()).isEqualTo(before);
        assertThat(log.state()).isEqualTo(new AuditState.Whole(before.number(), before.hash()));
    }

    @Test
    void signInsAreNotedAndWhatStrangersTypeIsNot() {
        String address;
        try (Visitor visitor = new Visitor(port)) {
            address = visitor.address();
            visitor.signIn("hunter2-typed-into-the-wrong-field", "x");
            visitor.signIn("it", "not the password");
            visitor.signIn("it", RealParts.PASSWORD);
        }

        List<AuditEntry> latest = log.find(ALL, Long.MAX_VALUE, 3);
        assertThat(latest)
                .extracting(AuditEntry::kind, AuditEntry::who, AuditEntry::subject, AuditEntry::address)
                .startsWith(
                        tuple(AuditKind.SIGNED_IN, "it", "it", address),
                        tuple(AuditKind.SIGN_IN_FAILED, "", "it", address));
        assertThat(database.sql("select count(*) from audit_entry where subject like 'hunter2%' or who like 'hunter2%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theFirstPeopleAreAddedByTheSettings() {
        assertThat(log.find(new AuditFilter(AuditLog.SETTINGS, null, null, null), Long.MAX_VALUE, 10))
                .extracting(AuditEntry::subject)
                .containsExactlyInAnyOrder("manager", "buyer", "marketer", "it", "auditor");
    }

    @Test
    void importsAreNotedAsTheMachines() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/products"))
                            .header("Authorization", "Bearer " + RealParts.TOKEN)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.text(TestShop.milk())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        assertThat(log.find(new AuditFilter(AuditLog.MACHINE, AuditKind.IMPORTED, null, null), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::subject, AuditEntry::after)
                .containsExactly(tuple("products", "{\"facts\":1,\"topic\":\"fact.product.v1\"}"));
    }

    private AuditEntry last() {
        return log.find(ALL, Long.MAX_VALUE, 1).getFirst();
    }

    private void pastTheTriggers(String change, long number) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            database.sql("alter table audit_entry disable trigger user").update();
            database.sql(change).param("number", number).update();
            database.sql("alter table audit_entry enable trigger user").update();
        });
    }

    private void putBack(AuditEntry original) {
        database.sql("""
                        insert into audit_entry (number, at, who, address, kind, subject, state_before, state_after,
                                                 hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(original.number())
                .param(Timestamp.from(original.at()))
                .param(original.who())
                .param(original.address())
                .param(original.kind().word())
                .param(original.subject())
                .param(original.before())
                .param(original.after())
                .param(original.hash())
                .update();
    }
}
