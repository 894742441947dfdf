package io.tillstream.simulator.chain;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** One day's trade of all stores: who buys what the shelves have, what is voided, what comes back. */
final class Trade {
    private static final double HONEST_VOIDS = 0.004;
    private static final double DISHONEST_VOIDS = 0.10;
    private static final double RETURNS = 0.005;
    private static final double SUBSTITUTES = 0.4;
    private static final LocalTime LAST_RETURN = LocalTime.of(21, 30);

    private final List<Shelves> stores;
    private final List<Grocery> items;
    private final Planting planting;
    private final Rogues rogues;
    private final int tillsPerStore;
    private final LocalDate date;
    private final int day;
    private final List<Ring> rings = new ArrayList<>();

    Trade(
            List<Shelves> stores,
            List<Grocery> items,
            Planting planting,
            Rogues rogues,
            int tillsPerStore,
            LocalDate date,
            int day) {
        this.stores = stores;
        this.items = items;
        this.planting = planting;
        this.rogues = rogues;
        this.tillsPerStore = tillsPerStore;
        this.date = date;
        this.day = day;
    }

    /** Everything rung up that day, not yet in order. */
    List<Ring> of(List<Customers.Visit> visits) {
        visits.forEach(this::serve);
        return rings;
    }

    private void serve(Customers.Visit visit) {
        Shelves store = stores.get(visit.store());
        Chance chance = visit.chance();
        List<Ring.Pieces> taken = takeFromShelves(visit, store);
        if (taken.isEmpty()) {
            return;
        }
        TillId till = till(store.store(), chance);
        Instant at = instant(visit.time());
        Shopper shopper = visit.shopper();
        MemberId member = shopper == null ? null : shopper.member();
        List<OfferOutcome> outcomes = new ArrayList<>();
        if (shopper != null && shopper.isPersonalised()) {
            tryOut(shopper.member(), at, taken, store, outcomes);
        }
        for (Ring.Pieces pieces : taken) {
            store.sold(pieces.item().index(), pieces.quantity(), day);
            planting.sold(store, pieces.item().index(), date);
            if (shopper != null) {
                shopper.bought(pieces.item().index(), day);
            }
        }
        Ring ring = new Ring(
                at,
                till,
                Staff.at(till, visit.time()),
                new Ring.What.Purchase(member, taken, tender(chance), outcomes));
        rings.add(ring);
        afterwards(ring, visit, taken, store);
    }

    private List<Ring.Pieces> takeFromShelves(Customers.Visit visit, Shelves store) {
        List<Ring.Pieces> taken = new ArrayList<>();
        for (Ring.Pieces wish : visit.wishes()) {
            int item = wish.item().index();
            long there = Math.min(wish.quantity(), store.shelf(item));
            if (there < wish.quantity()) {
                planting.missed(store, item, wish.quantity() - there, day);
            }
            if (there > 0) {
                taken.add(new Ring.Pieces(wish.item(), there));
            } else if (visit.chance().happens(SUBSTITUTES)) {
                substitute(wish.item(), visit.wishes(), taken, store);
            }
        }
        return taken;
    }

    /** The next item of the same category that is there and not on the list already. */
    private void substitute(Grocery missing, List<Ring.Pieces> wishes, List<Ring.Pieces> taken, Shelves store) {
        for (Grocery other : items) {
            boolean same = other.product().category().equals(missing.product().category());
            boolean listed = wishes.stream().anyMatch(w -> w.item().equals(other))
                    || taken.stream().anyMatch(t -> t.item().equals(other));
            if (same && !listed && store.shelf(other.index()) > 0) {
                taken.add(new Ring.Pieces(other, 1));
                return;
            }
        }
    }

