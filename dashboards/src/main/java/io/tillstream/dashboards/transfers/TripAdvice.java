package io.tillstream.dashboards.transfers;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.reorder.OpenProposals;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.stock.InTransit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Ways between stores that are worth going: of each open proposal that another store could serve, what goods that are there tomorrow
 * save until the next delivery. Whether the other store can spare them, scoring has found: beyond what lasts it until its delivery
 * after next in nine cases of ten.
 */
@Component
final class TripAdvice {
    private static final Comparator<Trip> BY_NET = Comparator.comparing(Trip::net, Comparator.reverseOrder())
            .thenComparing(trip -> trip.from().value())
            .thenComparing(trip -> trip.to().value());

    private final OpenProposals open;
    private final InTransit transit;
    private final Assortment assortment;
    private final DashboardsSettings settings;
    private final Clock clock;

    TripAdvice(OpenProposals open, InTransit transit, Assortment assortment, DashboardsSettings settings, Clock clock) {
        this.open = open;
        this.transit = transit;
        this.assortment = assortment;
        this.settings = settings;
        this.clock = clock;
    }

    private record Way(StoreId from, StoreId to) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            return Comparator.comparing(Way::from).thenComparing(Way::to).compare(this, other);
        }
    }

    /** Those to some stores, the most money first; ways that cost more than they save are left out. */
    List<Trip> to(Predicate<StoreId> stores) {
        Map<Way, List<Trip.Line>> ways = new TreeMap<>();
        for (ReorderProposal proposal : open.of(stores)) {
            line(proposal)
                    .ifPresent(line -> ways.computeIfAbsent(way(proposal), _ -> new ArrayList<>())
                            .add(line));
        }
        List<Trip> trips = new ArrayList<>();
        ways.forEach((way, lines) -> {
            lines.sort(Comparator.comparing(Trip.Line::gain, Comparator.reverseOrder())
                    .thenComparing(line -> line.gtin().value()));
            Money gain = lines.getFirst().gain();
            trips.add(new Trip(
                    way.from(),
                    way.to(),
                    lines,
                    settings.transferCost(gain.currency()).orElse(null)));
        });
        return trips.stream()
                .filter(trip -> trip.net().isPositive())
                .sorted(Comparator.comparing(
                                (Trip trip) -> trip.net().currency().code())
                        .thenComparing(BY_NET))
                .toList();
    }

    /** The one between two stores. */
    Optional<Trip> between(StoreId from, StoreId to) {
        return to(to::equals).stream().filter(trip -> trip.from().equals(from)).findFirst();
    }

    /** All that is proposed to go from one store to another and is not on its way, whether the way is worth its cost or not. */
    Map<Gtin, Quantity> proposed(StoreId from, StoreId to) {
        Map<Gtin, Quantity> goods = new LinkedHashMap<>();
        for (ReorderProposal proposal : open.of(to::equals)) {
            ReorderProposal.Grounds grounds = proposal.grounds();
            ReorderProposal.Transfer transfer = grounds == null ? null : grounds.transfer();
            if (transfer != null
                    && transfer.from().equals(from)
                    && transit.bringing(proposal.gtin(), to).isEmpty()) {
                goods.put(proposal.gtin(), transfer.quantity());
            }
        }
        return goods;
    }

    private static Way way(ReorderProposal proposal) {
        ReorderProposal.Grounds grounds = proposal.grounds();
        ReorderProposal.Transfer transfer = grounds == null ? null : grounds.transfer();
        if (transfer == null) {
            throw new IllegalArgumentException("Proposal " + proposal.decisionId() + " names no other store.");
        }
        return new Way(transfer.from(), proposal.store());
    }

    private Optional<Trip.Line> line(ReorderProposal proposal) {
        ReorderProposal.Grounds grounds = proposal.grounds();
        ReorderProposal.Transfer transfer = grounds == null ? null : grounds.transfer();
        if (transfer == null
                || !transit.bringing(proposal.gtin(), proposal.store()).isEmpty()) {
            return Optional.empty();
        }
        Money gain = gain(proposal);
        return gain.isPositive()
                ? Optional.of(new Trip.Line(proposal.gtin(), transfer.quantity(), gain))
                : Optional.empty();
    }

    /**
     * Goods that leave today are there tomorrow, so a day's share of what is expected to be lost is lost anyway. Shelves run out later
     * rather than sooner: it is too much that is taken off.
     */
    private Money gain(ReorderProposal proposal) {
        ZoneId zone = assortment.store(proposal.store()).map(Store::zone).orElse(ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), zone), proposal.nextDelivery());
        Money lost = proposal.expectedLostMargin();
        return days <= 1
                ? Money.zero(lost.currency())
                : Money.ofMinor(lost.minor() * (days - 1) / days, lost.currency());
    }
}
