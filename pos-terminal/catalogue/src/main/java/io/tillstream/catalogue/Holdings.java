package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.till.Tally;
import io.tillstream.events.till.TillHolding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a shelf holds of prices, promotions and staff, for head office to hold against its own. Prices are looked through
 * only after one has changed: that goes through every item.
 */
public final class Holdings {
    /** For so long a shelf forgets no price that has begun, see {@link ItemPrices#askedSince}. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private @Nullable Items looked;
    private long priceChanges;
    private Instant since = Instant.MIN;
    private NavigableMap<Instant, Tally> steps = new TreeMap<>();

    /**
     * What it holds now.
     *
     * @param at business time
     * @param readAt when head office last had nothing more to tell; absent for not since the start
     */
    public synchronized TillHolding of(Shelf shelf, Instant at, @Nullable Instant readAt) {
        Instant begin = at.minus(REMEMBERED);
        look(shelf.items(), begin);
        NavigableMap<Instant, Tally> told = steps.tailMap(begin, false);
        List<TillHolding.PriceMark> marks = told.entrySet().stream()
                .limit(TillHolding.MOST_MARKS)
                .map(each -> new TillHolding.PriceMark(each.getKey(), each.getValue()))
                .toList();
        return new TillHolding(
                at,
                readAt,
                next(shelf.promotions(), at),
                shelf.items().products(),
                begin,
                marks.size() < told.size() ? marks.getLast().from() : null,
                marks,
                tally(shelf.promotions(), _ -> true),
                tally(
                        shelf.operators().values(),
                        operator -> shelf.store()
                                .map(here -> operator.worksAt(here.store()))
                                .orElse(false)));
    }

    private void look(Items items, Instant begin) {
        long changes = items.priceChanges();
        if (items.equals(looked) && changes == priceChanges && !begin.isBefore(since)) {
            return;
        }
        NavigableMap<Instant, Tally> found = new TreeMap<>();
        items.prices()
                .flatMap(ItemPrices::each)
                .filter(step -> step.effectiveFrom().isAfter(begin))
                .forEach(step -> found.merge(step.effectiveFrom(), one(step), Tally::plus));
        looked = items;
        priceChanges = changes;
        since = begin;
        steps = found;
    }

    private static Tally one(Price step) {
        return Tally.NONE.plus(Tally.number(step));
    }

    private @Nullable Instant next(Collection<Promotion> promotions, Instant at) {
        return Stream.concat(
                        Stream.ofNullable(steps.higherKey(at)),
                        promotions.stream()
                                .filter(Promotion::active)
                                .map(promotion -> promotion.eligibility().from())
                                .filter(from -> from.isAfter(at)))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static <T> Tally tally(Collection<T> things, Predicate<T> counted) {
        Tally tally = Tally.NONE;
        for (T thing : things) {
            if (counted.test(thing)) {
                tally = tally.plus(Tally.number(CanonicalJson.encode(thing)));
            }
        }
        return tally;
    }
}
