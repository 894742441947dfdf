package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products in memory. Immutable, and safe for any number of threads. */
public final class ProductIndex implements ProductLookup {
    /** An index of nothing. */
    public static final ProductIndex EMPTY = new ProductIndex(List.of(), new EverydayWords(List.of()));

    private final TermIndex terms;
    private final Map<String, Gtin> numbers = new HashMap<>();
    private final ProductFinder finder;

    /**
     * An index over products.
     *
     * @param products in any order, each number once
     * @param everyday what people call goods beside their names
     */
    public ProductIndex(Collection<Product> products, EverydayWords everyday) {
        List<Product> inOrder =
                products.stream().sorted(Comparator.comparing(Product::gtin)).toList();
        inOrder.forEach(product -> numbers.put(product.gtin().value(), product.gtin()));
        inOrder.forEach(product ->
                ProductTerms.numbers(product).forEach(number -> numbers.putIfAbsent(number, product.gtin())));
        terms = new TermIndex(inOrder);
        finder = new ProductFinder(terms.words(), everyday);
    }

    /** How many products there are. */
    public int size() {
        return terms.size();
    }

    /** Products that answer a question, as {@link ProductFinder#find} says. */
    public List<ProductHit> find(String text, int most) {
        return finder.find(text, most, this);
    }

    /** The same without the reasons. */
    public List<Gtin> gtins(String text, int most) {
        return find(text, most).stream().map(ProductHit::gtin).toList();
    }

    @Override
    public Optional<Gtin> numbered(String number) {
        return Optional.ofNullable(numbers.get(number));
    }

    @Override
    public Candidates candidates(List<Clause> clauses) {
        return Candidates.of(terms, clauses);
    }
}
