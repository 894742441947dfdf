package io.tillstream.simulator.chain;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What the generated chain sells, from {@code assortment.csv}. Item numbers begin with 952, which GS1 keeps for
 * demonstrations, so that none is a real company's.
 */
final class Assortment {
    private static final String FILE = "assortment.csv";
    private static final String GS1_DEMONSTRATION = "952";

    /** Milk and toast. */
    private static final Set<Integer> BREAKFAST = Set.of(1, 2, 22, 23);

    private Assortment() {}

    static List<Grocery> readAt(Instant effectiveFrom) {
        List<Grocery> items = new ArrayList<>();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(Assortment.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            for (CSVRecord row : format.parse(text)) {
                items.add(item(items.size(), row, effectiveFrom));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The assortment is part of this program and cannot be read.", e);
        }
        return items;
    }

    private static Grocery item(int index, CSVRecord row, Instant effectiveFrom) {
        int number = Integer.parseInt(row.get("number"));
        Gtin gtin = gtin(number);
        Product product = new Product(
                gtin,
                new LocalText(row.get("en"), row.get("zh-TW"), row.get("zh-CN")),
                row.get("category"),
                ChainRules.TAX_GROUP,
                Quantity.Unit.EACH,
                Integer.parseInt(row.get("pack")),
                null,
                null,
                BREAKFAST.contains(number) ? List.of(RunningPromotions.BREAKFAST) : null,
                row.get("category").equals("eggs") ? money(row.get("cost")) : null,
                ChainSuppliers.of(row.get("category")).supplier());
        Price price = new Price(gtin, money(row.get("price")), money(row.get("cost")), false, effectiveFrom);
        return new Grocery(index, product, price, Integer.parseInt(row.get("popularity")));
    }

    private static Money money(String minor) {
        return Money.ofMinor(Long.parseLong(minor), ChainRules.CURRENCY);
    }

    static Gtin gtin(int number) {
        String body = GS1_DEMONSTRATION + String.format(Locale.ROOT, "%09d", number);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }
}
