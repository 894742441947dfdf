package io.tillstream.dashboards.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditKind;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends of transfers in a real database, said by several instances of the app at once. */
@WholeApp
final class TransferEndsTest {
    private static final int TIMES = 300;
    private static final int AT_ONCE = 6;

    @Autowired
    private JdbcClient database;

    @Test
    void ofArrivedAndTakenBackAtOnceOneIsSaid() throws Exception {
        int arrived = 0;
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int time = 0; time < TIMES; time++) {
                String transfer = "s1-s2-at-once-" + time;
                CyclicBarrier start = new CyclicBarrier(AT_ONCE);
                List<Future<Boolean>> said = people.invokeAll(IntStream.range(0, AT_ONCE)
                        .<Callable<Boolean>>mapToObj(person -> () -> {
                            // Nothing is shared but the database.
                            TransferEnds ends = new TransferEnds(database);
                            start.await();
                            return ends.begin(transfer, way(person));
                        })
                        .toList());
                long winners = said.stream().filter(each -> each.resultNow()).count();
                assertThat(winners).as(transfer).isEqualTo(1);
                int winner = IntStream.range(0, AT_ONCE)
                        .filter(person -> said.get(person).resultNow())
                        .findFirst()
                        .orElseThrow();
                assertThat(how(transfer)).isEqualTo(way(winner).word());
                arrived += way(winner) == AuditKind.TRANSFER_ARRIVED ? 1 : 0;
            }
        }
        // Both do win, or nothing was tried here.
        assertThat(arrived).isBetween(1, TIMES - 1);
    }

    private static AuditKind way(int person) {
        return person % 2 == 0 ? AuditKind.TRANSFER_ARRIVED : AuditKind.TRANSFER_TAKEN_BACK;
    }

    private String how(String transfer) {
        return database.sql("select how from transfer_end where transfer = ?")
                .param(transfer)
                .query(String.class)
                .single();
    }

    @Test
    void whatCouldNotBeSaidMayBeSaidAgainInTheSameWayOnly() {
        TransferEnds ends = new TransferEnds(database);
        assertThat(ends.begin("s1-s2-failed", AuditKind.TRANSFER_ARRIVED)).isTrue();
        assertThat(ends.begin("s1-s2-failed", AuditKind.TRANSFER_ARRIVED)).isFalse();

        ends.notSaid("s1-s2-failed");

        assertThat(ends.begin("s1-s2-failed", AuditKind.TRANSFER_TAKEN_BACK)).isFalse();
        assertThat(ends.begin("s1-s2-failed", AuditKind.TRANSFER_ARRIVED)).isTrue();
        ends.said("s1-s2-failed");
        assertThat(ends.begin("s1-s2-failed", AuditKind.TRANSFER_ARRIVED)).isFalse();
    }

    @Test
    void whoDiedWhileSayingItLeavesItToOthersAfterAMinute() {
        TransferEnds ends = new TransferEnds(database);
        assertThat(ends.begin("s1-s2-died", AuditKind.TRANSFER_TAKEN_BACK)).isTrue();

        database.sql("update transfer_end set begun_at = now() - interval '61 seconds' where transfer = 's1-s2-died'")
                .update();

        assertThat(ends.begin("s1-s2-died", AuditKind.TRANSFER_ARRIVED)).isFalse();
        assertThat(ends.begin("s1-s2-died", AuditKind.TRANSFER_TAKEN_BACK)).isTrue();
    }
}
