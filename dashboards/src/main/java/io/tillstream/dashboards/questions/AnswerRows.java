package io.tillstream.dashboards.questions;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer as its reader sees it: names, figures, and where the receipts are that add up to each. */
final class AnswerRows {
    private static final int PER_MILLE = 1_000;
    private static final int MINUTES_AN_HOUR = 60;

    private final StoreAnswer answer;
    private final StoreQuery query;
    private final Shops shops;
    private final Show show;

    private AnswerRows(StoreAnswer answer, StoreQuery query, Shops shops, Show show) {
        this.answer = answer;
        this.query = query;
        this.shops = shops;
        this.show = show;
    }

    static AnswerRows of(StoreAnswer answer, StoreQuery query, Shops shops, Show show) {
        return new AnswerRows(answer, query, shops, show);
    }

    /**
     * A line.
     *
     * @param name what it is of
     * @param value the figure as it is shown
     * @param share of the largest figure, 0 to 1,000, for a bar
     * @param href the receipts, or absent
     */
    record Row(
            String name, String value, long share, @Nullable String href) {}

    /** Those that are shown: of time all, of others as many as were asked for. */
    public List<Row> shown() {
        long largest = answer.parts().stream()
                .mapToLong(part -> Math.abs(part.value(query.measure())))
                .max()
                .orElse(0);
        return shownParts().stream()
                .map(part -> new Row(
                        name(part),
                        figure(part),
                        largest == 0 ? 0 : Math.abs(part.value(query.measure())) * PER_MILLE / largest,
                        receipts(part)))
                .toList();
    }

    private List<StoreAnswer.Part> shownParts() {
        List<StoreAnswer.Part> all = answer.parts();
        return query.by().isOfTime() ? all : all.subList(0, Math.min(query.top(), all.size()));
    }

    /** What the parts that are not shown come to, or absent where all are. */
    public @Nullable String others() {
        List<StoreAnswer.Part> rest =
                answer.parts().subList(shownParts().size(), answer.parts().size());
        return rest.isEmpty() ? null : figure(rest.stream().reduce(StoreAnswer.Part.none(), StoreAnswer.Part::plus));
    }

    public int othersCount() {
        return answer.parts().size() - shownParts().size();
    }

    public String whole() {
        return figure(answer.whole());
    }

    /** What the other books say, where they were asked. */
    public @Nullable String other() {
        StoreAnswer.Part other = answer.check().other();
        return other == null ? null : figure(other);
    }

    String name(StoreAnswer.Part part) {
        return switch (query.by()) {
            case TOTAL -> "";
            case ITEM -> part.name().isEmpty() ? "" : show.item(new Gtin(part.name()));
            case STORE -> part.name().isEmpty() ? "" : show.store(StoreId.of(part.name()));
            case DAY ->
                part.name().isEmpty()
                        ? ""
                        : show.weekday(LocalDate.parse(part.name())) + ", " + show.date(LocalDate.parse(part.name()));
            case WEEKDAY -> part.name().isEmpty() ? "" : show.say("ask.weekday." + part.name());
            case CHANNEL ->
                part.name().isEmpty()
                        ? ""
                        : show.say("ask.channel." + part.name().toLowerCase(Locale.ROOT));
            case CATEGORY, HOUR, CASHIER -> part.name();
        };
    }

    /** The figure for people. */
    private String figure(StoreAnswer.Part part) {
        long value = part.value(query.measure());
        if (query.measure().isMoney()) {
            return show.money(Money.ofMinor(value, currency()));
        }
        return query.measure() == Measure.EMPTY
                ? show.say("ask.hours", show.thousandths(value * PER_MILLE / MINUTES_AN_HOUR))
                : show.number(value);
    }

    /** The figure for machines. */
    String plain(StoreAnswer.Part part) {
        long value = part.value(query.measure());
        return query.measure().isMoney() ? Money.ofMinor(value, currency()).number() : Long.toString(value);
    }

    private CurrencyUnit currency() {
        return shops.currency();
    }

    private @Nullable String receipts(StoreAnswer.Part part) {
        if (query.measure() == Measure.EMPTY) {
            return null;
        }
        @Nullable
        String lines = switch (query.measure()) {
            case RETURNS -> "returned";
            case DISCOUNT -> "discounted";
            default -> null;
        };
        LocalDate from = query.by() == Division.DAY ? LocalDate.parse(part.name()) : query.from();
        LocalDate until = query.by() == Division.DAY ? from : query.until();
        @Nullable
        Integer hour = query.by() == Division.HOUR && from.equals(until)
                ? Integer.valueOf(part.name().substring(0, 2))
                : null;
        return switch (query.by()) {
            case ITEM -> link(shops.key(), from, until, hour, part.name(), lines);
            case STORE -> link(part.name(), from, until, hour, query.item(), lines);
            case DAY -> link(shops.key(), from, until, hour, query.item(), lines);
            case HOUR -> hour == null ? null : link(shops.key(), from, until, hour, query.item(), lines);
            case TOTAL, CATEGORY, WEEKDAY, CASHIER, CHANNEL -> null;
        };
    }

    private String link(
            @Nullable String store,
            LocalDate from,
            LocalDate until,
            @Nullable Integer hour,
            @Nullable String item,
            @Nullable String lines) {
        return show.link(
                "/receipts",
                "store",
                store,
                "day",
                from,
                "until",
                from.equals(until) ? null : until,
                "hour",
                hour,
                "item",
                item,
                "lines",
                lines);
    }

    /** The receipts that add up to the whole, where a filter of receipts can say so. */
    public @Nullable String wholeReceipts() {
        return switch (query.measure()) {
            case EMPTY -> null;
            case RETURNS -> link(shops.key(), query.from(), query.until(), null, query.item(), "returned");
            case DISCOUNT -> link(shops.key(), query.from(), query.until(), null, query.item(), "discounted");
            default -> link(shops.key(), query.from(), query.until(), null, query.item(), null);
        };
    }
}
