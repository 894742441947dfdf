package io.tillstream.portal.products;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The products of the generated chain, and all that is asked for them where search is measured. */
final class GeneratedShop {
    private static final Path SHOP =
            Path.of("../pos-terminal/shop-simulator/src/main/resources/io/tillstream/simulator/chain/assortment.csv");
    private static final Path QUESTIONS =
            Path.of("../ml/product-search/src/test/resources/io/tillstream/productsearch");

    private static final String SOUNDS = "bcdfghklmnprstvw";
    private static final String VOWELS = "aeiou";

    private GeneratedShop() {}

    static Gtin gtin(int number) {
        String body = "952" + String.format(Locale.ROOT, "%09d", number);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }

    static List<Product> products() {
        return rows(SHOP).stream()
                .map(row -> new Product(
                        gtin(Integer.parseInt(row.get("number"))),
                        new LocalText(row.get("en"), row.get("zh-TW"), row.get("zh-CN")),
                        row.get("category"),
                        "food",
                        Quantity.Unit.EACH,
                        1,
                        "C-" + row.get("number")))
                .toList();
    }

    /** Its names over and over, each time with a made-up word and two characters before them. */
    static List<Product> many(int count) {
        List<Product> chain = products();
        Random chance = new Random(2_026);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Product like = chain.get(i % chain.size());
                    String before = character(chance) + character(chance);
                    return new Product(
                            gtin(1_000 + i),
                            new LocalText(
                                    word(chance) + " " + like.name().en(),
                                    before + like.name().zhTw(),
                                    before + like.name().zhCn()),
                            like.category(),
                            like.taxGroup(),
                            like.unit(),
                            1,
                            "M-" + i);
                })
                .toList();
    }

    private static String word(Random chance) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append(SOUNDS.charAt(chance.nextInt(SOUNDS.length())))
                    .append(VOWELS.charAt(chance.nextInt(VOWELS.length())));
        }
        return word.toString();
    }

    private static String character(Random chance) {
        return Character.toString(0x4e00 + chance.nextInt(3_000));
    }

    /** 50 and 20 questions in each language. */
    static List<String> questions() {
        return Stream.of("queries.csv", "queries-second.csv")
                .flatMap(file -> rows(QUESTIONS.resolve(file)).stream())
                .map(row -> row.get("query"))
                .toList();
    }

    private static List<CSVRecord> rows(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
