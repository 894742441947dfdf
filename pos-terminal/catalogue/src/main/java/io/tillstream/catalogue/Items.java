package io.tillstream.catalogue;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every item a till knows: a mapped file, and what was told since it was mapped. One thread writes, any reads; whoever
 * reads while another file is mapped finds the same.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
public final class Items {
    private volatile KnownRows known;
    private volatile int products;
    private volatile int priced;
    private volatile int rearranged;
    private volatile long productChanges;
    private volatile long priceChanges;
    private volatile @Nullable StoreId store;
    private @Nullable Items before;

    /** No items. */
    Items() {
        this(ItemColumns.EMPTY);
    }

    Items(ItemColumns file) {
        this.known = new KnownRows(file);
        this.products = file.products();
        this.priced = file.priced();
    }

    /**
     * No items yet; they are told anew, beside those of before.
     *
     * @param before remembers what an item cost until now, for baskets that are open
     */
    Items(Items before) {
        this();
        this.before = before;
    }

    /** Everything is told: those of before are needed no more. */
    void complete() {
        before = null;
    }

    /** Whose own prices hold here. */
    void isIn(StoreId here) {
        store = here;
    }

    /** A product, instead of what was told of it before. */
    void take(Product product) {
        Product was = change(product.gtin(), row -> row.with(product)).product();
        productChanges += product.equals(was) ? 0 : 1;
        products += was == null ? 1 : 0;
        rearranged += was == null || !was.category().equals(product.category()) ? 1 : 0;
    }

    /**
     * A price that was told now under the item's number alone.
     *
     * @param oldest the earliest moment anybody will still ask for; what ended before it is forgotten
     */
    void take(Price price, Instant oldest) {
        Row was = change(
                price.gtin(),
                row -> row.with(held(row, price.gtin()).told(price).askedSince(oldest)));
        priced += was.prices() == null ? 1 : 0;
        priceChanges++;
    }

    /**
     * A step that was told now; others stay as they are.
     *
     * @param oldest the earliest moment anybody will still ask for; what ended long before it is forgotten
     */
    void takeStep(Price step, Instant oldest) {
        Row was = change(
                step.gtin(), row -> row.with(orNone(row.prices()).with(step).askedSince(oldest)));
        priced += was.prices() == null ? 1 : 0;
        priceChanges++;
    }

    /** Counts prices that were told or withdrawn. */
    long priceChanges() {
        return priceChanges;
    }

    /** What is known of the price of each item that has one, in no order. */
    Stream<ItemPrices> prices() {
        return each(
                row -> Optional.ofNullable(row.prices()),
                (file, place, _) -> Optional.ofNullable(file.rowAt(place).prices()));
    }

    /** Head office tells one word, so what the item cost until now is taken from before; steps are told whole. */
    private ItemPrices held(Row row, Gtin gtin) {
        ItemPrices held = orNone(row.prices());
        return before != null && held.latestFirst().isEmpty()
                ? new ItemPrices(orNone(before.row(gtin).prices()).latestFirst(), held.steps())
                : held;
    }

    private static ItemPrices orNone(@Nullable ItemPrices prices) {
        return prices == null ? ItemPrices.NONE : prices;
    }

    void take(StockOnHand stock) {
        change(stock.gtin(), row -> row.with(stock));
    }

    /** The product is sold no more. */
    void removeProduct(Gtin gtin) {
        Row was = change(gtin, row -> row.with((Product) null));
        productChanges++;
        products -= was.product() == null ? 0 : 1;
        rearranged += was.product() == null ? 0 : 1;
    }

    /** What that key said of an item's price holds no more. */
    void removePrice(PriceKey key) {
        Row was = change(key.gtin(), row -> {
            ItemPrices left = orNone(row.prices()).without(key);
            return row.with(left.holdsNothing() ? null : left);
        });
        priceChanges++;
        priced -= was.prices() == null || row(key.gtin()).prices() != null ? 0 : 1;
    }

    /** Nobody knows how much of it there is. */
    void removeStock(Gtin gtin) {
        change(gtin, row -> row.with((StockOnHand) null));
    }

    private Row change(Gtin gtin, UnaryOperator<Row> how) {
        KnownRows now = known;
        Row was = now.row(gtin);
        now.told().put(gtin, how.apply(was));
        return was;
    }

    Row row(Gtin gtin) {
        return known.row(gtin);
    }

    /** The item at its price of that moment, with its deposit; empty when it was not sold then. */
    public Optional<ShelfItem> find(Gtin gtin, Instant moment) {
        ShelfItem item = findAlone(gtin, moment);
        if (item == null) {
            return Optional.empty();
        }
        Gtin deposit = item.product().sellingRules().deposit();
        return Optional.of(deposit == null ? item : item.with(findAlone(deposit, moment)));
    }

    /** Without its deposit. A deposit has none itself: a wrong catalogue must not send the till in circles. */
    private @Nullable ShelfItem findAlone(Gtin gtin, Instant moment) {
        Row row = row(gtin);
        Product product = row.product();
        Price price =
                row.prices() == null ? null : row.prices().at(store, moment).orElse(null);
        return product == null || price == null ? null : ShelfItem.of(product, price);
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

    /** Counts products that have come, gone or changed. */
    public long productChanges() {
        return productChanges;
    }

    /** Changes whenever a category has gained or lost a product. */
    int rearranged() {
        return rearranged;
    }

    /**
     * Everything there is, in no order.
     *
     * @param told reads a row that was told
     * @param lying reads a row of the file
     */
    <T> Stream<T> each(Function<Row, Optional<T>> told, KnownRows.Lying<T> lying) {
        return known.each(told, lying);
    }

    ItemColumns file() {
        return known.file();
    }

    /** How many rows were told since the file was mapped. */
    int told() {
        return known.told().size();
    }

    List<Gtin> toldInOrder() {
        return known.told().keySet().stream().sorted().toList();
    }

    /** Answers from a file that holds everything told so far. */
    void rebase(ItemColumns fresh) {
        known = new KnownRows(fresh);
    }
}
