package io.tillstream.dashboards.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.wire.Keys;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The list over a hundred thousand store-items of forty suppliers, 500 of them decided; how long it takes stands in the
 * log, and is no rule: a machine's moment would decide.
 */
@WholeApp
final class LongListTest {
    private static final Logger LOG = LoggerFactory.getLogger(LongListTest.class);
    private static final int ITEMS = 100_000;
    private static final int DECIDED = 500;
    private static final int STORES = 50;
    private static final int ROUNDS = 30;

    @LocalServerPort
    private int port;

    @Autowired
    private Proposals proposals;

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
    void opensAndTakesFiveHundredDecisionsAtOnce() {
        List<ReorderProposal> all = new ArrayList<>();
        Random random = new Random(78);
        for (int i = 0; i < ITEMS; i++) {
            all.add(proposal(i, random));
        }
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            all.forEach(each -> proposals.apply(Keys.storeItem(each.store(), each.gtin()), each, Instant.EPOCH));
            String accepted = buyer.send(
                            "/reorder/accept-chosen",
                            all.subList(0, DECIDED).stream()
                                    .map(each -> "chosen=" + each.decisionId())
                                    .collect(Collectors.joining("&")))
                    .body();
            assertThat(accepted).contains("500 items");
            List<Long> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                int status = buyer.get("/reorder").statusCode();
                millis.add((System.nanoTime() - start) / 1_000_000);
                assertThat(status).isEqualTo(200);
            }
            Collections.sort(millis);
            LOG.info(
                    "List of {} store-items, {} decided: median {} ms, slowest of {} {} ms, load {}",
                    ITEMS,
                    DECIDED,
                    millis.get(ROUNDS / 2),
                    ROUNDS,
                    millis.getLast(),
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
            Matcher batch = Pattern.compile("name=\"batch\" value=\"(\\d+)\"").matcher(accepted);
            assertThat(batch.find()).isTrue();
            buyer.post("/reorder/undo", Map.of("batch", batch.group(1)));
        } finally {
            all.forEach(each -> proposals.apply(Keys.storeItem(each.store(), each.gtin()), null, Instant.EPOCH));
        }
    }

    private static ReorderProposal proposal(int number, Random random) {
        String digits = String.format(Locale.ROOT, "51%010d", number);
        int supplier = random.nextInt(40);
        Instant until = RealParts.BUSINESS_MORNING.plus(Duration.ofHours(30L + supplier));
        return new ReorderProposal(
                "long-" + number,
                StoreId.of("l" + number % STORES),
                Gtin.ofDigits(digits + Gtin.checkDigit(digits)),
                Quantity.each(random.nextInt(20)),
                5_000,
                CutOffsUnderTest.THURSDAY.plusDays(4),
                2_000 + random.nextInt(8_000),
                TestShop.pounds(random.nextInt(100) + "." + (10 + random.nextInt(90))),
                Quantity.each(24),
                2,
                new Reason("runs-out", LocalText.same("Runs out")),
                new ModelReference("seasonal-naive", Hash.GENESIS),
                RealParts.BUSINESS_MORNING.minusSeconds(60),
                until,
                "",
                null,
                "supplier-" + supplier,
                until);
    }
}
