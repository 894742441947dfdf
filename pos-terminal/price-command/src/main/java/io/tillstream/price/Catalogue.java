package io.tillstream.price;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.price.BasketOrder.OrderLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store and what it sells, read from a file: the store in the first line, then one item per line.
 *
 * @param store by whose rules baskets are priced
 * @param items by item number
 */
record Catalogue(Store store, Map<Gtin, CatalogueItem> items) {
    static Catalogue of(Path file) {
        FactLines lines = FactLines.of(file, "the store (the first) or an item (docs/reference/price.md)");
        if (lines.lines().size() < 2) {
            throw lines.wrong("it holds no item", "name the store in its first line and an item in each that follows");
        }
        Store store = lines.readWhole(lines.lines().getFirst(), Store.class);
        Map<Gtin, CatalogueItem> items = new HashMap<>();
        for (FactLines.Line line : lines.lines().subList(1, lines.lines().size())) {
            CatalogueItem item = lines.read(line, CatalogueItem.class);
            if (!item.unitPrice().currency().equals(store.currency())) {
                throw lines.wrong(
                        line,
                        "item " + item.product().gtin() + " costs " + item.unitPrice() + ", but the store sells in "
                                + store.currency());
            }
            if (store.taxRates().stream()
                    .noneMatch(rate -> rate.group().equals(item.product().taxGroup()))) {
                throw lines.wrong(
                        line,
                        "item " + item.product().gtin() + " is of tax group "
                                + item.product().taxGroup() + ", for which the store has no rate");
            }
            if (items.put(item.product().gtin(), item) != null) {
                throw lines.wrong(line, "item " + item.product().gtin() + " is there twice");
            }
        }
        return new Catalogue(store, items);
    }

    /**
     * An order as the engine takes it.
     *
     * @throws IllegalArgumentException when it names an item the store does not sell or a quantity that cannot be
     */
    Purchase purchase(BasketOrder order) {
        List<CountedLine> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            lines.add(counted(lines.size() + 1, line));
        }
        Channel channel = order.channel();
        MemberId member = order.member();
        Map<String, Allowance> allowances = order.allowances();
        return new Purchase(
                store.store(),
                channel == null ? Channel.TILL : channel,
                order.at(),
                store.currency(),
                member == null ? null : new Shopper(member, Set.copyOf(listOrNone(order.segments()))),
                Set.copyOf(listOrNone(order.coupons())),
                member == null ? 0 : store.pointsPerMajor(),
                lines,
                allowances == null ? Map.of() : allowances);
    }

    private CountedLine counted(int number, OrderLine line) {
        CatalogueItem item = items.get(line.gtin());
        if (item == null) {
            throw new IllegalArgumentException("Item " + line.gtin() + " is not in the catalogue.");
        }
        if (line.quantity().unit() != item.product().unit()) {
            throw new IllegalArgumentException("Item " + line.gtin() + " is sold by "
                    + item.product().unit() + ", not as " + line.quantity() + ".");
        }
        Money embedded = line.embeddedPrice();
        Money floor = item.floor() == null ? item.product().floor() : item.floor();
        Protection protection = item.protection();
        return new CountedLine(
                number,
                line.gtin(),
                item.product().category(),
                item.tags() == null ? item.product().marks() : Set.copyOf(item.tags()),
                embedded == null ? line.quantity() : Quantity.each(1),
                embedded == null ? item.unitPrice() : embedded,
                floor == null ? Money.zero(store.currency()) : floor,
                embedded != null ? Protection.PRICE_EMBEDDED : protection == null ? Protection.NONE : protection);
    }

    private static List<String> listOrNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
