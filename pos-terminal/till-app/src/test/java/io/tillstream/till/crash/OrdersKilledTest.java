package io.tillstream.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.journal.Failpoint;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import io.tillstream.till.Shop;
import io.tillstream.till.ShopOrders;
import io.tillstream.till.TillJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A till killed at each step of picking and handing over and started again: each order is sold once, nothing that somebody saw
 * done is lost, and what was paid online stands in the books once.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^6]]", disabledReason = "another day's turn")
class OrdersKilledTest {
    private static final long SEED = Long.getLong("test.seed", 20261129);
    private static final int ORDERS = 6;

    /** Of the six, as {@link ShopOrders} makes them: 1, 4 and 5 were paid online. */
    private static final Map<String, Money> PAID_ONLINE = Map.of(
            "pay-" + ShopOrders.number(1), Shop.pounds("12.00"),
            "pay-" + ShopOrders.number(4), Shop.pounds("49.50"),
            "pay-" + ShopOrders.number(5), Shop.pounds("59.40"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Failpoint.class,
            names = {"SCAN", "PRICE", "TENDER", "NUMBER", "JOURNAL_WRITE", "FSYNC"})
    void sellsEachOrderOnceAndCountsOnlineMoneyOnce(Failpoint step) throws Exception {
        int times = 1 + new Random(SEED + step.text().length()).nextInt(step == Failpoint.TENDER ? ORDERS : 2 * ORDERS);

        int first = live("-Dfp=" + step.text() + ":" + times);
        int second = live("-Dnothing=planned");

        assertThat(first).as("%s:%d, seed %d", step.text(), times, SEED).isEqualTo(Failpoint.EXIT);
        assertThat(second).isZero();
        assertThat(violations()).as("%s:%d, seed %d", step.text(), times, SEED).isEmpty();
    }

    private int live(String option) throws IOException, InterruptedException {
        Process counter = TillJvm.start(
                OrderCounterThatMayDie.class, List.of(option), List.of(folder.toString(), Integer.toString(ORDERS)));
        try {
            assertThat(counter.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return counter.exitValue();
        } finally {
            counter.destroyForcibly();
        }
    }

    /** By the files alone: the journal, and what the person at the counter saw. */
    private List<String> violations() throws IOException {
        Path file = folder.resolve("journal/epoch-1.journal");
        assertThat(JournalVerification.of(file).isValid()).isTrue();
        List<String> wrong = new ArrayList<>();
        Set<String> done = new HashSet<>();
        Map<String, Money> online = new TreeMap<>();
        try (JournalReader reader = JournalReader.open(file)) {
            for (JournalRecord record : reader.from(1).toList()) {
                if (record.fact() instanceof OrderPicked picked) {
                    done.add("picked " + picked.order());
                }
                if (record.fact() instanceof Sale sale && sale.order() != null) {
                    OrderId order = sale.order();
                    if (!done.add("sold " + order)) {
                        wrong.add(order + " was sold twice");
                    }
                    if (!done.contains("picked " + order)) {
                        wrong.add(order + " was sold before it was picked");
                    }
                    for (Tender tender : sale.tenders()) {
                        if (tender.type() == TenderType.ONLINE) {
                            online.merge(String.valueOf(tender.attempt()), tender.net(), Money::plus);
                        }
                    }
                } else if (record.fact() instanceof Sale sale) {
                    wrong.add("a sale of no order: " + sale.source());
                }
            }
        }
        for (int n = 1; n <= ORDERS; n++) {
            if (!done.contains("sold " + ShopOrders.number(n))) {
                wrong.add(ShopOrders.number(n) + " was not sold");
            }
        }
        if (!online.equals(new TreeMap<>(PAID_ONLINE))) {
            wrong.add("online money in the books is " + online + " and not " + PAID_ONLINE);
        }
        for (String line : new Notebook(folder.resolve("seen")).lines()) {
            if (!done.contains(line)) {
                wrong.add("somebody saw \"" + line + "\", and it is not there");
            }
        }
        return wrong;
    }
}
