package io.tillstream.dashboards.today;

import io.tillstream.dashboards.days.TradingDays;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.reorder.OpenProposals;
import io.tillstream.dashboards.sales.DayFigures;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures at the top: money first, never more than six. */
@Component
final class KeyFigures {
    /** Shown where a figure is not known yet. */
    static final String UNKNOWN = "–";

    private final OpenProposals proposals;
    private final TradingDays trading;

    KeyFigures(OpenProposals proposals, TradingDays trading) {
        this.proposals = proposals;
        this.trading = trading;
    }

    /**
     * One figure.
     *
     * @param key its message keys begin with {@code figure.} and this
     * @param value as shown
     * @param change against last week, or absent
     * @param href what adds up to it
     * @param plan how it stands against the plan of the day, or absent
     */
    record Figure(
            String key,
            String value,
            @Nullable Change change,
            String href,
            @Nullable String plan) {
        Figure(String key, String value, @Nullable Change change, String href) {
            this(key, value, change, href, null);
        }

        /** Whether there is a value. */
        public boolean isKnown() {
            return !value.equals(UNKNOWN);
        }

        Figure with(@Nullable String plan) {
            return new Figure(key, value, change, href, plan);
        }
    }

    /**
     * Against the same hours last week.
     *
     * @param direction {@code up}, {@code down} or {@code same}
     * @param text by how much, {@code +12 %}
     * @param before the figure of then
     */
    record Change(String direction, String text, String before) {}

    List<Figure> of(DayPair days, Shops shops, Show show) {
        String receipts = Links.link("/receipts", "store", shops.key(), "day", days.today());
        String discounted = Links.link("/receipts", "store", shops.key(), "day", days.today(), "lines", "discounted");
        List<Figure> figures = new ArrayList<>();
        figures.add(
                money("sales", days, show, receipts, each -> each.net().minor()).with(plan(days, shops, show)));
        figures.add(count("receipts", days, show, receipts, DayFigures.Figures::receipts));
        figures.add(
                money("average", days, show, receipts, each -> share(each.net().minor(), each.receipts())));
        figures.add(new Figure(
                "lines",
                show.thousandths(
                        share(days.soFar().lines() * 1_000, days.soFar().receipts())),
                change(
                        share(days.soFar().lines() * 1_000, days.soFar().receipts()),
                        share(
                                days.byThisHour().lines() * 1_000,
                                days.byThisHour().receipts()),
                        show.thousandths(share(
                                days.byThisHour().lines() * 1_000,
                                days.byThisHour().receipts()))),
                receipts));
        figures.add(money(
                "discounts", days, show, discounted, each -> each.discount().minor()));
        figures.add(new Figure(
                "at-risk",
                proposals
                        .atRisk(shops.filter(), shops.currency())
                        .map(show::money)
                        .orElse(UNKNOWN),
                null,
                Links.link("/reorder", "store", shops.key())));
        return figures;
    }

    private @Nullable String plan(DayPair days, Shops shops, Show show) {
        return trading.plan(shops.shown(), days.today(), shops.currency())
                .filter(plan -> plan.minor() > 0)
                .map(plan -> show.say(
                        "figure.plan",
                        show.money(plan),
                        show.number(Math.round(days.soFar().net().minor() * 100.0 / plan.minor()))))
                .orElse(null);
    }

    private static Figure money(
            String key, DayPair days, Show show, String href, ToLongFunction<DayFigures.Figures> minor) {
        var currency = days.soFar().net().currency();
        long now = minor.applyAsLong(days.soFar());
        long before = minor.applyAsLong(days.byThisHour());
        return new Figure(
                key,
                show.money(Money.ofMinor(now, currency)),
                change(now, before, show.money(Money.ofMinor(before, currency))),
                href);
    }

    private static Figure count(
            String key, DayPair days, Show show, String href, ToLongFunction<DayFigures.Figures> number) {
        long now = number.applyAsLong(days.soFar());
        long before = number.applyAsLong(days.byThisHour());
        return new Figure(key, show.number(now), change(now, before, show.number(before)), href);
    }

    /** Nothing to compare with is not the same as no change. */
    static @Nullable Change change(long now, long before, String beforeText) {
        if (before <= 0) {
            return null;
        }
        long percent = Math.round((now - before) * 100.0 / before);
        String direction = percent > 0 ? "up" : percent < 0 ? "down" : "same";
        String sign = percent > 0 ? "+" : percent < 0 ? "−" : "±";
        return new Change(direction, sign + String.format(Locale.ROOT, "%,d", Math.abs(percent)) + " %", beforeText);
    }

    private static long share(long sum, long count) {
        return count == 0 ? 0 : Math.round((double) sum / count);
    }
}
