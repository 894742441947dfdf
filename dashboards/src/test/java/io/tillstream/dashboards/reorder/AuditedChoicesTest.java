package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a buyer decides stands in the audit log, with who it was; what changes nothing does not. */
@WholeApp
final class AuditedChoicesTest {
    private static final StoreId STORE = StoreId.of("s79");
    private static final Pattern UNDO = Pattern.compile("name=\"choice\" value=\"(\\d+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog log;

    @Test
    void aDecisionAndItsUndoingAreNotedOnce() {
        CutOffsUnderTest.open(STORE);
        CutOffsUnderTest.propose("milk-79", STORE, TestShop.MILK, "3.00", THURSDAY, null, null);
        CutOffsUnderTest.propose("bread-79", STORE, TestShop.BREAD, "9.00", THURSDAY, null, null);
        String address;
        try (Visitor buyer = new Visitor(port)) {
            address = buyer.address();
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> buyer.get("/reorder?store=s79").body().contains("bread-79")
                            && buyer.get("/reorder?store=s79").body().contains("milk-79"));

            buyer.post("/reorder/accept", Map.of("decision", "milk-79", "store", "s79"));
            String list = buyer.post("/reorder/accept", Map.of("decision", "milk-79", "store", "s79"))
                    .body();
            Matcher undo = UNDO.matcher(list);
            assertThat(undo.find()).isTrue();
            buyer.post("/reorder/undo", Map.of("choice", undo.group(1), "store", "s79"));
            buyer.post("/reorder/undo", Map.of("choice", undo.group(1), "store", "s79"));
            buyer.post("/reorder/dismiss", Map.of("decision", "bread-79", "reason", "ALREADY_ORDERED", "store", "s79"));
        }

        List<AuditEntry> noted = log.find(new AuditFilter("buyer", null, null, null), Long.MAX_VALUE, 50).stream()
                .filter(entry -> entry.subject().endsWith("-79"))
                .toList();
        assertThat(noted)
                .extracting(AuditEntry::kind)
                .containsExactly(AuditKind.PROPOSAL_DISMISSED, AuditKind.CHOICE_UNDONE, AuditKind.PROPOSAL_ACCEPTED);
        assertThat(noted).extracting(AuditEntry::address).containsOnly(address);
        assertThat(noted.getFirst().after())
                .isEqualTo("{\"delivery\":\"2011-11-10\",\"gtin\":\"" + TestShop.BREAD.value()
                        + "\",\"quantity\":\"48 ea\",\"reason\":\"already_ordered\",\"store\":\"s79\"}");
    }
}
