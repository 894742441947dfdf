package io.tillstream.training;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.features.demand.PromotionCalendar;
import io.tillstream.models.SoldSeries;
import io.tillstream.wire.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/**
 * Promotions and changes of price, past and announced, as scoring reads them, too: {@code fact.promotion.v1}, with the categories and marks of
 * {@code fact.product.v1} as they are now, and the prices of {@code fact.price.v1}.
 *
 * @param promotions by id
 * @param products by GTIN
 * @param prices by key
 */
record KnownPromotions(
        SortedMap<String, Promotion> promotions, SortedMap<String, Product> products, SortedMap<String, Price> prices) {
    /** Where nobody was asked. */
    static final KnownPromotions NONE = new KnownPromotions(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    KnownPromotions {
        promotions = Collections.unmodifiableSortedMap(new TreeMap<>(promotions));
        products = Collections.unmodifiableSortedMap(new TreeMap<>(products));
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    }

    /**
     * Reads what is known now.
     *
     * @param kafka host and port
     * @throws Complaint when it gives no answer, or has no such topics
     */
    static KnownPromotions of(String kafka) {
        try {
            return new KnownPromotions(
                    LatestRecords.of(kafka, Topics.PROMOTION),
                    LatestRecords.of(kafka, Topics.PRODUCT),
                    LatestRecords.of(kafka, Topics.PRICE));
        } catch (KafkaException e) {
            throw new Complaint(
                    "Kafka " + kafka,
                    "cannot be asked for promotions (" + e.getMessage() + ")",
                    "it must hold " + Topics.PROMOTION.name() + ", " + Topics.PRODUCT.name() + " and "
                            + Topics.PRICE.name(),
                    "start it, name another with --kafka, or leave --kafka out and learn without");
        }
    }

    /** What is known, by item. */
    Terms terms() {
        Map<Gtin, ItemPrices> byItem = new HashMap<>();
        prices.forEach((key, price) -> ItemPrices.take(byItem, key, price));
        return new Terms(new PromotionCalendar(promotions.values()), products, byItem);
    }

    /** Promotions and prices as items see them. */
    record Terms(PromotionCalendar calendar, SortedMap<String, Product> products, Map<Gtin, ItemPrices> prices) {
        /** A series with the promotions and prices of its item; without where the item is not sold any more. */
        SoldSeries of(SoldSeries series) {
            Product product = products.get(series.gtin().value());
            ItemPrices known = prices.getOrDefault(series.gtin(), ItemPrices.NONE);
            return product == null
                    ? series
                    : series.with(calendar.of(series.store(), product, known), known.holdingIn(series.store()));
        }
    }

    /** How many promotions there are. */
    int size() {
        return promotions.size();
    }

    /** SHA-256 over all of it, in hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            promotions.forEach((id, promotion) -> digest.update(CanonicalJson.encode(promotion)));
            products.forEach((gtin, product) -> digest.update(CanonicalJson.encode(product)));
            prices.forEach((key, price) -> digest.update(CanonicalJson.encode(price)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
