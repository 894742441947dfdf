package io.tillstream.simulator.history;

import io.tillstream.events.Gtin;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.sorting.Invoice;
import io.tillstream.simulator.sorting.SoldLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sales after the cut as baskets to ring up. A customer first seen after the cut has no card yet and shops as a walk-in. */
final class LiveBaskets {
    private final ItemNumbers items;
    private final MemberNumbers members;
    private final Places places;

    LiveBaskets(ItemNumbers items, MemberNumbers members, Places places) {
        this.items = items;
        this.members = members;
        this.places = places;
    }

    List<LiveBasket> of(List<Invoice.Purchase> purchases) {
        List<LiveBasket> baskets = new ArrayList<>();
        for (Invoice.Purchase purchase : purchases) {
            Map<Gtin, Integer> quantities = new LinkedHashMap<>();
            for (SoldLine line : purchase.lines()) {
                quantities.merge(items.of(line.row().code()), line.row().quantity(), Math::addExact);
            }
            List<LiveBasket.Line> lines = new ArrayList<>();
            quantities.forEach((gtin, quantity) -> lines.add(new LiveBasket.Line(gtin, quantity)));
            String customer = purchase.customer();
            baskets.add(new LiveBasket(
                    places.of(purchase.number(), customer),
                    ImportedSale.instant(purchase),
                    customer != null && members.knows(customer) ? members.card(customer) : null,
                    lines,
                    purchase.number()));
        }
        return baskets;
    }
}
