package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shelf whose books are probably wrong is counted before anything is ordered for it, whichever way one tries. */
@WholeApp
final class CountFirstTest {
    private static final StoreId STORE = StoreId.of("s161");

    @LocalServerPort
    private int port;

    @Test
    void asksForACountAndLetsNothingBeOrdered() {
        CutOffsUnderTest.open(STORE);
        RealParts.started().publish(Topics.REORDER, Keys.storeItem(STORE, TestShop.MILK), silentShelf());
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(list(buyer))
                            .contains("value=\"count-161\"", ">Count<", "Not sold for 6 days")
                            .doesNotContain("name=\"quantity\"", "name=\"chosen\" data-key"));
            assertThat(buyer.get("/reorder/item/s161/" + TestShop.MILK + "?lang=en")
                            .body())
                    .contains("Not sold for 6 days")
                    .doesNotContain("data-slide");

            assertThat(buyer.post("/reorder/accept", Map.of("decision", "count-161", "quantity", "2", "in", "PACKS"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(buyer.post("/reorder/accept-chosen", Map.of("store", "s161", "chosen", "count-161"))
                            .body())
                    .contains("value=\"count-161\"");
            buyer.post("/reorder/accept", Map.of("decision", "count-161", "store", "s161"));

            assertThat(list(buyer)).doesNotContain("value=\"count-161\"");
            assertThat(buyer.get("/orders?lang=en&store=s161").body()).contains("Nothing is waiting to be sent");
        }
    }

    private static String list(Visitor buyer) {
        return buyer.get("/reorder?lang=en&store=" + STORE).body();
    }

    private static ReorderProposal silentShelf() {
        return new ReorderProposal(
                "count-161",
                STORE,
                TestShop.MILK,
                Quantity.each(14),
                5_000,
                THURSDAY,
                8_700,
                TestShop.pounds("6.10"),
                Quantity.each(0),
                0,
                new Reason(ReorderProposal.COUNT_SHELF, LocalText.same("Not sold for 6 days")),
                new ModelReference("mean-28", Hash.GENESIS),
                RealParts.BUSINESS_MORNING.minusSeconds(600),
                RealParts.BUSINESS_MORNING.plus(Duration.ofDays(3)),
                "");
    }
}
