package io.tillstream.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sales, split payments, gift cards, partial returns and exchanges at random until the shops have everything back: then
 * every ledger is at nothing.
 */
class MoneyTruthTest {
    /** Few: the driver flushes every store after every record. The ledgers' own tests add up many more without it. */
    private static final int SEEDS = 4;

    private static final List<Topic<?>> SUMS = List.of(
            Topics.SALES_BY_STORE_HOUR,
            Topics.SALES_BY_ITEM_DAY,
            Topics.STOCK_ON_HAND,
            Topics.POINTS_BALANCE,
            Topics.POINTS_DEBT,
            Topics.GIFT_CARD,
            Topics.REFUNDS_BY_LINE);

    @Test
    void everyLedgerIsAtNothingOnceEverythingIsBack(@TempDir Path state) {
        try (TestShop shop = TestShop.running(state)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                shop.send(RandomTrade.ofSeed(seed).toArray(JournalRecord[]::new));
            }

            assertSalesAreAtNothing(shop);
            assertThat(shop.latest(Topics.POINTS_BALANCE))
                    .isNotEmpty()
                    .allSatisfy(
                            (member, balance) -> assertThat(balance.points()).isZero());
            Map<String, Boolean> debts = new HashMap<>();
            shop.read(Topics.POINTS_DEBT).forEach(debt -> debts.put(debt.key, debt.value != null));
            assertThat(debts)
                    .isNotEmpty()
                    .allSatisfy((member, open) -> assertThat(open).isFalse());
            assertThat(shop.latest(Topics.GIFT_CARD))
                    .isNotEmpty()
                    .allSatisfy((account, card) ->
                            assertThat(card.balance().isZero()).isTrue());
            assertThat(shop.latest(Topics.REFUNDS_BY_LINE))
                    .hasSizeGreaterThan(SEEDS)
                    .allSatisfy((line, refunds) -> assertWhollyBack(refunds));
            assertThat(shop.read(Topics.DEAD_LETTER)).isEmpty();
        }
    }

    private static void assertSalesAreAtNothing(TestShop shop) {
        Collection<StoreHourSales> hours =
                shop.latest(Topics.SALES_BY_STORE_HOUR).values();
        assertThat(hours.stream().mapToLong(hour -> hour.net().minor()).sum()).isZero();
        assertThat(hours.stream().mapToLong(hour -> hour.tax().minor()).sum()).isZero();
        Map<Gtin, Long> net = new HashMap<>();
        for (ItemDaySales day : shop.latest(Topics.SALES_BY_ITEM_DAY).values()) {
            net.merge(day.gtin(), day.net().minor(), Long::sum);
        }
        assertThat(net).isNotEmpty().allSatisfy((item, sum) -> assertThat(sum).isZero());
        Map<Gtin, Long> stock = new HashMap<>();
        for (StockOnHand item : shop.latest(Topics.STOCK_ON_HAND).values()) {
            stock.merge(item.gtin(), item.onHand().amount(), Long::sum);
        }
        assertThat(stock)
                .containsOnlyKeys(net.keySet())
                .doesNotContainKey(Shop.item(77))
                .allSatisfy((item, sum) -> assertThat(sum).isZero());
    }

    private static void assertWhollyBack(LineRefunds line) {
        assertThat(line.over().amount()).isZero();
        assertThat(line.returned()).isEqualTo(line.sold());
        assertThat(line.refunded()).isEqualTo(line.paid());
        assertThat(line.reversed()).isEqualTo(line.earned());
    }

    @Test
    void orderAndDuplicatesChangeNothing(@TempDir Path plain, @TempDir Path shuffled) {
        List<JournalRecord> records = RandomTrade.ofSeed(7);
        List<JournalRecord> mixed = new ArrayList<>(records);
        mixed.addAll(records);
        Collections.shuffle(mixed, new Random(7));

        assertThat(ledgersAfter(shuffled, mixed)).isEqualTo(ledgersAfter(plain, records));
    }

    private static Map<String, Object> ledgersAfter(Path state, List<JournalRecord> records) {
        try (TestShop shop = TestShop.running(state)) {
            shop.send(records.toArray(JournalRecord[]::new));
            Map<String, Object> ledgers = new LinkedHashMap<>();
            SUMS.forEach(topic -> {
                Map<String, Object> latest = new HashMap<>();
                for (KeyValue<String, ?> entry : shop.read(topic)) {
                    if (entry.value == null) {
                        latest.remove(entry.key);
                    } else {
                        latest.put(entry.key, entry.value);
                    }
                }
                ledgers.put(topic.name(), latest);
            });
            List<PointsEntry> entries = shop.read(Topics.POINTS_ENTRY).stream()
                    .map(entry -> entry.value)
                    .toList();
            assertThat(entries).doesNotHaveDuplicates();
            ledgers.put(Topics.POINTS_ENTRY.name(), new HashSet<>(entries));
            return ledgers;
        }
    }
}
