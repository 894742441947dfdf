package io.tillstream.simulator.chain;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is hidden in the chain's stock and campaigns. Days are counted from the first of history; stores from 0, and where
 * the chain has fewer, the last one takes a part.
 */
final class Planting {
    /** Bananas. */
    static final int MISSING_ITEM = 30;

    static final Set<Integer> MISSING_DAYS = Set.of(20, 21, 22, 23, 24, 41, 42, 43, 44, 45);

    /** Strawberry drinking yogurt. */
    static final int PHANTOM_ITEM = 4;

    static final int PHANTOM_DAY = 46;
    static final long PHANTOM_PIECES = 14;
    private static final int TRIALS_FROM_DAY = 28;

    private final Shelves missingAt;
    private final Shelves phantomAt;
    private final List<Grocery> items;
    private final List<LocalDate> missingDates = new ArrayList<>();
    private final List<Trial> trials;
    private long missedUnits;
    private @Nullable LocalDate phantomLastSold;

    Planting(List<Shelves> stores, List<Grocery> items, LocalDate firstDay) {
        this.items = items;
        this.missingAt = stores.get(Math.min(1, stores.size() - 1));
        this.phantomAt = stores.get(Math.min(2, stores.size() - 1));
        Instant from = midnight(firstDay.plusDays(TRIALS_FROM_DAY));
        Instant until = midnight(firstDay.plusDays(ChainRules.HISTORY_DAYS));
        this.trials = List.of(
                new Trial(trial("fresh-weeks", new LocalText("Fresh weeks", "鮮選週", "鲜选周"), from, until), 400),
                new Trial(trial("quiet-weeks", new LocalText("Quiet weeks", "靜心週", "静心周"), from, until), 0));
    }

    private static Campaign trial(String id, LocalText name, Instant from, Instant until) {
        return new Campaign(id, name, 10, 5000, from, until, true);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ChainRules.ZONE).toInstant();
    }

    List<Trial> trials() {
        return trials;
    }

    /** Before the morning's delivery: says what is not delivered, and writes off what is thrown away. */
    Optional<StockMovement> beforeDelivery(int day, LocalDate date) {
        if (day >= PHANTOM_DAY) {
            phantomAt.stopDelivering(PHANTOM_ITEM);
        }
        if (!MISSING_DAYS.contains(day)) {
            missingAt.deliverAgain(MISSING_ITEM);
            return Optional.empty();
        }
        missingDates.add(date);
        missingAt.stopDelivering(MISSING_ITEM);
        long thrownAway = missingAt.writeOff(MISSING_ITEM);
        if (thrownAway == 0) {
            return Optional.empty();
        }
        return Optional.of(adjusted(missingAt, date, "expired", MISSING_ITEM, -thrownAway));
    }

    /** Whether a store gets a delivery out of turn, because what was missing is to be had again. */
    boolean isSuppliedAgain(Shelves store, int day) {
        return store == missingAt && MISSING_DAYS.contains(day - 1) && !MISSING_DAYS.contains(day);
    }

    /** After the delivery of the day it happens: pieces go without a record, so that the shelf empties before the books. */
    Optional<StockMovement> afterDelivery(int day, LocalDate date) {
        if (day != PHANTOM_DAY) {
            return Optional.empty();
        }
        long found = 0;
        if (phantomAt.books(PHANTOM_ITEM) <= PHANTOM_PIECES) {
            found = PHANTOM_PIECES + 2 - phantomAt.books(PHANTOM_ITEM);
            phantomAt.returned(PHANTOM_ITEM, found);
        }
        phantomAt.vanish(PHANTOM_ITEM, PHANTOM_PIECES);
        return found == 0 ? Optional.empty() : Optional.of(adjusted(phantomAt, date, "counted", PHANTOM_ITEM, found));
    }

    private StockMovement adjusted(Shelves store, LocalDate date, String reason, int item, long pieces) {
        return new StockAdjusted(
                store.store() + "-" + date + "-" + reason,
                store.store(),
                date.atTime(ChainRules.DELIVERY_TIME).atZone(ChainRules.ZONE).toInstant(),
                date,
                reason,
                List.of(new StockLine(items.get(item).gtin(), Quantity.each(pieces))));
    }

    /** Takes note of a wish the shelf could not fulfil. */
    void missed(Shelves store, int item, long pieces, int day) {
        if (store == missingAt && item == MISSING_ITEM && MISSING_DAYS.contains(day)) {
            missedUnits += pieces;
        }
    }

    void sold(Shelves store, int item, LocalDate date) {
        if (store == phantomAt && item == PHANTOM_ITEM) {
            phantomLastSold = date;
        }
    }

    /** Whether bringing this back would disturb what is planted. */
    boolean mustNotComeBack(List<Ring.Pieces> pieces) {
        return pieces.stream()
                .anyMatch(p -> p.item().index() == PHANTOM_ITEM || p.item().index() == MISSING_ITEM);
    }

    Truths.OutOfStock outOfStock() {
        Grocery item = items.get(MISSING_ITEM);
        Money missed = item.price().unitPrice().times(missedUnits);
        return new Truths.OutOfStock(missingAt.store(), item.gtin(), missingDates, missedUnits, missed);
    }

    Truths.PhantomStock phantomStock(LocalDate firstDay) {
        LocalDate vanished = firstDay.plusDays(PHANTOM_DAY);
        return new Truths.PhantomStock(
                phantomAt.store(),
                items.get(PHANTOM_ITEM).gtin(),
                phantomAt.books(PHANTOM_ITEM),
                phantomAt.shelf(PHANTOM_ITEM),
                vanished,
                phantomLastSold == null ? vanished : phantomLastSold);
    }
}
