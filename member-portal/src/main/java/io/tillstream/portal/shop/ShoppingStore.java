package io.tillstream.portal.shop;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.receipts.Receipts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** In which store a member shops: the chosen one, else that of the cart, else where the member was last, else the first. */
@Component
public class ShoppingStore {
    private final Assortment assortment;
    private final Carts carts;
    private final Receipts receipts;

    ShoppingStore(Assortment assortment, Carts carts, Receipts receipts) {
        this.assortment = assortment;
        this.carts = carts;
        this.receipts = receipts;
    }

    /**
     * Where; empty while no store is known.
     *
     * @param chosen a store's id, or anything else for none
     */
    public Optional<Store> store(MemberId member, String chosen) {
        List<Store> stores = assortment.stores();
        return Stream.<Supplier<Optional<String>>>of(
                        () -> Optional.of(chosen),
                        () -> carts.storeOf(member).map(StoreId::value),
                        () -> receipts.latest(member, 0, 1).stream()
                                .map(receipt -> receipt.store().value())
                                .findFirst(),
                        () -> stores.stream()
                                .map(store -> store.store().value())
                                .findFirst())
                .map(wanted -> wanted.get()
                        .flatMap(id -> stores.stream()
                                .filter(store -> store.store().value().equals(id))
                                .findFirst()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
