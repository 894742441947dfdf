package io.tillstream.catalogue;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at every item, for a person who types or browses; a scan asks {@link Items}. Of a row in the file no more is read
 * than was asked for.
 */
public final class Finder {
    private final Items items;
    private volatile Counted counted = new Counted(-1, Map.of());

    Finder(Items items) {
        this.items = items;
    }

    /** How many products each category had when the items were last rearranged. */
    private record Counted(int rearranged, Map<String, Long> products) {}

    /** An item that was searched for. */
    private record Hit(String name, long number) {
        static final Comparator<Hit> BY_NAME = Comparator.comparing(Hit::name).thenComparingLong(Hit::number);
    }

    /** How much of an item was sold here. */
    private record Sold(long number, long amount) {
        static final Comparator<Sold> MOST_FIRST =
                Comparator.comparingLong(Sold::amount).reversed().thenComparingLong(Sold::number);
    }

    /** The first few items by their name in that language that have each word, which is in small letters. */
    public List<Gtin> search(List<String> words, Language language, int most) {
        Typed typed = new Typed(words);
        boolean plain = typed.isPlain();
        return Foremost.of(
                        items.each(row -> hit(row, typed, language), (file, place, row) -> {
                            long number = file.numberAt(place);
                            if (!plain || !row.hasShortProduct()) {
                                return hit(file.rowAt(place), typed, language);
                            }
                            return typed.isIn(number, row)
                                    ? Optional.of(new Hit(row.name(language), number))
                                    : Optional.empty();
                        }),
                        Hit.BY_NAME,
                        most,
                        any -> true)
                .stream()
                .map(hit -> ItemColumns.gtin(hit.number()))
                .toList();
    }

    private static Optional<Hit> hit(Row row, Typed typed, Language language) {
        return Optional.ofNullable(row.product())
                .filter(typed::isIn)
                .map(product -> new Hit(product.name().in(language), ItemColumns.number(product.gtin())));
    }

    /** The item that an earlier system called so. */
    public Optional<Gtin> byCode(String code) {
        return items.each(row -> called(row, code), (file, place, row) -> {
                    if (!row.hasShortProduct()) {
                        return called(file.rowAt(place), code);
                    }
                    return code.equalsIgnoreCase(row.code()) ? Optional.of(file.gtinAt(place)) : Optional.empty();
                })
                .findFirst();
    }

    private static Optional<Gtin> called(Row row, String code) {
        return Optional.ofNullable(row.product())
                .filter(product -> code.equalsIgnoreCase(product.externalCode()))
                .map(Product::gtin);
    }

    /** The items with a price at that moment of which most was sold, of all categories. */
    public List<Gtin> mostSold(Instant moment, int most) {
        return mostSold(Optional.empty(), moment, most);
    }

    /** The items of a category with a price at that moment of which most was sold. */
    public List<Gtin> mostSold(String category, Instant moment, int most) {
        return mostSold(Optional.of(category), moment, most);
    }

    private List<Gtin> mostSold(Optional<String> category, Instant moment, int most) {
        return Foremost.of(
                        items.each(row -> sold(row, category), (file, place, row) -> {
                            if (!row.hasShortProduct()) {
                                return sold(file.rowAt(place), category);
                            }
                            return category.isEmpty()
                                            || category.get().equals(file.form().word(row.category()))
                                    ? Optional.of(new Sold(file.numberAt(place), amountSold(file, place, row)))
                                    : Optional.empty();
                        }),
                        Sold.MOST_FIRST,
                        most,
                        sold -> items.find(ItemColumns.gtin(sold.number()), moment)
                                .isPresent())
                .stream()
                .map(sold -> ItemColumns.gtin(sold.number()))
                .toList();
    }

    private static Optional<Sold> sold(Row row, Optional<String> category) {
        return Optional.ofNullable(row.product())
                .filter(product -> category.isEmpty() || category.get().equals(product.category()))
                .map(product -> new Sold(ItemColumns.number(product.gtin()), amountSold(row)));
    }

    private static long amountSold(ItemColumns file, int place, RowWalk row) {
        return row.sold().orElseGet(() -> amountSold(file.rowAt(place)));
    }

    private static long amountSold(Row row) {
        StockOnHand stock = row.stock();
        return stock == null ? 0 : stock.sold().amount();
    }

    /** Every product, in no order. */
    public Stream<Product> products() {
        return items.each(
                row -> Optional.ofNullable(row.product()),
                (file, place, row) -> Optional.ofNullable(file.rowAt(place).product()));
    }

    /** The items of a category of which the books say there is something on the shelf here, in no order. */
    public Stream<Gtin> onShelf(String category) {
        return items.each(row -> onShelf(row, category), (file, place, row) -> {
            boolean other =
                    row.hasShortProduct() && !category.equals(file.form().word(row.category()));
            return other ? Optional.empty() : onShelf(file.rowAt(place), category);
        });
    }

    private static Optional<Gtin> onShelf(Row row, String category) {
        Product product = row.product();
        StockOnHand stock = row.stock();
        return product != null
                        && stock != null
                        && product.category().equals(category)
                        && stock.onHand().amount() > 0
                ? Optional.of(product.gtin())
                : Optional.empty();
    }

    /** How many products there are of each category; counted once after one has gained or lost a product. */
    public Map<String, Long> categories() {
        int rearranged = items.rearranged();
        if (counted.rearranged() != rearranged) {
            Map<String, Long> products = items.each(
                            Finder::category,
                            (file, place, row) -> row.hasShortProduct()
                                    ? Optional.of(file.form().word(row.category()))
                                    : category(file.rowAt(place)))
                    .collect(Collectors.groupingBy(category -> category, Collectors.counting()));
            counted = new Counted(rearranged, products);
        }
        return counted.products();
    }

    private static Optional<String> category(Row row) {
        return Optional.ofNullable(row.product()).map(Product::category);
    }
}