    /** Lets running campaigns have their true effect on a member, and records what the member was shown. */
    private void tryOut(
            MemberId member, Instant at, List<Ring.Pieces> taken, Shelves store, List<OfferOutcome> outcomes) {
        long units = taken.stream().mapToLong(Ring.Pieces::quantity).sum();
        for (Trial trial : planting.trials()) {
            if (!trial.runsAt(at)) {
                continue;
            }
            outcomes.add(trial.outcome(member));
            if (trial.treats(member)) {
                trial.wouldHaveBought(units);
                for (int i = 0; i < taken.size() && trial.owesAUnit(); i++) {
                    Ring.Pieces pieces = taken.get(i);
                    if (store.shelf(pieces.item().index()) > pieces.quantity()) {
                        taken.set(i, new Ring.Pieces(pieces.item(), pieces.quantity() + 1));
                        trial.gaveAUnit();
                    }
                }
            }
        }
    }

    private void afterwards(Ring ring, Customers.Visit visit, List<Ring.Pieces> taken, Shelves store) {
        Chance chance = visit.chance();
        if (planting.mustNotComeBack(taken)) {
            return;
        }
        boolean cash = ring.what() instanceof Ring.What.Purchase purchase && purchase.tender() == TenderType.CASH;
        boolean rogue = rogues.isVoidingCashier(ring.operator());
        if (cash && rogue && visit.shopper() == null && chance.happens(DISHONEST_VOIDS)) {
            taken.forEach(p -> store.returnedInTheBooks(p.item().index(), p.quantity()));
            rogues.voided(reverse(ring, ring.at().plusSeconds(100 + chance.nextInt(140)), taken.size(), true));
        } else if (chance.happens(HONEST_VOIDS)) {
            taken.forEach(p -> store.returned(p.item().index(), p.quantity()));
            reverse(ring, ring.at().plusSeconds(20 + chance.nextInt(40)), taken.size(), true);
        } else if (visit.shopper() != null && chance.happens(RETURNS)) {
            LocalTime back = visit.time().plusMinutes(60 + chance.nextInt(240));
            if (back.isAfter(visit.time()) && back.isBefore(LAST_RETURN)) {
                Ring.Pieces first = taken.getFirst();
                store.returned(first.item().index(), first.quantity());
                reverse(ring, instant(back), 1, false);
            }
        }
    }

    private Ring reverse(Ring original, Instant at, int lines, boolean isVoid) {
        Ring reversal = new Ring(
                at, original.till(), original.operator(), new Ring.What.Reversal(original, lines, isVoid, true));
        rings.add(reversal);
        return reversal;
    }

    /** The member who farms points comes in the evening: dear goods with the card, back within the hour without it. */
    void farmPoints(Shopper farmer, int storeIndex) {
        Shelves store = stores.get(storeIndex);
        List<Ring.Pieces> goods = new ArrayList<>();
        for (Grocery item : items) {
            if (item.price().unitPrice().minor() >= 200 && store.shelf(item.index()) >= 2 && goods.size() < 3) {
                goods.add(new Ring.Pieces(item, 2));
            }
        }
        if (goods.isEmpty()) {
            return;
        }
        TillId bought = new TillId(store.store(), 1);
        TillId returned = new TillId(store.store(), tillsPerStore);
        LocalTime time = LocalTime.of(18, 10).plusMinutes(7L * (day % 5));
        Ring purchase = new Ring(
                instant(time),
                bought,
                Staff.at(bought, time),
                new Ring.What.Purchase(farmer.member(), goods, TenderType.CASH, List.of()));
        Ring refund = new Ring(
                instant(time.plusMinutes(35)),
                returned,
                Staff.at(returned, time.plusMinutes(35)),
                new Ring.What.Reversal(purchase, goods.size(), false, false));
        rings.add(purchase);
        rings.add(refund);
        rogues.farmed(purchase, refund);
    }

    private TillId till(StoreId store, Chance chance) {
        return new TillId(store, 1 + chance.nextInt(tillsPerStore));
    }

    private Instant instant(LocalTime time) {
        return date.atTime(time).atZone(ChainRules.ZONE).toInstant();
    }

    private static TenderType tender(Chance chance) {
        int mood = chance.nextInt(100);
        return mood < 50 ? TenderType.CASH : mood < 85 ? TenderType.CARD : TenderType.ALIPAY;
    }
}
