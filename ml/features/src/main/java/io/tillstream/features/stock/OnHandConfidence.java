package io.tillstream.features.stock;

import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.demand.Portions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the books can be believed: the chance that the figure is about what lies on the shelf.
 *
 * <p>A count is believed. From then on confidence halves every {@value #HALF_LIFE_DAYS} days, and each portion put in or taken out
 * may have been booked wrong. Where an item that usually sells has not sold for days although the books have some, each silent day
 * speaks against the books as much as it would be a surprise if the goods were there (Bayes' rule). Below zero the books are wrong
 * for certain.
 *
 * @param percent 0 to 100
 * @param signs what took it away from 100, worst first as far as they can be compared
 */
public record OnHandConfidence(int percent, List<Sign> signs) {
    /**
     * DeHoratius and Raman (Management Science, 2008) found 65 of 100 records of a chain wrong; with a count a year a record is half
     * a year old on average, and 35 in 100 after 183 days is a half-life of 120.
     */
    private static final int HALF_LIFE_DAYS = 120;

    /** Of the same study: what a record is worth of which nobody knows when it was looked at. */
    private static final double NEVER_COUNTED = 0.35;

    /** Our assumption, of the order of mix-ups of like items at a till; to be measured with a chain's own counts. */
    private static final double WRONG_PER_PORTION = 1.0 / 1_000;

    /** Not even a count is beyond doubt when nothing sells. */
    private static final double MOST = 0.99;

    /** From here a silence is worth telling. */
    private static final double SURPRISE = 0.05;

    /** What speaks against the books. */
    public enum Sign {
        BELOW_ZERO,
        NOT_SOLD_THOUGH_IT_USUALLY_IS,
        NEVER_COUNTED,
        LONG_SINCE_COUNTED,
        MUCH_MOVED_SINCE_COUNTED
    }

    public OnHandConfidence {
        signs = List.copyOf(signs);
    }

    /**
     * Confidence in an item's books.
     *
     * @param stock the books
     * @param demand what it sold on its latest days, as the ledger keeps it
     * @param now the moment to judge
     */
    public static OnHandConfidence of(StockOnHand stock, List<ItemDemand.Day> demand, Instant now) {
        if (stock.onHand().amount() < 0) {
            return new OnHandConfidence(0, List.of(Sign.BELOW_ZERO));
        }
        List<Sign> signs = new ArrayList<>();
        double believed = sinceCount(stock, now, signs);
        if (stock.onHand().amount() > 0) {
            double silence = silence(stock, demand, LocalDate.ofInstant(now, ZoneOffset.UTC));
            double before = Math.min(MOST, believed);
            if (silence < SURPRISE) {
                signs.addFirst(Sign.NOT_SOLD_THOUGH_IT_USUALLY_IS);
                believed = before * silence / (before * silence + 1 - before);
            }
        }
        return new OnHandConfidence((int) Math.round(believed * 100), signs);
    }

    private static double sinceCount(StockOnHand stock, Instant now, List<Sign> signs) {
        StockOnHand.LastCount count = stock.lastCount();
        if (count == null) {
            signs.add(Sign.NEVER_COUNTED);
            return NEVER_COUNTED;
        }
        double days = Math.max(0, Duration.between(count.at(), now).toSeconds() / 86_400.0);
        double age = Math.pow(0.5, days / HALF_LIFE_DAYS);
        double portions = Portions.of(count.handled(), stock.onHand().unit());
        double handling = Math.pow(1 - WRONG_PER_PORTION, portions);
        if (age < 1 - SURPRISE) {
            signs.add(Sign.LONG_SINCE_COUNTED);
        }
        if (handling < 1 - SURPRISE) {
            signs.add(Sign.MUCH_MOVED_SINCE_COUNTED);
        }
        return age * handling;
    }

    /** The chance of selling nothing since the last sale if the goods were there, by the lines sold on an average day before. */
    private static double silence(StockOnHand stock, List<ItemDemand.Day> demand, LocalDate today) {
        StockOnHand.LastCount count = stock.lastCount();
        LocalDate first = null;
        LocalDate last = null;
        long lines = 0;
        for (ItemDemand.Day day : demand) {
            if (!day.on().isAfter(today)) {
                first = first == null || day.on().isBefore(first) ? day.on() : first;
                last = last == null || day.on().isAfter(last) ? day.on() : last;
                lines += day.lines();
            }
        }
        if (first == null || last == null) {
            return 1;
        }
        // Whoever counted the shelf since has seen that the goods are there.
        LocalDate seen = count == null || count.date().isBefore(last) ? last : count.date();
        long silent = Math.max(0, ChronoUnit.DAYS.between(seen, today) - 1);
        double perDay = (double) lines / (ChronoUnit.DAYS.between(first, last) + 1);
        return Math.exp(-perDay * silent);
    }
}
