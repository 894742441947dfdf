package io.tillstream.portal.shop;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.reservations.OpenReservations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where an item can be had: by the books, less what is put aside for others, and what else there is when it is gone. */
@Component
public class Availability {
    /** From so many on the next customer changes nothing. */
    private static final long MANY = 10;

    private static final int OTHER_STORES = 4;
    private static final int SUBSTITUTES = 4;
    /** Of a category that lies in the store; the nearest in price are among so many. */
    private static final int LOOKED_AT = 300;

    private final Assortment assortment;
    private final OpenReservations reservations;

    Availability(Assortment assortment, OpenReservations reservations) {
        this.assortment = assortment;
        this.reservations = reservations;
    }

    /** How sure it is that there is one. Books err; so words and no figure. */
    public enum Word {
        MANY,
        FEW,
        LAST,
        NONE,
        UNKNOWN
    }

    /**
     * What a store has of an item.
     *
     * @param word how sure it is
     * @param asOf when the books changed last; absent where nothing was ever booked
     */
    public record Stock(Word word, @Nullable Instant asOf) {}

    /**
     * Another store that has it.
     *
     * @param store which
     * @param stock what it has
     * @param metres how far from the first; absent where nobody has said where they are
     */
    public record Elsewhere(
            Store store, Stock stock, @Nullable Long metres) {}

    /**
     * Something like it.
     *
     * @param product what
     * @param price what it costs
     */
    public record Substitute(Product product, Price price) {}

    public Stock in(StoreId store, Gtin gtin) {
        Optional<StockOnHand> books = assortment.stock(gtin, store);
        return books.map(stock -> stock(stock)).orElseGet(() -> new Stock(Word.UNKNOWN, null));
    }

    private Stock stock(StockOnHand books) {
        long left = books.onHand().amount() - reservations.heldOf(books.store(), books.gtin());
        Word word = left <= 0 ? Word.NONE : left == 1 ? Word.LAST : left < MANY ? Word.FEW : Word.MANY;
        return new Stock(word, books.asOf());
    }

    /** The nearest other stores that have it. */
    List<Elsewhere> elsewhere(Store from, Gtin gtin) {
        Map<StoreId, Store> stores = assortment.stores().stream()
                .filter(store -> !store.store().equals(from.store()))
                .collect(Collectors.toMap(Store::store, store -> store));
        return assortment.stock(gtin).stream()
                .filter(books -> stores.containsKey(books.store()))
                .map(books -> elsewhere(from, stores, books))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Elsewhere::metres, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.store().store()))
                .limit(OTHER_STORES)
                .toList();
    }

    private Optional<Elsewhere> elsewhere(Store from, Map<StoreId, Store> stores, StockOnHand books) {
        Store other = stores.get(books.store());
        Stock stock = stock(books);
        if (other == null || stock.word() == Word.NONE) {
            return Optional.empty();
        }
        Place here = from.place();
        Place there = other.place();
        return Optional.of(new Elsewhere(other, stock, here == null || there == null ? null : here.metresTo(there)));
    }

    /** What lies in the store of the same category and costs nearest to it, the nearest first. */
    public List<Substitute> insteadOf(Product product, Store store, Instant at) {
        List<Product> candidates = assortment.onShelf(product.category(), store.store(), LOOKED_AT).stream()
                .filter(one -> !one.gtin().equals(product.gtin()))
                .filter(one -> OnlyAtTill.of(one).isEmpty())
                .toList();
        Map<Gtin, Price> prices = assortment.prices(
                Stream.concat(candidates.stream().map(Product::gtin), Stream.of(product.gtin()))
                        .collect(Collectors.toSet()),
                store.store(),
                at);
        Price own = prices.get(product.gtin());
        long middle = own == null ? 0 : own.unitPrice().minor();
        return candidates.stream()
                .flatMap(one -> Optional.ofNullable(prices.get(one.gtin()))
                        .filter(price -> price.unitPrice().currency().equals(store.currency()))
                        .map(price -> new Substitute(one, price))
                        .stream())
                .filter(one -> in(store.store(), one.product().gtin()).word() != Word.NONE)
                .sorted(Comparator.<Substitute>comparingLong(
                                one -> Math.abs(one.price().unitPrice().minor() - middle))
                        .thenComparing(one -> one.product().gtin()))
                .limit(SUBSTITUTES)
                .toList();
    }
}
