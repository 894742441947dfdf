package io.tillstream.scoring.reorder;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.models.DemandOutlook;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was said against what came: the first proposal for an item and a delivery is noted, and scored when the delivery
 * day begins, in the store's own time. What it had said itself is compared, whatever the buyer did with it: an order of that
 * day comes with the delivery and not before. One that counted on other goods to come before is scored and says nothing of the
 * forecast.
 */
public final class AlertScores {
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final ShopView view;
    private final AlertWatch watch;
    private final Map<String, AlertScore> open = new HashMap<>();
    private final Map<StoreItem, LocalDate> noted = new HashMap<>();
    private final Map<StoreItem, Instant> emptied = new HashMap<>();

    public AlertScores(ShopView view, AlertWatch watch) {
        this.view = view;
        this.watch = watch;
    }

    /** Takes in what the topic holds; absent for a tombstone. */
    public void published(String key, @Nullable AlertScore score) {
        if (score == null) {
            open.remove(key);
            return;
        }
        StoreItem item = new StoreItem(score.store(), score.gtin());
        noted.merge(item, score.nextDelivery(), (a, b) -> a.isAfter(b) ? a : b);
        if (score.outcome() == null) {
            open.put(key, score);
        } else {
            open.remove(key);
            watch.scored(score);
        }
    }

    /** The key of an alert's score. */
    public static String key(AlertScore score) {
        return score.store() + "|" + score.gtin() + "|" + score.nextDelivery();
    }

    /** Notes when the books had nothing left. */
    public void moved(StoreItem item, StockOnHand stock) {
        if (portions(stock.onHand()) < 1) {
            emptied.putIfAbsent(item, stock.asOf());
        } else {
            emptied.remove(item);
        }
    }

    private static double portions(Quantity quantity) {
        return Portions.of(quantity.amount(), quantity.unit());
    }

    /** The note of a proposal, where it is the first for its delivery and foretells anything. */
    public Optional<AlertScore> note(StoreItem item, ReorderProposal proposal) {
        LocalDate before = noted.get(item);
        Optional<StockOnHand> stock = view.stockOf(item);
        boolean known = before != null && !before.isBefore(proposal.nextDelivery());
        if (known || stock.isEmpty() || proposal.asksForACount() || portions(proposal.onHand()) < 1) {
            return Optional.empty();
        }
        return Optional.of(new AlertScore(
                proposal.decisionId(),
                item.store(),
                item.gtin(),
                proposal.onHand(),
                booked(stock.get()),
                proposal.nextDelivery(),
                proposal.emptyBasisPoints(),
                proposal.expectedLostMargin(),
                proposal.suggested(),
                proposal.model(),
                proposal.issuedAt(),
                null,
                awaited(item, proposal)));
    }

    /** What a proposal counts on to come before its delivery. */
    private @Nullable Quantity awaited(StoreItem item, ReorderProposal proposal) {
        Optional<Store> store = view.storeOf(item.store());
        if (store.isEmpty()) {
            return null;
        }
        Quantity.Unit unit = proposal.onHand().unit();
        LocalDate issuedOn = proposal.issuedAt().atZone(store.get().zone()).toLocalDate();
        long amount = new OrdersAhead(view.awaited(item, issuedOn), unit).amount(issuedOn, proposal.nextDelivery());
        return amount == 0 ? null : new Quantity(amount, unit);
    }

    private static Quantity booked(StockOnHand stock) {
        return stock.received().plus(stock.adjusted());
    }

    /** Alerts whose delivery day has begun, with what came of them. */
    List<AlertScore> due(DemandServing serving, Outlooks outlooks, Instant now) {
        List<AlertScore> due = new ArrayList<>();
        for (AlertScore alert : open.values()) {
            Optional<Store> store = view.storeOf(alert.store());
            Optional<StockOnHand> stock = view.stockOf(new StoreItem(alert.store(), alert.gtin()));
            if (store.isPresent()
                    && stock.isPresent()
                    && stock.get().onHand().unit() == alert.onHand().unit()) {
                Instant delivery =
                        alert.nextDelivery().atStartOfDay(store.get().zone()).toInstant();
                if (!now.isBefore(delivery)) {
                    // As it was expected then: days of an empty shelf must not lower what it is held to have lost.
                    DemandOutlook outlook = outlooks.of(
                            serving, alert.issuedAt().atZone(store.get().zone()).toLocalDate());
                    due.add(alert.cameTo(outcome(alert, store.get(), stock.get(), delivery, outlook, now)));
                }
            }
        }
        return due;
    }

    private AlertScore.Outcome outcome(
            AlertScore alert, Store store, StockOnHand stock, Instant delivery, DemandOutlook outlook, Instant now) {
        Quantity booked = booked(stock);
        // Goods that were counted on and did not come are no fault of the forecast either.
        boolean disturbed = !booked.equals(alert.booked()) || alert.awaited() != null;
        Quantity sold = alert.onHand()
                .plus(booked)
                .plus(alert.booked().negated())
                .plus(stock.onHand().negated());
        Instant when = emptied.get(new StoreItem(alert.store(), alert.gtin()));
        if (when == null && portions(stock.onHand()) < 1) {
            when = stock.asOf();
        }
        if (when != null && !when.isBefore(delivery)) {
            when = null;
        }
        return new AlertScore.Outcome(
                when,
                sold,
                stock.onHand(),
                when == null ? Money.ofMinor(0, store.currency()) : lost(alert, store, when, delivery, outlook),
                disturbed,
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** What is wanted on a mean day, for as long as nothing was there. */
    private Money lost(AlertScore alert, Store store, Instant emptied, Instant delivery, DemandOutlook outlook) {
        Instant from = emptied.isBefore(alert.issuedAt()) ? alert.issuedAt() : emptied;
        double days = Math.max(0, Duration.between(from, delivery).toSeconds()) / DAY_SECONDS;
        double wanted = days * outlook.daily(alert.store(), alert.gtin());
        return view.listed(alert.gtin(), alert.store(), from)
                .map(listed -> UnitMargin.money(
                        wanted * UnitMargin.perPortion(store, listed.product(), listed.price()), store))
                .orElse(Money.ofMinor(0, store.currency()));
    }
}
