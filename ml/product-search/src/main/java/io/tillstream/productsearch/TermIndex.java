package io.tillstream.productsearch;

import io.tillstream.events.assortment.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of some products hold a term. They are counted by their place in the order of their numbers. */
final class TermIndex {
    private static final Postings NONE = new Postings();

    private final List<Product> products;
    private final Map<String, Postings> terms = new HashMap<>();

    TermIndex(Collection<Product> all) {
        products = all.stream().sorted(Comparator.comparing(Product::gtin)).toList();
        for (int i = 0; i < products.size(); i++) {
            int place = i;
            ProductTerms.of(products.get(i))
                    .weights()
                    .forEach((term, weight) ->
                            terms.computeIfAbsent(term, _ -> new Postings()).add(place, weight));
        }
    }

    /** The terms that are words in letters, and how many products have each. */
    Words words() {
        Map<String, Integer> words = new HashMap<>();
        terms.forEach((term, postings) -> {
            if (ProductTerms.isWord(term)) {
                words.put(term, postings.size());
            }
        });
        return new Words(words);
    }

    int size() {
        return products.size();
    }

    Product product(int place) {
        return products.get(place);
    }

    /** How far each product meets a clause. */
    Met met(Clause clause) {
        Met met = new Met(clause, products.size());
        for (Clause.Reading reading : clause.readings()) {
            List<Postings> all = new ArrayList<>();
            reading.terms().forEach(term -> all.add(terms.getOrDefault(term, NONE)));
            all.sort(Comparator.comparingInt(Postings::size));
            Postings rarest = all.getFirst();
            for (int at = 0; at < rarest.size(); at++) {
                int product = rarest.product(at);
                met.add(product, reading, (float) reading.weight() * together(all, product));
            }
        }
        return met;
    }

    /** What terms say together about a product: nothing where it lacks one. */
    private static float together(List<Postings> all, int product) {
        float sum = 0;
        for (Postings postings : all) {
            float weight = postings.weightOf(product);
            if (weight == 0) {
                return 0;
            }
            sum += weight;
        }
        return sum / all.size();
    }
}
