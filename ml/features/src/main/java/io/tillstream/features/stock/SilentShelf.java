package io.tillstream.features.stock;

import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An item that usually sells and has not for too long, although the books have some: somebody should count the shelf.
 *
 * <p>Of the days the store sold anything on, the share on which this item did is learned with its uncertainty (a Beta
 * distribution); the chance of a silence follows from it. A silence can begin after every selling day, so that the chance a
 * single one must have is what makes {@link #FALSE_ALARMS_A_WEEK} of all of them together.
 *
 * @param silentDays days without a sale since the last one or the last count, on which the store sold other things
 * @param sellingPercent on how many of a hundred such days it sold before
 * @param chance of such a silence if the goods were there, 0 to 1
 */
public record SilentShelf(int silentDays, int sellingPercent, double chance) {
    /** One item in a hundred is counted in vain each week. */
    public static final double FALSE_ALARMS_A_WEEK = 0.01;

    private static final int WEEK = 7;
    private static final int MONTH = 28;
    /** Days without which nobody knows how an item usually sells. */
    private static final int LEAST_DAYS = 14;

    private static final double DOUBT = 0.5;

    /**
     * Tests an item's silence.
     *
     * @param stock the books
     * @param demand what it sold on its latest days, as the ledger keeps it
     * @param openDays on which the store sold anything
     * @param today which is not over, and does not count
     * @return empty where the silence may well be chance
     */
    public static Optional<SilentShelf> of(
            StockOnHand stock, List<ItemDemand.Day> demand, Collection<LocalDate> openDays, LocalDate today) {
        if (Portions.of(stock.onHand().amount(), stock.onHand().unit()) < 1) {
            return Optional.empty();
        }
        Set<LocalDate> selling = new HashSet<>();
        demand.stream()
                .filter(day -> day.lines() > 0 && day.on().isBefore(today))
                .forEach(day -> selling.add(day.on()));
        Optional<LocalDate> last = selling.stream().max(LocalDate::compareTo);
        Optional<LocalDate> first = selling.stream().min(LocalDate::compareTo);
        if (last.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        StockOnHand.LastCount count = stock.lastCount();
        LocalDate seen = count == null || count.date().isBefore(last.get()) ? last.get() : count.date();
        int silent = between(openDays, seen.plusDays(1), today);
        // The first and the last selling day bound what is looked at, and are no evidence of how often it sells.
        Span whole = Span.of(openDays, selling, first.get().plusDays(1), last.get());
        Span lately = Span.of(openDays, selling, last.get().minusDays(MONTH), last.get());
        Span slower = lately.days >= LEAST_DAYS && lately.share() < whole.share() ? lately : whole;
        if (silent == 0 || whole.days < LEAST_DAYS) {
            return Optional.empty();
        }
        double chance = slower.silence(silent);
        return chance * WEEK * slower.share() > FALSE_ALARMS_A_WEEK
                ? Optional.empty()
                : Optional.of(new SilentShelf(silent, (int) Math.round(slower.share() * 100), chance));
    }

    private static int between(Collection<LocalDate> openDays, LocalDate from, LocalDate until) {
        return (int) openDays.stream()
                .filter(day -> !day.isBefore(from) && day.isBefore(until))
                .count();
    }

    /** Days the store was open, and on how many of them the item sold. */
    private record Span(int days, int sold) {
        static Span of(Collection<LocalDate> openDays, Set<LocalDate> selling, LocalDate from, LocalDate until) {
            return new Span(between(openDays, from, until), between(selling, from, until));
        }

        double share() {
            return (sold + DOUBT) / (days + 2 * DOUBT);
        }

        /** The chance of so many days without a sale: the product of the chances of each after those before it. */
        double silence(int silent) {
            double without = days - sold + DOUBT;
            double all = days + 2 * DOUBT;
            double chance = 1;
            for (int day = 0; day < silent; day++) {
                chance *= (without + day) / (all + day);
            }
            return chance;
        }
    }
}
