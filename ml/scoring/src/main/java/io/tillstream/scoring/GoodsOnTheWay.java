package io.tillstream.scoring;

import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.features.stock.TransferWay;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that have left one store and not come to the other. They are awaited there as orders are: on the day after they left,
 * by the clock of the store that gets them. Of the store that sent them the stock ledger has taken them off already.
 */
final class GoodsOnTheWay {
    private final Map<StoreItem, Map<String, StockTransfer>> underWay = new HashMap<>();
    private final Map<String, Set<StoreItem>> bringing = new HashMap<>();

    /** Takes a transfer as it stands now, absent where it is no more; for which shelves something else is to come than before. */
    Set<StoreItem> take(String number, @Nullable StockTransfer transfer) {
        Set<StoreItem> before = Objects.requireNonNullElse(bringing.remove(number), Set.of());
        for (StoreItem item : before) {
            Map<String, StockTransfer> others = underWay.get(item);
            if (others != null && others.remove(number) != null && others.isEmpty()) {
                underWay.remove(item);
            }
        }
        if (transfer == null || transfer.arrivedAt() != null || transfer.sentAt() == null) {
            return before;
        }
        Set<StoreItem> now = transfer.lines().stream()
                .map(line -> new StoreItem(transfer.to(), line.gtin()))
                .collect(Collectors.toSet());
        now.forEach(item -> underWay.computeIfAbsent(item, _ -> new TreeMap<>()).put(number, transfer));
        bringing.put(number, now);
        return Stream.concat(before.stream(), now.stream()).collect(Collectors.toSet());
    }

    /** What transfers bring, in the order of their numbers, without those that are given up on a day. */
    List<OnOrder.Awaited> to(StoreItem item, ZoneId zone, LocalDate today) {
        List<OnOrder.Awaited> coming = new ArrayList<>();
        underWay.getOrDefault(item, Map.of()).forEach((number, transfer) -> {
            LocalDate expected = TransferWay.awaited(transfer, zone);
            if (TransferWay.countedOn(expected, today)) {
                transfer.lines().stream()
                        .filter(line -> line.gtin().equals(item.gtin()))
                        .forEach(line -> coming.add(new OnOrder.Awaited(number, expected, true, line.sent())));
            }
        });
        return coming;
    }
}
