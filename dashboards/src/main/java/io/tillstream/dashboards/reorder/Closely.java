package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.alerts.AlertOutcomes;
import io.tillstream.dashboards.alerts.Told;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.dashboards.stock.EmptyShelves;
import io.tillstream.dashboards.stock.InTransit;
import io.tillstream.dashboards.stock.OnOrders;
import io.tillstream.dashboards.stock.SoldDays;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.features.demand.Announcement;
import io.tillstream.features.demand.PromotionCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of one item in one store. */
@Component
final class Closely {
    /** How far prices and promotions are looked ahead. */
    private static final Duration AHEAD = Duration.ofDays(28);

    private static final int PAST_SHOWN = 12;

    private final OpenProposals open;
    private final Choices choices;
    private final AlertOutcomes alerts;
    private final Deliveries deliveries;
    private final Assortment assortment;
    private final Promotions promotions;
    private final SoldDays sold;
    private final EmptyShelves empty;
    private final OnOrders coming;
    private final InTransit transit;
    private final Clock clock;

    Closely(
            OpenProposals open,
            Choices choices,
            AlertOutcomes alerts,
            Deliveries deliveries,
            Assortment assortment,
            Promotions promotions,
            SoldDays sold,
            EmptyShelves empty,
            OnOrders coming,
            InTransit transit,
            Clock clock) {
        this.open = open;
        this.choices = choices;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.assortment = assortment;
        this.promotions = promotions;
        this.sold = sold;
        this.empty = empty;
        this.coming = coming;
        this.transit = transit;
        this.clock = clock;
    }

    CloseLook look(StoreId store, Gtin gtin) {
        Instant now = clock.instant();
        ZoneId zone = deliveries.zone(store);
        Optional<Product> product = assortment.product(gtin);
        Optional<ReorderProposal> proposal = open.of(store, gtin);
        List<Price> prices = assortment.prices(gtin).between(store, now, now.plus(AHEAD));
        boolean priced = !prices.isEmpty() && !prices.getFirst().effectiveFrom().isAfter(now);
        return new CloseLook(
                store,
                gtin,
                proposal.map(deliveries::row).orElse(null),
                proposal.map(ReorderProposal::supplier)
                        .or(() -> product.map(Product::supplier))
                        .map(deliveries::name)
                        .orElse(null),
                picture(
                        store,
                        gtin,
                        product.map(Product::unit).orElse(Quantity.Unit.EACH),
                        proposal.orElse(null),
                        now,
                        zone),
                coming.of(store, gtin),
                transit.bringing(gtin, store),
                priced ? prices.getFirst() : null,
                priced ? prices.subList(1, prices.size()) : prices,
                product.map(known -> announced(store, known, now)).orElse(List.of()),
                past(store, gtin));
    }

    private SalesPicture picture(
            StoreId store,
            Gtin gtin,
            Quantity.Unit unit,
            @Nullable ReorderProposal proposal,
            Instant now,
            ZoneId zone) {
        ReorderProposal.Grounds grounds = proposal == null ? null : proposal.grounds();
        ReorderProposal.Reach reach = grounds == null ? null : grounds.reach();
        return SalesPicture.of(
                unit,
                sold.of(store, gtin),
                empty.of(store, gtin),
                grounds == null ? null : grounds.fan(),
                Stream.of(proposal == null ? null : proposal.nextDelivery(), reach == null ? null : reach.until())
                        .flatMap(Stream::ofNullable)
                        .toList(),
                LocalDate.ofInstant(now, zone),
                zone);
    }

    private List<CloseLook.Announced> announced(StoreId store, Product product, Instant now) {
        ItemPrices prices = assortment.prices(product.gtin());
        return promotions.all().stream()
                .filter(one -> one.eligibility().until().isAfter(now)
                        && one.eligibility().from().isBefore(now.plus(AHEAD)))
                .flatMap(one -> announced(one, store, product, prices, now))
                .sorted(Comparator.comparing(CloseLook.Announced::from)
                        .thenComparing(each -> each.name().en()))
                .toList();
    }

    private static Stream<CloseLook.Announced> announced(
            Promotion promotion, StoreId store, Product product, ItemPrices prices, Instant now) {
        List<CloseLook.Announced> parts = new ArrayList<>();
        new PromotionCalendar(List.of(promotion))
                .of(store, product, prices).stream()
                        .filter(part -> part.until().isAfter(now))
                        .forEach(part -> add(promotion, part, now, parts));
        return parts.stream();
    }

    /** Where a price step ends a part and the next gives as much less, both are one to a reader. */
    private static void add(Promotion promotion, Announcement part, Instant now, List<CloseLook.Announced> parts) {
        int less = (int) Math.round(100 * (1 - part.share()));
        CloseLook.Announced last = parts.isEmpty() ? null : parts.getLast();
        boolean goesOn =
                last != null && last.lessPercent() == less && last.until().equals(part.from());
        Instant from = goesOn ? parts.removeLast().from() : part.from();
        parts.add(new CloseLook.Announced(promotion.name(), from, part.until(), less, !from.isAfter(now)));
    }

    private List<CloseLook.Decided> past(StoreId store, Gtin gtin) {
        Map<LocalDate, Choice> chosen = new TreeMap<>();
        // The latest first, so that the first of a delivery is what stands.
        choices.about(store, gtin).forEach(choice -> chosen.putIfAbsent(choice.nextDelivery(), choice));
        Map<LocalDate, Told> told = new TreeMap<>();
        alerts.about(store, gtin).forEach(each -> told.put(each.delivery(), each));
        return Stream.concat(chosen.keySet().stream(), told.keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(PAST_SHOWN)
                .map(day -> new CloseLook.Decided(day, chosen.get(day), told.get(day)))
                .toList();
    }
}
