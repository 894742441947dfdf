package io.tillstream.gateway.change;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.gateway.change.ChangeOrder.Change;
import io.tillstream.gateway.log.Followed;
import io.tillstream.gateway.order.HandedOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The latest value of every key a till needs, in the order of their last change.
 *
 * <p>Each change gets the next number and moves its key to the end. What changed after number n is the tail after n,
 * and a full snapshot is the tail after 0: pages, snapshots and news are one mechanism. Values stay the bytes they came
 * as, so that 200,000 items cost their own size and little more. Numbers mean nothing to another instance of the
 * gateway, so a cursor names the instance that gave it.
 */
@Component
class ChangeView {
    private static final Duration BURST = Duration.ofMillis(50);
    private static final ChangeOrder NOTHING = new ChangeOrder();

    private final String instance = UUID.randomUUID().toString().substring(0, 8);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ChangeKind, Map<String, Change>> latest = new EnumMap<>(ChangeKind.class);
    private final Map<String, ChangeOrder> byStore = new HashMap<>();
    private final OperatorStores operators = new OperatorStores();
    private final WaitingOrders orders;
    private long counter;

    ChangeView(HandedOrders handed) {
        this.orders = new WaitingOrders(handed);
    }

    /**
     * What a till gets at once.
     *
     * @param cursor where it goes on
     * @param reset true when this page begins a full snapshot, so that all held before is void
     * @param more true when the next page is there already
     * @param changes in order
     */
    record Page(Cursor cursor, boolean reset, boolean more, List<Change> changes) {}

    /** Takes in what the log says. */
    void receive(List<Followed> records) {
        lock.lock();
        try {
            for (Followed said : operators.perStore(records)) {
                Followed record = orders.told(said);
                ChangeKind kind = ChangeKind.of(record.topic(), record.key());
                ChangeOrder order = byStore.computeIfAbsent(kind.storeOf(record.key()), store -> new ChangeOrder());
                Change change = new Change(++counter, kind, record.key(), record.value());
                Change earlier =
                        latest.computeIfAbsent(kind, any -> new HashMap<>()).put(record.key(), change);
                if (earlier != null) {
                    order.remove(earlier);
                }
                order.add(change);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What changed for a store after a cursor, at once.
     *
     * @param after the cursor the till has; one of another instance starts a snapshot
     * @param mostBytes about how many bytes of values a page holds; at least one change is always given
     */
    Page page(StoreId store, Cursor after, long mostBytes) {
        lock.lock();
        try {
            boolean known = after.instance().equals(instance) && after.number() <= counter;
            long from = known ? after.number() : 0;
            long snapshotUntil = known ? after.snapshotUntil() : counter;
            Tails tails =
                    new Tails(order("").after(from), order(store.toString()).after(from));
            List<Change> changes = new ArrayList<>();
            long bytes = 0;
            long last = from;
            while (tails.hasNext() && bytes < mostBytes) {
                Change next = tails.next();
                last = next.number();
                byte[] value = next.value();
                // A removal within a snapshot needs no word: the till never had the key.
                if (value != null || last > snapshotUntil) {
                    changes.add(next);
                    bytes += value == null ? next.key().length() : value.length;
                }
            }
            boolean more = tails.hasNext();
            Cursor cursor = more ? new Cursor(instance, last, snapshotUntil) : new Cursor(instance, counter, 0);
            return new Page(cursor, !known || from == 0, more, changes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A store, and what it has of an item, in canonical JSON.
     *
     * @param store the store
     * @param stock its stock of the item; absent while nobody has counted it there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared or altered
    record StoreShelf(byte[] store, byte @Nullable [] stock) {}

    /** Every store of the chain with its stock of an item, in no order. */
    List<StoreShelf> shelves(Gtin gtin) {
        lock.lock();
        try {
            Map<String, Change> stock = latest.getOrDefault(ChangeKind.STOCK, Map.of());
            List<StoreShelf> shelves = new ArrayList<>();
            latest.getOrDefault(ChangeKind.STORE, Map.of()).forEach((store, change) -> {
                byte[] told = change.value();
                Change there = stock.get(store + "|" + gtin.value());
                if (told != null) {
                    shelves.add(new StoreShelf(told, there == null ? null : there.value()));
                }
            });
            return shelves;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something changed for a store after a cursor, or the time is over. */
    void awaitChange(StoreId store, Cursor after, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        boolean waited = false;
        lock.lock();
        try {
            while (left > 0 && after.instance().equals(instance) && !hasChanged(store, after.number())) {
                waited = true;
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        if (waited && left > 0) {
            // Changes come in bursts; one answer for a burst is cheaper for both sides than one for each change.
            TimeUnit.MILLISECONDS.sleep(BURST.toMillis());
        }
    }

    private boolean hasChanged(StoreId store, long number) {
        return order("").hasAfter(number) || order(store.toString()).hasAfter(number);
    }

    private ChangeOrder order(String store) {
        return byStore.getOrDefault(store, NOTHING);
    }
}
