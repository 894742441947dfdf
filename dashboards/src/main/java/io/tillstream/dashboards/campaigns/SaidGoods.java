package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.questions.Remainder;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Product;
import io.tillstream.language.Wording;
import io.tillstream.productsearch.EverydayWords;
import io.tillstream.productsearch.Match;
import io.tillstream.productsearch.ProductHit;
import io.tillstream.productsearch.ProductIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What goods a sentence speaks of, as this shop has them: a category by its words, a tag, or the items that the product search finds
 * by name or by another word for the same. Words that may be slips of the pen find nothing here.
 */
@Component
final class SaidGoods {
    /** More are rather a category nobody has. */
    private static final int MOST_ITEMS = 40;

    private static final int LONGEST_NAME = 5;

    private final Assortment assortment;

    SaidGoods(Assortment assortment) {
        this.assortment = assortment;
    }

    /** The category that a few words name. */
    Optional<String> category(String said) {
        Remainder left = new Remainder(said);
        return takeCategory(left).filter(_ -> left.words().isEmpty());
    }

    /**
     * Goods that were said by their name.
     *
     * @param category in which more than half of what the name fits are
     * @param items these, the likeliest first
     */
    record Found(String category, List<Gtin> items) {
        Found {
            items = List.copyOf(items);
        }

        /** Their numbers, one a line. */
        String lines() {
            return String.join("\n", items.stream().map(Gtin::ean13).toList());
        }
    }

    /** The items that a few words name, where most of them are of one category. */
    Optional<Found> find(String said) {
        ProductIndex index = new ProductIndex(assortment.productsAfter(null).toList(), EverydayWords.own());
        List<Product> named = items(index, new Remainder(said).words()).stream()
                .flatMap(item -> assortment.product(item).stream())
                .toList();
        return named.stream().collect(Collectors.groupingBy(Product::category)).entrySet().stream()
                .filter(each -> 2 * each.getValue().size() > named.size())
                .map(each -> new Found(
                        each.getKey(),
                        each.getValue().stream().map(Product::gtin).toList()))
                .findFirst();
    }

    /** Takes the goods of an offer out of what is left, and fills the form with them. */
    void take(Remainder left, Map<String, List<String>> fields) {
        for (String phrase : SaidWords.of("everything")) {
            if (left.take(phrase)) {
                fields.put("items", List.of("everything"));
            }
        }
        List<String> categories = new ArrayList<>();
        for (Optional<String> next = takeCategory(left); next.isPresent(); next = takeCategory(left)) {
            next.filter(category -> !categories.contains(category)).ifPresent(categories::add);
        }
        List<String> tags = assortment.tags().stream()
                .filter(tag -> left.take(Wording.of(tag)))
                .toList();
        put(fields, "category", categories);
        put(fields, "tags", tags.isEmpty() ? tags : List.of(String.join(", ", tags)));
    }

    /** Looks for items by the words that nobody else understood. */
    void takeItems(Remainder left, Map<String, List<String>> fields) {
        List<String> words = left.words();
        if (words.isEmpty()) {
            return;
        }
        ProductIndex index = new ProductIndex(assortment.productsAfter(null).toList(), EverydayWords.own());
        for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
            for (int start = 0; start + length <= words.size(); start++) {
                List<String> some = words.subList(start, start + length);
                List<Gtin> items = items(index, some);
                if (!items.isEmpty()) {
                    some.forEach(left::take);
                    put(
                            fields,
                            "gtins",
                            List.of(String.join(
                                    "\n", items.stream().map(Gtin::ean13).toList())));
                    return;
                }
            }
        }
    }

    private static List<Gtin> items(ProductIndex index, List<String> words) {
        String said = String.join(" ", words);
        List<ProductHit> hits = index.find(said, MOST_ITEMS + 1).stream()
                .filter(hit -> hit.because().stream().allMatch(SaidGoods::isSure))
                .filter(hit -> words.stream()
                        .allMatch(word -> hit.because().stream()
                                .anyMatch(match -> match.said().contains(word) || word.equals(match.said()))))
                .toList();
        return hits.size() > MOST_ITEMS
                ? List.of()
                : hits.stream().map(ProductHit::gtin).toList();
    }

    private static boolean isSure(Match match) {
        return match.kind() == Match.Kind.NAME || match.kind() == Match.Kind.OTHER_WORD;
    }

    private Optional<String> takeCategory(Remainder left) {
        List<String> known = assortment.categories();
        for (Map.Entry<String, String> phrase : SaidWords.categories().entrySet()) {
            if (known.contains(phrase.getValue()) && left.take(phrase.getKey())) {
                return Optional.of(phrase.getValue());
            }
        }
        return known.stream()
                .filter(category -> left.take(category.toLowerCase(Locale.ROOT).replace('-', ' ')))
                .findFirst();
    }

    private static void put(Map<String, List<String>> fields, String field, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(field, values);
            fields.put("items", List.of("listed"));
        }
    }
}
