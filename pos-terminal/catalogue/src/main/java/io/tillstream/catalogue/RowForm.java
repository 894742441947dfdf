package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.ledger.StockOnHand;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One item as bytes. Each part has a short form; a part of which the short form does not say everything, because a later
 * version of the contract knows more about it, is kept as its canonical JSON, so that nothing is ever lost. Many threads
 * may decode at once, one encodes.
 */
final class RowForm {
    private static final int ABSENT = 0;
    private static final int SHORT = 1;
    private static final int JSON = 2;
    private static final List<Quantity.Unit> UNITS = List.of(Quantity.Unit.EACH, Quantity.Unit.GRAM);

    private final Words<String> words;
    private final Words<CurrencyUnit> currencies;
    private final Words<StoreId> stores;
    private final RowBytes attempt = RowBytes.empty();

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
        part(row.product(), this::shorten, from -> product(gtin, from), into);
        part(row.prices(), this::shorten, from -> prices(gtin, from), into);
        part(row.stock(), this::shorten, from -> stock(gtin, from), into);
    }

    Row decode(Gtin gtin, RowBytes from) {
        return new Row(
                part(from, bytes -> product(gtin, bytes), Product.class),
                part(from, bytes -> prices(gtin, bytes), Prices.class),
                part(from, bytes -> stock(gtin, bytes), StockOnHand.class));
    }

    private <T> void part(
            @Nullable T value, BiConsumer<T, RowBytes> shorten, Function<RowBytes, T> back, RowBytes into) {
        if (value == null) {
            into.count(ABSENT);
            return;
        }
        shorten.accept(value, attempt);
        byte[] shortened = attempt.take();
        if (value.equals(back.apply(RowBytes.at(ByteBuffer.wrap(shortened), 0)))) {
            into.count(SHORT);
            into.append(shortened);
        } else {
            into.count(JSON);
            into.block(CanonicalJson.encode(value));
        }
    }

    private static <T> @Nullable T part(RowBytes from, Function<RowBytes, T> back, Class<T> type) {
        long form = from.count();
        if (form == ABSENT) {
            return null;
        }
        return form == SHORT ? back.apply(from) : CanonicalJson.decode(from.block(), type);
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

    private void shorten(Prices prices, RowBytes into) {
        Price next = prices.next();
        into.count(next == null ? 1 : 2);
        shorten(prices.current(), into);
        if (next != null) {
            shorten(next, into);
        }
    }

    private Prices prices(Gtin gtin, RowBytes from) {
        boolean hasNext = from.count() == 2;
        Price current = price(gtin, from);
        return new Prices(current, hasNext ? price(gtin, from) : null);
    }

    private void shorten(Price price, RowBytes into) {
        into.count(currencies.numberOf(price.unitPrice().currency()));
        into.number(price.unitPrice().minor());
        into.number(price.unitCost().minor());
        into.count(price.costAssumed() ? 1 : 0);
        into.instant(price.effectiveFrom());
    }

    private Price price(Gtin gtin, RowBytes from) {
        CurrencyUnit currency = currencies.get(from.small());
        Money unitPrice = Money.ofMinor(from.number(), currency);
        Money unitCost = Money.ofMinor(from.number(), currency);
        boolean assumed = from.count() == 1;
        return new Price(gtin, unitPrice, unitCost, assumed, from.instant());
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
