package io.tillstream.reconciliation;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.SaleLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The figures of a sale line that the index carries too. */
enum LineFigure {
    /** A load of a gift card is money taken in advance and no sale. */
    NET("netMinor", Kind.MONEY, line -> line.giftCard() == null ? line.net().minor() : 0),
    DISCOUNT("discountMinor", Kind.MONEY, LineFigure::discountOf),
    TAX("taxMinor", Kind.MONEY, line -> line.tax().minor()),
    QUANTITY("quantity", Kind.UNITS, line -> line.quantity().amount()),
    POINTS("points", Kind.POINTS, SaleLine::points);

    static final List<LineFigure> ALL = List.of(values());

    private final String field;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToLongFunction<SaleLine> reading;

    LineFigure(String field, Kind kind, ToLongFunction<SaleLine> reading) {
        this.field = field;
        this.kind = kind;
        this.reading = reading;
    }

    /** Its name in a document of the index. */
    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    long of(SaleLine line) {
        return reading.applyAsLong(line);
    }

    /** What the line's amounts are counted in. */
    String unitOf(SaleLine line) {
        return switch (kind) {
            case UNITS -> line.quantity().unit().symbol();
            default -> line.net().currency().code();
        };
    }

    /** A value for each figure. */
    static Map<LineFigure, Long> each(ToLongFunction<LineFigure> value) {
        Map<LineFigure, Long> values = new EnumMap<>(LineFigure.class);
        ALL.forEach(figure -> values.put(figure, value.applyAsLong(figure)));
        return values;
    }

    /** The sums of lines. */
    static Map<LineFigure, Long> sumsOf(List<SaleLine> lines) {
        return each(figure -> lines.stream().mapToLong(figure::of).reduce(0, Math::addExact));
    }

    private static long discountOf(SaleLine line) {
        return line.discounts().stream()
                .map(Discount::amount)
                .mapToLong(Money::minor)
                .reduce(0, Math::addExact);
    }
}
