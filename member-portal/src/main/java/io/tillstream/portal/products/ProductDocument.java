package io.tillstream.portal.products;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.productsearch.ProductTerms;
import java.util.List;
import java.util.Set;

/**
 * A product as the cluster has it. Terms are made here, by the same code as in memory: the cluster only compares them.
 *
 * @param gtin its number, 14 digits
 * @param numbers what it is found by alone
 * @param en terms of its English name
 * @param enWeight what each of them counts
 * @param zhTw terms of its name in Taiwan
 * @param zhTwWeight what each of them counts
 * @param zhCn terms of its name on the mainland
 * @param zhCnWeight what each of them counts
 * @param tags terms of the words it is marked with
 * @param category terms of its category
 * @param words those of its terms that are words in letters
 * @param fact the product as it is in the log, as JSON
 */
record ProductDocument(
        String gtin,
        List<String> numbers,
        Set<String> en,
        float enWeight,
        Set<String> zhTw,
        float zhTwWeight,
        Set<String> zhCn,
        float zhCnWeight,
        Set<String> tags,
        Set<String> category,
        Set<String> words,
        String fact) {
    ProductDocument {
        numbers = List.copyOf(numbers);
        en = Set.copyOf(en);
        zhTw = Set.copyOf(zhTw);
        zhCn = Set.copyOf(zhCn);
        tags = Set.copyOf(tags);
        category = Set.copyOf(category);
        words = Set.copyOf(words);
    }

    static ProductDocument of(ProductTerms terms) {
        ProductTerms.Name en = terms.names().get(0);
        ProductTerms.Name zhTw = terms.names().get(1);
        ProductTerms.Name zhCn = terms.names().get(2);
        return new ProductDocument(
                terms.product().gtin().value(),
                terms.numbers(),
                en.terms(),
                en.weight(),
                zhTw.terms(),
                zhTw.weight(),
                zhCn.terms(),
                zhCn.weight(),
                terms.tags(),
                terms.category(),
                terms.words(),
                CanonicalJson.text(terms.product()));
    }

    /**
     * What is read back of one.
     *
     * @param fact the product as JSON
     */
    record Stored(String fact) {}

    /**
     * How far the log has been written; a document of the same index, so that whoever deletes the one deletes the other.
     *
     * @param log which log
     * @param logPartition the partition
     * @param nextOffset the first offset that is not written yet
     */
    record Position(String log, int logPartition, long nextOffset) {
        static String id(int partition) {
            return "position-" + partition;
        }
    }
}
