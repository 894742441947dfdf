package io.tillstream.catalogue;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every item a till knows: a mapped file, and what was told since it was written. One thread writes, any reads; whoever
 * reads while the file is replaced finds the same.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
public final class Items {
    /** What was told since the file was written; an empty row hides one of the file. */
    private final Map<Gtin, Row> told = new ConcurrentHashMap<>();

    private volatile ItemColumns file;
    private volatile int products;
    private volatile int priced;
    private volatile @Nullable Map<String, Long> categories;

    /** No items. */
    public Items() {
        this(ItemColumns.EMPTY);
    }

    Items(ItemColumns file) {
        this.file = file;
        this.products = file.products();
        this.priced = file.priced();
    }

    /** A product, instead of what was told of it before. */
    public void take(Product product) {
        Row before = change(product.gtin(), row -> row.with(product));
        products += before.product() == null ? 1 : 0;
        categories = null;
    }

    /** A price: at once, or in its time when it is of the future. */
    public void take(Price price, Instant now) {
        Row before = change(price.gtin(), row -> {
            Prices held = row.prices();
            return row.with(held == null ? new Prices(price, null) : held.followedBy(price, now));
        });
        priced += before.prices() == null ? 1 : 0;
    }

    public void take(StockOnHand stock) {
        change(stock.gtin(), row -> row.with(stock));
    }

    /** The product is sold no more. */
    public void removeProduct(Gtin gtin) {
        Row before = change(gtin, row -> row.with((Product) null));
        products -= before.product() == null ? 0 : 1;
        categories = null;
    }

    /** The item has no price any more. */
    public void removePrice(Gtin gtin) {
        Row before = change(gtin, row -> row.with((Prices) null));
        priced -= before.prices() == null ? 0 : 1;
    }

    /** Nobody knows how much of it there is. */
    public void removeStock(Gtin gtin) {
        change(gtin, row -> row.with((StockOnHand) null));
    }

    private Row change(Gtin gtin, UnaryOperator<Row> how) {
        Row before = row(gtin);
        told.put(gtin, how.apply(before));
        return before;
    }

    Row row(Gtin gtin) {
        Row fresh = told.get(gtin);
        if (fresh != null) {
            return fresh;
        }
        ItemColumns at = file;
        int place = at.placeOf(gtin);
        return place < 0 ? Row.NOTHING : at.rowAt(place, gtin);
    }

    /** The item as it can be sold at that time: with a product, and a price whose time has come. */
    public Optional<ShelfItem> find(Gtin gtin, Instant now) {
        return find(row(gtin), now, true);
    }

    /** A deposit is an item like others, but has none itself: a wrong catalogue must not send the till in circles. */
    private Optional<ShelfItem> find(Row row, Instant now, boolean withDeposit) {
        Product product = row.product();
        Prices prices = row.prices();
        if (product == null || prices == null || prices.at(now).effectiveFrom().isAfter(now)) {
            return Optional.empty();
        }
        Gtin deposit = withDeposit ? product.sellingRules().deposit() : null;
        ShelfItem beside =
                deposit == null ? null : find(row(deposit), now, false).orElse(null);
        return Optional.of(new ShelfItem(product, prices.at(now).unitPrice(), beside));
    }

    public Optional<Product> product(Gtin gtin) {
        return Optional.ofNullable(row(gtin).product());
    }

    public Optional<StockOnHand> stock(Gtin gtin) {
        return Optional.ofNullable(row(gtin).stock());
    }

    /** How many items have a product. */
    public int products() {
        return products;
    }

    /** How many items have a price. */
    public int priced() {
        return priced;
    }

    /** Every product, in no order, decoded one by one: for searches, not for scans. */
    public Stream<Product> eachProduct() {
        ItemColumns at = file;
        Stream<Row> unchanged = IntStream.range(0, at.items()).boxed().flatMap(place -> {
            Gtin gtin = at.gtinAt(place);
            return told.containsKey(gtin) ? Stream.empty() : Stream.of(at.rowAt(place, gtin));
        });
        return Stream.concat(told.values().stream(), unchanged).flatMap(row -> Stream.ofNullable(row.product()));
    }

    /** How many products there are of each category; counted once after a product has changed. */
    public Map<String, Long> categories() {
        Map<String, Long> known = categories;
        if (known == null) {
            known = eachProduct().collect(Collectors.groupingBy(Product::category, Collectors.counting()));
            categories = known;
        }
        return known;
    }

    ItemColumns file() {
        return file;
    }

    /** How many rows there are at most. */
    int most() {
        return file.items() + told.size();
    }

    List<Gtin> changedInOrder() {
        return told.keySet().stream().sorted().toList();
    }

    /** Answers from a file that holds everything told so far. The file first: a reader looks into it last. */
    void rebase(ItemColumns fresh) {
        file = fresh;
        told.clear();
    }
}
