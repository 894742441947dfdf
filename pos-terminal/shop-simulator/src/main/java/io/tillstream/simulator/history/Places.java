package io.tillstream.simulator.history;

import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which store and till an invoice of the one merchant belongs to. A customer has a home store by hash; one invoice in
 * twenty goes to another store. Walk-ins and tills go by the invoice's hash.
 */
public final class Places {
    private static final int ONE_IN_ELSEWHERE = 20;

    private final KeyedDigits digits;
    private final int stores;
    private final int tillsPerStore;

    public Places(KeyedDigits digits, int stores, int tillsPerStore) {
        this.digits = digits;
        this.stores = stores;
        this.tillsPerStore = tillsPerStore;
    }

    public List<StoreId> stores() {
        List<StoreId> all = new ArrayList<>();
        for (int i = 0; i < stores; i++) {
            all.add(store(i));
        }
        return all;
    }

    public List<TillId> tills() {
        List<TillId> all = new ArrayList<>();
        for (StoreId store : stores()) {
            for (int till = 1; till <= tillsPerStore; till++) {
                all.add(new TillId(store, till));
            }
        }
        return all;
    }

    /** The till of a sale, or of a row that corrected the books. */
    public TillId of(String invoice, @Nullable String customer) {
        return new TillId(store(storeIndex(invoice, customer)), 1 + (int) digits.below(tillsPerStore, "till", invoice));
    }

    private int storeIndex(String invoice, @Nullable String customer) {
        if (customer == null) {
            return (int) digits.below(stores, "walk-in", invoice);
        }
        int home = (int) digits.below(stores, "home-store", customer);
        if (stores == 1 || digits.below(ONE_IN_ELSEWHERE, "elsewhere", invoice) != 0) {
            return home;
        }
        return (home + 1 + (int) digits.below(stores - 1L, "which-other", invoice)) % stores;
    }

    private static StoreId store(int index) {
        return new StoreId("s" + (index + 1));
    }
}
