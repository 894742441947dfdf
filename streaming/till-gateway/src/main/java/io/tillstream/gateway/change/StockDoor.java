package io.tillstream.gateway.change;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.events.ledger.StockElsewhere.There;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells a till which other stores have an item, so that an empty shelf does not cost the customer. */
@RestController
final class StockDoor {
    /** More than a cashier reads out to anybody. */
    private static final int MOST = 10;

    private static final Comparator<There> NEAREST_FIRST = Comparator.comparing(
                    There::metres, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(there -> there.store().value());

    private final SignatureCheck signatures;
    private final TopicFeed feed;
    private final ChangeView view;

    StockDoor(SignatureCheck signatures, @Qualifier(ChangeTopics.FEED) TopicFeed feed, ChangeView view) {
        this.signatures = signatures;
        this.feed = feed;
        this.view = view;
    }

    @GetMapping("/till/v1/stock/{gtin}")
    ResponseEntity<byte[]> stock(HttpServletRequest request, @PathVariable String gtin) throws IOException {
        StoreId asking = signatures.open(request).device().till().store();
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading stores and their stock",
                    "half of them would be taken for all",
                    "try again in a moment");
        }
        Gtin item = item(gtin);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.encode(new StockElsewhere(item, elsewhere(asking, view.shelves(item)))));
    }

    private static Gtin item(String text) {
        try {
            return Gtin.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Item",
                    text,
                    "it is a GTIN of 14 digits",
                    "ask with the number as the catalogue has it");
        }
    }

    private static List<There> elsewhere(StoreId asking, List<ChangeView.StoreShelf> shelves) {
        Map<StoreId, Store> stores = new HashMap<>();
        Map<StoreId, StockOnHand> stocks = new HashMap<>();
        for (ChangeView.StoreShelf shelf : shelves) {
            Store store = CanonicalJson.decode(shelf.store(), Store.class);
            stores.put(store.store(), store);
            byte[] stock = shelf.stock();
            if (stock != null) {
                stocks.put(store.store(), CanonicalJson.decode(stock, StockOnHand.class));
            }
        }
        Store own = stores.get(asking);
        Place here = own == null ? null : own.place();
        return stocks.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(asking))
                .filter(entry -> entry.getValue().onHand().amount() > 0)
                .map(entry -> there(Objects.requireNonNull(stores.get(entry.getKey())), entry.getValue(), here))
                .sorted(NEAREST_FIRST)
                .limit(MOST)
                .toList();
    }

    private static There there(Store store, StockOnHand stock, @Nullable Place here) {
        Place place = store.place();
        return new There(
                store.store(),
                store.name(),
                stock.onHand(),
                stock.asOf(),
                here == null || place == null ? null : here.metresTo(place));
    }
}
