package io.tillstream.topologies.broker;

import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.Shop;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Every ledger held against a recount of the records that were sent; what differs is told by topic. */
final class Books {
    private final Log log;
    private final List<JournalRecord> sent;
    private final Map<String, String> differences = new TreeMap<>();

    Books(Log log, List<JournalRecord> sent) {
        this.log = log;
        this.sent = List.copyOf(sent);
    }

    /**
     * Compares.
     *
     * @param refused how many records were no facts
     * @return differences by topic, none when all is well
     */
    Map<String, String> differences(int refused) {
        Recount recount = new Recount(sent);
        compare(Topics.SALES_BY_STORE_HOUR, hour -> hour.net().minor(), recount.netByStoreHour);
        compare(Topics.SALES_BY_ITEM_DAY, day -> day.net().minor(), recount.netByItemDay);
        Map<String, Long> stock = new HashMap<>();
        recount.soldByItem.forEach((item, pieces) -> stock.put(item, -pieces));
        stock.put("s1|" + Shop.MILK, Uproar.RECEIVED);
        compare(Topics.STOCK_ON_HAND, item -> item.onHand().amount(), stock);
        compare(Topics.POINTS_BALANCE, balance -> balance.points(), recount.pointsByMember);
        compare(Topics.MEMBER_HISTORY, history -> history.basketsEver(), recount.basketsByMember);
        compare(Topics.TILL_POSITION, TillPosition::transactions, recount.recordsByTill);
        compare(Topics.TILL_POSITION, TillPosition::highWaterMark, recount.recordsByTill);
        compare(
                Topics.TILL_POSITION,
                position -> position.net() == null ? 0 : position.net().minor(),
                recount.netByTill);
        compare(Topics.TILL_POSITION, TillPosition::clones, zeroes(recount.netByTill));
        each(Topics.POINTS_ENTRY, Math.toIntExact(recount.pointsEntries));
        each(Topics.ACCEPTED, sent.size());
        each(Topics.DEAD_LETTER, refused);
        return differences;
    }

    private static Map<String, Long> zeroes(Map<String, Long> keys) {
        Map<String, Long> zeroes = new HashMap<>();
        keys.keySet().forEach(key -> zeroes.put(key, 0L));
        return zeroes;
    }

    private <V> void compare(Topic<V> topic, ToLongFunction<V> amount, Map<String, Long> expected) {
        Map<String, Long> found = new HashMap<>();
        Log.latest(log.readAll(topic)).forEach((key, value) -> found.put(key, amount.applyAsLong(value)));
        List<String> wrong = new ArrayList<>();
        expected.forEach((key, wanted) -> {
            if (!wanted.equals(found.get(key))) {
                wrong.add(key + " is " + found.get(key) + ", not " + wanted);
            }
        });
        found.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> wrong.add(key + " should not be there"));
        if (!wrong.isEmpty()) {
            differences.merge(
                    topic.name(),
                    wrong.size() + ": " + wrong.subList(0, Math.min(5, wrong.size())),
                    (before, more) -> before + "; " + more);
        }
    }

    /** Each record of a topic once. */
    private <V> void each(Topic<V> topic, int expected) {
        List<V> values = log.readAll(topic).stream().map(Log.Read::value).toList();
        if (values.size() != expected || new HashSet<>(values).size() != expected) {
            differences.put(
                    topic.name(),
                    values.size() + " records, " + new HashSet<>(values).size() + " different ones, not " + expected);
        }
    }
}
