package io.tillstream.topologies.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockOnHand.Apart;
import io.tillstream.events.ledger.StockOnHand.LastCount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an item's books change. In whichever order movements and counts come, the result is the same: the latest count and what moved
 * after it. What moved before it only changes by how much the books had been wrong.
 */
final class OnHand {
    private OnHand() {}

    static StockOnHand with(@Nullable StockOnHand before, Effect effect) {
        if (before == null) {
            return effect.change();
        }
        StockOnHand sum = sum(before, effect.change());
        LastCount last = before.lastCount();
        if (last == null) {
            return sum;
        }
        if (isAfter(effect, last)) {
            return with(sum, handling(last, effect.handled()));
        }
        return with(corrected(sum, effect.change().onHand().negated()), last);
    }

    /**
     * With a count.
     *
     * @param since by how much stock changed after it, as far as it is known
     * @param handled the same added up without signs
     */
    static StockOnHand with(@Nullable StockOnHand before, ItemCount count, Quantity since, long handled) {
        Quantity none = new Quantity(0, count.counted().unit());
        StockOnHand nothing = new StockOnHand(count.store(), count.gtin(), none, none, none, none, count.at());
        StockOnHand known = before == null ? nothing : sum(before, nothing);
        LastCount last = before == null ? null : before.lastCount();
        if (last != null && !count.isLaterThan(last)) {
            return with(known, last);
        }
        Quantity difference = count.counted().plus(since).plus(known.onHand().negated());
        return with(
                corrected(known, difference),
                new LastCount(count.id(), count.date(), count.at(), count.counted(), handled));
    }

    private static boolean isAfter(Effect effect, LastCount last) {
        return effect.date().equals(last.date())
                ? effect.at().isAfter(last.at())
                : effect.date().isAfter(last.date());
    }

    private static LastCount handling(LastCount last, long more) {
        return new LastCount(last.id(), last.date(), last.at(), last.counted(), Math.addExact(last.handled(), more));
    }

    private static StockOnHand with(StockOnHand stock, LastCount last) {
        return new StockOnHand(
                stock.store(),
                stock.gtin(),
                stock.onHand(),
                stock.received(),
                stock.sold(),
                stock.adjusted(),
                stock.asOf(),
                stock.ofWhich(),
                last);
    }

    private static StockOnHand corrected(StockOnHand stock, Quantity difference) {
        Quantity none = new Quantity(0, difference.unit());
        return new StockOnHand(
                stock.store(),
                stock.gtin(),
                stock.onHand().plus(difference),
                stock.received(),
                stock.sold(),
                stock.adjusted().plus(difference),
                stock.asOf(),
                sum(stock.ofWhich(), new Apart(difference, none, none)),
                stock.lastCount());
    }

    private static StockOnHand sum(StockOnHand one, StockOnHand other) {
        return new StockOnHand(
                one.store(),
                one.gtin(),
                one.onHand().plus(other.onHand()),
                one.received().plus(other.received()),
                one.sold().plus(other.sold()),
                one.adjusted().plus(other.adjusted()),
                later(one.asOf(), other.asOf()),
                sum(one.ofWhich(), other.ofWhich()),
                one.lastCount());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Apart sum(@Nullable Apart one, @Nullable Apart other) {
        if (one == null || other == null) {
            return one == null ? shown(other) : shown(one);
        }
        return shown(new Apart(
                one.counted().plus(other.counted()),
                one.writtenOff().plus(other.writtenOff()),
                one.transferred().plus(other.transferred())));
    }

    /** Nothing where all of it is 0, so that equal books have equal bytes. */
    private static @Nullable Apart shown(@Nullable Apart apart) {
        boolean isEmpty = apart == null
                || (apart.counted().amount() == 0
                        && apart.writtenOff().amount() == 0
                        && apart.transferred().amount() == 0);
        return isEmpty ? null : apart;
    }
}
