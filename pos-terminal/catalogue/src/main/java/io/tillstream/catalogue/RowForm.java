package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.ledger.StockOnHand;
import java.util.ArrayList;
import java.util.List;

/** One item as bytes: its product, its prices and its stock. Many threads may decode at once, one encodes. */
final class RowForm {
    private static final List<Quantity.Unit> UNITS = List.of(Quantity.Unit.EACH, Quantity.Unit.GRAM);

    /** Marks of a price, in one number: the cost is assumed; it is a step; and as many of these as its store's number and one. */
    private static final int ASSUMED = 1;

    private static final int STEP = 2;
    private static final int STORE = 4;

    private final Words<String> words;
    private final Words<CurrencyUnit> currencies;
    private final Words<StoreId> stores;
    private final Parts parts = new Parts();

    RowForm() {
        this(
                new Words<>(text -> text, text -> text),
                new Words<>(CurrencyUnit::of, CurrencyUnit::code),
                new Words<>(StoreId::of, StoreId::value));
    }

    private RowForm(Words<String> words, Words<CurrencyUnit> currencies, Words<StoreId> stores) {
        this.words = words;
        this.currencies = currencies;
        this.stores = stores;
    }

    RowForm copy() {
        return new RowForm(words.copy(), currencies.copy(), stores.copy());
    }

    void writeWords(RowBytes into) {
        words.write(into);
        currencies.write(into);
        stores.write(into);
    }

    void readWords(RowBytes from) {
        words.read(from);
        currencies.read(from);
        stores.read(from);
    }

    void encode(Gtin gtin, Row row, RowBytes into) {
        parts.write(row.product(), this::shorten, from -> product(gtin, from), into);
        parts.write(row.prices(), this::shorten, from -> prices(gtin, from), into);
        parts.write(row.stock(), this::shorten, from -> stock(gtin, from), into);
    }

    Row decode(Gtin gtin, RowBytes from) {
        return new Row(
                Parts.read(from, bytes -> product(gtin, bytes), Product.class),
                Parts.read(from, bytes -> prices(gtin, bytes), ItemPrices.class),
                Parts.read(from, bytes -> stock(gtin, bytes), StockOnHand.class));
    }

    /** A word by its number. */
    String word(int number) {
        return words.get(number);
    }

    private void shorten(Product product, RowBytes into) {
        into.text(product.name().en());
        into.text(product.name().zhTw());
        into.text(product.name().zhCn());
        into.count(words.numberOf(product.category()));
        into.count(words.numberOf(product.taxGroup()));
        into.count(UNITS.indexOf(product.unit()));
        into.count(product.packSize());
        String code = product.externalCode();
        into.count(code == null ? 0 : 1);
        if (code != null) {
            into.text(code);
        }
        SellingRules selling = product.selling();
        into.block(selling == null ? new byte[0] : CanonicalJson.encode(selling));
    }

    private Product product(Gtin gtin, RowBytes from) {
        LocalText name = new LocalText(from.text(), from.text(), from.text());
        String category = words.get(from.small());
        String taxGroup = words.get(from.small());
        Quantity.Unit unit = UNITS.get(from.small());
        int packSize = from.small();
        String code = from.count() == 0 ? null : from.text();
        byte[] selling = from.block();
        SellingRules rules = selling.length == 0 ? null : CanonicalJson.decode(selling, SellingRules.class);
        return new Product(gtin, name, category, taxGroup, unit, packSize, code, rules);
    }

    private void shorten(ItemPrices prices, RowBytes into) {
        List<Price> steps = prices.steps() == null ? List.of() : prices.steps();
        into.count(prices.latestFirst().size() + steps.size());
        prices.latestFirst().forEach(price -> shorten(price, 0, into));
        steps.forEach(step -> shorten(step, STEP, into));
    }

    private ItemPrices prices(Gtin gtin, RowBytes from) {
        List<Price> latestFirst = new ArrayList<>();
        List<Price> steps = new ArrayList<>();
        for (int left = from.small(); left > 0; left--) {
            price(gtin, from, latestFirst, steps);
        }
        return new ItemPrices(latestFirst, steps);
    }

    /** In a file of the time before steps, marks are 0 or {@link #ASSUMED}. */
    private void shorten(Price price, int step, RowBytes into) {
        into.count(currencies.numberOf(price.unitPrice().currency()));
        into.number(price.unitPrice().minor());
        into.number(price.unitCost().minor());
        StoreId store = price.store();
        into.count((price.costAssumed() ? ASSUMED : 0)
                + step
                + (store == null ? 0 : (1 + stores.numberOf(store)) * STORE));
        into.instant(price.effectiveFrom());
    }

    private void price(Gtin gtin, RowBytes from, List<Price> latestFirst, List<Price> steps) {
        CurrencyUnit currency = currencies.get(from.small());
        Money unitPrice = Money.ofMinor(from.number(), currency);
        Money unitCost = Money.ofMinor(from.number(), currency);
        int marks = from.small();
        StoreId store = marks < STORE ? null : stores.get(marks / STORE - 1);
        Price price = new Price(gtin, unitPrice, unitCost, (marks & ASSUMED) != 0, from.instant(), store);
        ((marks & STEP) == 0 ? latestFirst : steps).add(price);
    }

    private void shorten(StockOnHand stock, RowBytes into) {
        into.count(stores.numberOf(stock.store()));
        into.count(UNITS.indexOf(stock.onHand().unit()));
        into.number(stock.received().amount());
        into.number(stock.sold().amount());
        into.number(stock.adjusted().amount());
        into.instant(stock.asOf());
    }

    private StockOnHand stock(Gtin gtin, RowBytes from) {
        StoreId store = stores.get(from.small());
        Quantity.Unit unit = UNITS.get(from.small());
        Quantity received = new Quantity(from.number(), unit);
        Quantity sold = new Quantity(from.number(), unit);
        Quantity adjusted = new Quantity(from.number(), unit);
        Quantity onHand = received.plus(sold.negated()).plus(adjusted);
        return new StockOnHand(store, gtin, onHand, received, sold, adjusted, from.instant());
    }
}
