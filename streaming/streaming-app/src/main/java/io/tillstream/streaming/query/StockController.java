package io.tillstream.streaming.query;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.topologies.ledger.ByKey;
import io.tillstream.topologies.ledger.ByStore;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.topologies.transfer.Transfers;
import io.tillstream.wire.Keys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions about goods; see docs/reference/query-api.md. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {
    private final StockLedgers ledgers;
    private final Switchboard switchboard;

    StockController(StockLedgers ledgers, Switchboard switchboard) {
        this.ledgers = ledgers;
        this.switchboard = switchboard;
    }

    @GetMapping("/stock/{store}/{gtin}")
    ResponseEntity<byte[]> stock(
            @PathVariable String store,
            @PathVariable String gtin,
            @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable Instant knownAt,
            HttpServletRequest question) {
        StoreId where = StoreId.of(store);
        Gtin item = Gtin.ofDigits(gtin);
        if (at == null && knownAt != null) {
            throw new IllegalArgumentException("knownAt needs at, the business date whose end is asked for.");
        }
        return ofItem(
                question, where, item, key -> at == null ? ledgers.stock(key) : ledgers.at(where, item, at, knownAt));
    }

    @GetMapping("/stock/{store}/{gtin}/counts")
    ResponseEntity<byte[]> counts(@PathVariable String store, @PathVariable String gtin, HttpServletRequest question) {
        StoreId where = StoreId.of(store);
        Gtin item = Gtin.ofDigits(gtin);
        return ofItem(question, where, item, key -> Optional.of(ledgers.counts(where, item)));
    }

    @GetMapping("/stock/{store}/{gtin}/lots")
    ResponseEntity<byte[]> lots(@PathVariable String store, @PathVariable String gtin, HttpServletRequest question) {
        return ofItem(question, StoreId.of(store), Gtin.ofDigits(gtin), key -> Optional.of(ledgers.lots(key)));
    }

    @GetMapping("/stock/{store}/{gtin}/confidence")
    ResponseEntity<byte[]> confidence(
            @PathVariable String store,
            @PathVariable String gtin,
            @RequestParam(required = false) @Nullable Instant now,
            HttpServletRequest question) {
        return ofItem(question, StoreId.of(store), Gtin.ofDigits(gtin), key -> ledgers.confidence(key, now));
    }

    @GetMapping("/stock/{store}/{gtin}/available")
    ResponseEntity<byte[]> available(
            @PathVariable String store,
            @PathVariable String gtin,
            @RequestParam(required = false) @Nullable Instant now,
            HttpServletRequest question) {
        return ofItem(question, StoreId.of(store), Gtin.ofDigits(gtin), key -> ledgers.available(key, now));
    }

    @GetMapping("/stock/{store}/{gtin}/on-order")
    ResponseEntity<byte[]> onOrder(@PathVariable String store, @PathVariable String gtin, HttpServletRequest question) {
        return ofItem(question, StoreId.of(store), Gtin.ofDigits(gtin), ledgers::onOrder);
    }

    @GetMapping("/purchase-orders/{store}/{order}")
    ResponseEntity<byte[]> order(@PathVariable String store, @PathVariable String order, HttpServletRequest question) {
        String key = Keys.storeOrder(StoreId.of(store), order);
        return ofStore(question, store, () -> ledgers.order(key), "Store " + store + " has no order " + order + ".");
    }

    @GetMapping("/expiring/{store}")
    ResponseEntity<byte[]> expiring(
            @PathVariable String store, @RequestParam LocalDate before, HttpServletRequest question) {
        StoreId where = StoreId.of(store);
        return ofStore(question, store, () -> Optional.of(ledgers.expiring(where, before)), "");
    }

    @GetMapping("/transfers")
    ResponseEntity<byte[]> transfers(HttpServletRequest question) {
        List<StockTransfer> transfers = new ArrayList<>(ledgers.unequalTransfers());
        transfers.addAll(switchboard.fromAll(question, Transfers.STORE, StockTransfer[].class));
        transfers.sort(Comparator.comparing(StockTransfer::transfer));
        return Answers.json(HttpStatus.OK, transfers);
    }

    @GetMapping("/transfers/{transfer}")
    ResponseEntity<byte[]> transfer(@PathVariable String transfer, HttpServletRequest question) {
        return switchboard.ask(
                question,
                switchboard.holderOf(Transfers.STORE, transfer, new ByKey()),
                () -> ledgers.transfer(transfer),
                "Nothing was sent or arrived of transfer " + transfer + ".");
    }

    /** What is asked of an item, by its key. */
    private interface OfItem {
        Optional<?> of(String storeItem);
    }

    private ResponseEntity<byte[]> ofItem(HttpServletRequest question, StoreId store, Gtin item, OfItem ledger) {
        return ofStore(
                question,
                store.value(),
                () -> ledger.of(Keys.storeItem(store, item)),
                "Nothing is known of item " + item + " in store " + store + ".");
    }

    /** Everything of a store is in one partition of every ledger of goods. */
    private ResponseEntity<byte[]> ofStore(
            HttpServletRequest question, String store, Supplier<Optional<?>> here, String otherwise) {
        return switchboard.ask(
                question, switchboard.holderOf(StockLedger.STORE, store, new ByStore()), here, otherwise);
    }
}
