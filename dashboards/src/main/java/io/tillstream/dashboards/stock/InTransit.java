package io.tillstream.dashboards.stock;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goods on their way between stores, and how they arrived. */
@Component
public final class InTransit implements StreamView<StockTransfer> {
    private static final Comparator<StockTransfer> LATEST_FIRST = Comparator.comparing(
                    (StockTransfer transfer) -> begin(transfer), Comparator.reverseOrder())
            .thenComparing(StockTransfer::transfer);

    private final Map<String, StockTransfer> transfers = new ConcurrentHashMap<>();
    /** Numbers of those of which nothing has arrived, by who is to get them: the list asks for each of its lines. */
    private final Map<StoreId, Map<String, StockTransfer>> open = new ConcurrentHashMap<>();

    /** When it was first heard of. */
    private static Instant begin(StockTransfer transfer) {
        Instant sent = transfer.sentAt();
        Instant arrived = transfer.arrivedAt();
        return sent != null ? sent : arrived == null ? Instant.EPOCH : arrived;
    }

    /** Those a store has to do with, the latest first. */
    public List<StockTransfer> of(Predicate<StoreId> stores) {
        return transfers.values().stream()
                .filter(transfer -> stores.test(transfer.from()) || stores.test(transfer.to()))
                .sorted(LATEST_FIRST)
                .toList();
    }

    /** The one of a number. */
    public Optional<StockTransfer> of(String number) {
        return Optional.ofNullable(transfers.get(number));
    }

    /** Those that bring an item to a store and have not arrived, the latest first. */
    public List<StockTransfer> bringing(Gtin item, StoreId to) {
        return open.getOrDefault(to, Map.of()).values().stream()
                .filter(transfer ->
                        transfer.lines().stream().anyMatch(line -> line.gtin().equals(item)))
                .sorted(LATEST_FIRST)
                .toList();
    }

    @Override
    public Topic<StockTransfer> topic() {
        return Topics.TRANSFER;
    }

    @Override
    public void apply(String key, @Nullable StockTransfer value, Instant recordedAt) {
        StockTransfer before = value == null ? transfers.remove(key) : transfers.put(key, value);
        if (before != null) {
            open.getOrDefault(before.to(), new ConcurrentHashMap<>()).remove(key);
        }
        if (value != null && value.arrivedAt() == null) {
            open.computeIfAbsent(value.to(), _ -> new ConcurrentHashMap<>()).put(key, value);
        }
    }
}
