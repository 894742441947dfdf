package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.features.purchase.ItemPopularity;
import java.util.HashMap;
import java.util.Map;

/**
 * What scoring needs beside the next-purchase model; a file of its own in the model's folder.
 *
 * @param popularity share of recent member baskets per item number
 */
public record PurchaseKnowledge(Map<String, ItemPopularity.Item> popularity) {
    public static final PurchaseKnowledge NONE = new PurchaseKnowledge(Map.of());

    public PurchaseKnowledge {
        popularity = Map.copyOf(popularity);
    }

    public static PurchaseKnowledge of(ItemPopularity popularity) {
        Map<String, ItemPopularity.Item> shares = new HashMap<>();
        popularity.items().forEach((item, share) -> shares.put(item.value(), share));
        return new PurchaseKnowledge(shares);
    }

    public ItemPopularity itemPopularity() {
        Map<Gtin, ItemPopularity.Item> shares = new HashMap<>();
        popularity.forEach((item, share) -> shares.put(Gtin.of(item), share));
        return new ItemPopularity(shares);
    }
}
