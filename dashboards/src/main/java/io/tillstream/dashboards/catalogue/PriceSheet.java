package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prices as rows: one step each, of the whole chain or of one store. */
@Component
@Order(2)
final class PriceSheet implements FactSheet<Price> {
    private static final List<String> COLUMNS =
            List.of("gtin", "store", "from", "price", "cost", "currency", "cost_assumed");
    static final Comparator<Price> ORDER = Comparator.comparing(Price::effectiveFrom)
            .thenComparing(Price::store, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final DateTimeFormatter BY_THE_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Assortment assortment;

    PriceSheet(Assortment assortment) {
        this.assortment = assortment;
    }

    @Override
    public String path() {
        return "prices";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("gtin", "from");
    }

    @Override
    public Set<String> numbers() {
        return Set.of("price", "cost");
    }

    @Override
    public Topic<Price> topic() {
        return Topics.PRICE;
    }

    @Override
    public String key(Price price) {
        return PriceKey.of(price).toString();
    }

    @Override
    public LocalText title(Price price) {
        return assortment
                .product(price.gtin())
                .map(Product::name)
                .orElse(LocalText.same(price.gtin().ean13()));
    }

    @Override
    public List<String> write(Price price) {
        return List.of(
                price.gtin().value(),
                price.store() == null ? "" : price.store().value(),
                price.effectiveFrom().toString(),
                price.unitPrice().number(),
                price.unitCost().number(),
                price.unitPrice().currency().code(),
                price.costAssumed() ? "yes" : "no");
    }

    @Override
    public Optional<Price> read(RowCells row) {
        Gtin gtin = row.gtin("gtin");
        if (gtin == null) {
            row.needed("gtin", Integer.MAX_VALUE);
        }
        Optional<Product> product = gtin == null ? Optional.empty() : assortment.product(gtin);
        if (gtin != null && product.isEmpty()) {
            row.note("gtin", Rule.UNKNOWN_PRODUCT, "");
        }
        Optional<Store> store = store(row);
        StoreId only = store.map(Store::store).orElse(null);
        Instant from = row.instant("from", store.map(Store::zone).or(this::zoneOfTheChain));
        if (from == null) {
            row.needed("from", Integer.MAX_VALUE);
        }
        Optional<Price> before = gtin == null || from == null ? Optional.empty() : step(new PriceKey(gtin, from, only));
        before.ifPresent(step -> row.knownAs(byColumn(step)));
        CurrencyUnit currency =
                row.currency("currency", store.map(Store::currency).or(assortment::currency));
        Money price = row.amount("price", currency);
        if (price == null) {
            row.needed("price", Integer.MAX_VALUE);
        }
        Money cost = row.amount("cost", currency);
        boolean assumed = row.yes("cost_assumed", false);
        // Where a row does not say what the shop pays, it pays what it did.
        Optional<Price> usual = gtin == null || from == null
                ? Optional.empty()
                : assortment
                        .prices(gtin)
                        .at(only, from)
                        .filter(step -> step.unitCost().currency().equals(currency));
        if (cost == null && usual.isEmpty() && row.isRight()) {
            row.needed("cost", Integer.MAX_VALUE);
        }
        return row.make(() -> new Price(
                Objects.requireNonNull(gtin),
                Objects.requireNonNull(price),
                cost != null ? cost : usual.orElseThrow().unitCost(),
                cost != null ? assumed : usual.orElseThrow().costAssumed(),
                Objects.requireNonNull(from),
                only));
    }

    private Optional<Store> store(RowCells row) {
        String id = row.text("store", 16);
        if (id == null) {
            return Optional.empty();
        }
        Optional<Store> known = assortment.stores().stream()
                .filter(store -> store.store().value().equals(id))
                .findFirst();
        if (known.isEmpty()) {
            row.note("store", Rule.UNKNOWN_STORE, "");
        }
        return known;
    }

    /** The clock by which a price of all stores begins; none where they have several. */
    Optional<ZoneId> zoneOfTheChain() {
        List<ZoneId> zones =
                assortment.stores().stream().map(Store::zone).distinct().toList();
        return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }

    /** A key for people: item and store, without the instant that stands in its column. */
    String readable(String key) {
        PriceKey parsed = PriceKey.parse(key);
        return parsed.store() == null ? parsed.gtin().value() : parsed.gtin() + " " + parsed.store();
    }

    /** Its instants by the clock of the store, as they are written into a file; as they are where stores have several clocks. */
    Difference byTheClock(Difference difference, String key) {
        Optional<ZoneId> zone = Optional.ofNullable(PriceKey.parse(key).store())
                .flatMap(assortment::store)
                .map(Store::zone)
                .or(this::zoneOfTheChain);
        return zone.map(clock -> new Difference(
                        difference.column(), local(difference.before(), clock), local(difference.after(), clock)))
                .orElse(difference);
    }

    private static String local(String instant, ZoneId zone) {
        return instant.isEmpty()
                ? ""
                : BY_THE_CLOCK.format(Instant.parse(instant).atZone(zone));
    }

    private Optional<Price> step(PriceKey key) {
        return assortment
                .prices(key.gtin())
                .each()
                .filter(step -> PriceKey.of(step).equals(key))
                .findFirst();
    }

    @Override
    public Optional<Price> known(String key) {
        return step(PriceKey.parse(key));
    }

    @Override
    public Stream<Price> after(@Nullable String key) {
        if (key == null) {
            return steps(assortment.pricesAfter(null));
        }
        PriceKey last = PriceKey.parse(key);
        return Stream.concat(
                assortment.prices(last.gtin()).each().sorted(ORDER).dropWhile(step -> isUpTo(step, last)),
                steps(assortment.pricesAfter(last.gtin())));
    }

    private static Stream<Price> steps(Stream<ItemPrices> items) {
        return items.flatMap(prices -> prices.each().sorted(ORDER));
    }

    private static boolean isUpTo(Price step, PriceKey last) {
        Instant from = last.from();
        return from == null
                || step.effectiveFrom().isBefore(from)
                || (step.effectiveFrom().equals(from)
                        && (step.store() == null
                                || (last.store() != null && step.store().compareTo(last.store()) <= 0)));
    }

    /** Those of all stores, and of one's own. */
    @Override
    public Optional<Price> seen(Price price, Reach reach) {
        StoreId store = price.store();
        return store == null || reach.covers(store) ? Optional.of(price) : Optional.empty();
    }

    @Override
    public boolean matches(Price price, String wanted) {
        return assortment
                .product(price.gtin())
                .map(product -> Assortment.matches(product, wanted))
                .orElse(price.gtin().value().endsWith(wanted));
    }
}
