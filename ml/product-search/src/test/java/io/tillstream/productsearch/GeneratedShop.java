package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The products of the generated chain, from the simulator's own list. */
final class GeneratedShop {
    private static final Path LIST = Path.of(
            "../../pos-terminal/shop-simulator/src/main/resources/io/tillstream/simulator/chain/assortment.csv");

    private GeneratedShop() {}

    static Gtin gtin(int number) {
        String body = "952" + String.format(Locale.ROOT, "%09d", number);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }

    static List<Product> products() {
        return rows(LIST).stream()
                .map(row -> new Product(
                        gtin(Integer.parseInt(row.get("number"))),
                        new LocalText(row.get("en"), row.get("zh-TW"), row.get("zh-CN")),
                        row.get("category"),
                        "food",
                        Quantity.Unit.EACH,
                        1,
                        null))
                .toList();
    }

    static List<CSVRecord> rows(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return new ArrayList<>(CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
