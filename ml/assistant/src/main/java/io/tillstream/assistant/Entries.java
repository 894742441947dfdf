package io.tillstream.assistant;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.OpeningHours;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the books say, as entries: every number of an answer passes through here, and none is computed. */
final class Entries {
    private final Catalogue catalogue;
    private final Map<StoreId, Store> stores;

    Entries(Ledger ledger) {
        catalogue = ledger.catalogue();
        stores = ledger.stores().stream().collect(Collectors.toMap(Store::store, store -> store, (one, _) -> one));
    }

    private static Value count(long number) {
        return new Value.Count(number);
    }

    private static Value code(String text) {
        return new Value.Code(text);
    }

    private Value name(Gtin item) {
        return new Value.Name(catalogue.nameOf(item));
    }

    private Value name(StoreId store) {
        Store known = stores.get(store);
        return new Value.Name(known == null ? catalogue.nameOf(store) : known.name());
    }

    private ZoneId zone(StoreId store) {
        Store known = stores.get(store);
        return known == null ? ZoneOffset.UTC : known.zone();
    }

    static Entry balance(String member, Ledger.Balance balance) {
        return Entry.of(
                "points-balance",
                member,
                Map.of("points", count(balance.points()), "entries", count(balance.entries())));
    }

    static Optional<Entry> expiry(String member, PointsAccount account, LocalDate today) {
        return account.expiringNext(today)
                .map(next -> Entry.of(
                        "points-expiry",
                        member,
                        Map.of("points", count(next.points()), "day", new Value.Day(next.day()))));
    }

    static Entry tier(String member, LocalText tier) {
        return Entry.of("tier", member, Map.of("tier", new Value.Name(tier)));
    }

    static Entry nextTier(String member, LocalText tier, long missing) {
        return Entry.of("next-tier", member, Map.of("tier", new Value.Name(tier), "missing", count(missing)));
    }

    Entry earned(Ledger.Earned earned, Optional<SaleLine> line) {
        String where = earned.sale() == null ? "" : earned.sale().receiptNumber();
        return Entry.of(
                "points-entry",
                where + " " + earned.line() + " " + earned.rule(),
                Map.of(
                        "points", count(Math.abs(earned.points())),
                        "receipt", code(where),
                        "line", count(earned.line()),
                        "rule", new Value.Name(RuleNames.of(earned.rule())),
                        "item", line.map(one -> name(one.gtin())).orElse(code("–"))));
    }

    Entry receipt(Sale sale, long points) {
        StoreId store = sale.source().till().store();
        return Entry.of(
                "receipt",
                sale.source().receiptNumber(),
                Map.of(
                        "receipt", code(sale.source().receiptNumber()),
                        "moment", new Value.Moment(sale.happenedAt(), zone(store)),
                        "store", name(store),
                        "lines", count(sale.lines().size()),
                        "total", new Value.Cash(sale.total()),
                        "points", count(points)));
    }

    Entry line(Sale sale, SaleLine line) {
        return Entry.of(
                "receipt-line",
                sale.source().receiptNumber() + " " + line.line(),
                Map.of(
                        "receipt", code(sale.source().receiptNumber()),
                        "line", count(line.line()),
                        "item", name(line.gtin()),
                        "quantity", new Value.Pieces(line.quantity()),
                        "net", new Value.Cash(line.net()),
                        "points", count(line.points())));
    }

    static Entry tender(Source sale, int number, Tender tender) {
        return Entry.of(
                "tender",
                sale.receiptNumber() + " " + number,
                Map.of(
                        "receipt", code(sale.receiptNumber()),
                        "tender", new Value.Name(TenderNames.of(tender.type())),
                        "amount", new Value.Cash(tender.net())));
    }

    /** By which rule purchases earn in a store; nothing where the store is not known. */
    Optional<Entry> rule(StoreId store) {
        return Optional.ofNullable(stores.get(store))
                .map(known -> Entry.of(
                        "earning-rule",
                        store.value(),
                        Map.of(
                                "store", name(store),
                                "rate", count(known.pointsPerMajor()),
                                "unit", new Value.Cash(oneOf(known.currency())))));
    }

    private static Money oneOf(CurrencyUnit currency) {
        return Money.ofMinor(currency.minorPerMajor(), currency);
    }

    Entry stock(StockOnHand stock) {
        return Entry.of(
                "stock",
                stock.store() + " " + stock.gtin(),
                Map.of(
                        "store",
                        name(stock.store()),
                        "item",
                        name(stock.gtin()),
                        "onHand",
                        new Value.Pieces(stock.onHand()),
                        "asOf",
                        new Value.Moment(stock.asOf(), zone(stock.store()))));
    }

    Entry price(Price price) {
        return Entry.of(
                "price",
                price.gtin().value(),
                Map.of("item", name(price.gtin()), "price", new Value.Cash(price.unitPrice())));
    }

    Entry item(Gtin item) {
        return Entry.of("item", item.value(), Map.of("item", name(item), "number", code(item.ean13())));
    }

    Entry store(Store store) {
        return Entry.of(
                "store",
                store.store().value(),
                Map.of("store", name(store.store()), "id", code(store.store().value())));
    }

    Entry open(StoreId store, Week.Days days, OpeningHours hours) {
        return Entry.of(
                "opening-hours",
                store + " " + days.value().plain() + " " + hours.opens(),
                Map.of(
                        "store",
                        name(store),
                        "days",
                        days.value(),
                        "opens",
                        new Value.TimeOfDay(hours.opens()),
                        "closes",
                        new Value.TimeOfDay(hours.closes())));
    }

    Entry closed(StoreId store, Week.Days days) {
        return Entry.of(
                "opening-hours",
                store + " " + days.value().plain(),
                Map.of("store", name(store), "days", days.value()));
    }

    Entry offer(Ledger.Offer offer) {
        return Entry.of(
                "offer",
                offer.decision().decisionId(),
                Map.of(
                        "item",
                        name(offer.decision().gtin()),
                        "percent",
                        count(offer.decision().percentOff()),
                        "reason",
                        new Value.Name(offer.decision().reason().text()),
                        "campaign",
                        new Value.Name(offer.campaign()),
                        "model",
                        code(offer.decision().model().name()),
                        "until",
                        new Value.Day(LocalDate.ofInstant(offer.decision().validUntil(), ZoneOffset.UTC))));
    }

    Entry coupon(Sale sale, CouponUse use) {
        return Entry.of(
                "coupon",
                sale.source().receiptNumber() + " " + use.coupon(),
                Map.of(
                        "coupon", code(use.coupon()),
                        "receipt", code(sale.source().receiptNumber()),
                        "moment",
                                new Value.Moment(
                                        sale.happenedAt(),
                                        zone(sale.source().till().store()))));
    }
}
