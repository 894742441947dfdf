package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How much of an item: whole pieces or whole grams. In JSON {@code "3 ea"} or {@code "750 g"}.
 *
 * @param amount pieces or grams, negative where goods come back
 * @param unit what is counted
 */
public record Quantity(long amount, Unit unit) {
    /** What an amount counts. */
    public enum Unit {
        EACH("ea"),
        GRAM("g");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    public Quantity {
        Objects.requireNonNull(unit, "unit");
    }

    public static Quantity each(long pieces) {
        return new Quantity(pieces, Unit.EACH);
    }

    public static Quantity grams(long grams) {
        return new Quantity(grams, Unit.GRAM);
    }

    @JsonCreator
    public static Quantity parse(String text) {
        int space = text.indexOf(' ');
        if (space > 0) {
            String symbol = text.substring(space + 1);
            for (Unit unit : Unit.values()) {
                if (unit.symbol.equals(symbol)) {
                    return new Quantity(Long.parseLong(text.substring(0, space)), unit);
                }
            }
        }
        throw new IllegalArgumentException("Quantity \"" + text + "\" is not like \"3 ea\" or \"750 g\".");
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(amount, same(other).amount), unit);
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(amount), unit);
    }

    private Quantity same(Quantity other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("Cannot add " + other + " to " + this + ": the units differ.");
        }
        return other;
    }

    @JsonValue
    @Override
    public String toString() {
        return amount + " " + unit.symbol;
    }
}
