package io.tillstream.simulator.history;

import io.tillstream.events.Money;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.sorting.RowClass;
import io.tillstream.simulator.sorting.SortedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of every row, {@code report.json}; the classes' rows add up to {@code rows}.
 *
 * @param rows rows of the file
 * @param classes every class, also the empty ones
 * @param history what the journals hold
 * @param live what will be rung up
 * @param items items in the catalogue
 * @param itemsNewAfterCut how many of them first sell after the cut
 * @param members customers known at the cut
 * @param deliveries goods received
 * @param corrections adjustments of the books
 * @param assumptions what was assumed, one sentence each
 */
public record ImportReport(
        int rows,
        List<ClassCount> classes,
        History history,
        Live live,
        int items,
        long itemsNewAfterCut,
        int members,
        long deliveries,
        long corrections,
        List<String> assumptions) {
    /** One class. */
    public record ClassCount(String rowClass, String use, int rows, String rule) {}

    /** What the journals hold; a row that gives back pieces of two lines makes two lines. */
    public record History(
            long transactions, long lines, long units, Money sold, Money refunded, Money net, long points) {}

    /** What will be rung up; returns after the cut are not. */
    public record Live(long baskets, long lines, long basketsWithCard) {}

    public ImportReport {
        classes = List.copyOf(classes);
        assumptions = List.copyOf(assumptions);
    }

    static ImportReport of(
            SortedRows sorted,
            HistoryTotals totals,
            Plan plan,
            Catalogue catalogue,
            int members,
            List<LiveBasket> baskets,
            List<StockMovement> movements) {
        List<ClassCount> classes = new ArrayList<>();
        for (RowClass rowClass : RowClass.values()) {
            classes.add(new ClassCount(
                    rowClass.id(),
                    rowClass.use().name().toLowerCase(Locale.ROOT),
                    sorted.counts().getOrDefault(rowClass, 0),
                    rowClass.rule()));
        }
        long deliveries =
                movements.stream().filter(GoodsReceived.class::isInstance).count();
        return new ImportReport(
                sorted.rows(),
                classes,
                new History(
                        totals.transactions(),
                        totals.lines(),
                        totals.units(),
                        money(totals.soldMinor()),
                        money(totals.refundedMinor()),
                        money(totals.soldMinor() - totals.refundedMinor()),
                        totals.points()),
                new Live(
                        plan.live().baskets(),
                        plan.live().lines(),
                        baskets.stream().filter(b -> b.card() != null).count()),
                catalogue.size(),
                catalogue.newItems(),
                members,
                deliveries,
                movements.size() - deliveries,
                plan.assumptions());
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, ImportRules.CURRENCY);
    }

    /** The same for people, in Markdown. */
    public String text() {
        StringBuilder text = new StringBuilder("# Import report\n\nThe file has " + rows
                + " rows. Each is in exactly one class:\n\n| class | rows | becomes | rule |\n|---|---:|---|---|\n");
        for (ClassCount c : classes) {
            text.append(
                    String.format(Locale.ROOT, "| %s | %,d | %s | %s |%n", c.rowClass(), c.rows(), c.use(), c.rule()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nHistory: %,d transactions, %,d lines, sold %s, refunded %s, net %s, %,d points.%n"
                        + "Live: %,d baskets, %,d lines, %,d with a member card.%n"
                        + "%,d items (%,d new after the cut), %,d members, %,d deliveries, %,d corrections.%n%nAssumed:%n",
                history.transactions(),
                history.lines(),
                history.sold().display(),
                history.refunded().display(),
                history.net().display(),
                history.points(),
                live.baskets(),
                live.lines(),
                live.basketsWithCard(),
                items,
                itemsNewAfterCut,
                members,
                deliveries,
                corrections));
        assumptions.forEach(a -> text.append("- ").append(a).append('\n'));
        return text.toString();
    }
}
