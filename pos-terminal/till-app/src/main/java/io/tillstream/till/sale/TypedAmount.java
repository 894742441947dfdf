package io.tillstream.till.sale;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An amount as a cashier types it: {@code 20}, {@code 20.5} or {@code 20,50}, in major units. */
sealed interface TypedAmount {
    /** It is one. */
    record Read(Money amount) implements TypedAmount {}

    /** It is none, and the notice says why. */
    record Refused(Notice notice) implements TypedAmount {}

    Pattern FORM = Pattern.compile("\\d{1,40}(?:[.,]\\d{1,3})?");

    /** The most whole units that count as an amount; a longer number is a code that went into the wrong field. */
    long MOST_UNITS = 999_999_999;

    /** What it says in that currency. */
    static TypedAmount of(String text, CurrencyUnit currency) {
        if (!FORM.matcher(text).matches()) {
            return notAnAmount(text);
        }
        BigDecimal units = new BigDecimal(text.replace(',', '.'));
        BigDecimal minor = units.movePointRight(currency.decimals());
        if (minor.stripTrailingZeros().scale() > 0) {
            return notAnAmount(text);
        }
        return minor.compareTo(BigDecimal.valueOf(most(currency).minor())) > 0
                ? new Refused(tooLarge(text, currency))
                : new Read(Money.ofMinor(minor.longValueExact(), currency));
    }

    /** The same, and nothing is no amount either. */
    static TypedAmount aboveNothing(String text, CurrencyUnit currency) {
        return of(text, currency) instanceof Read(Money amount) && amount.isZero()
                ? notAnAmount(text)
                : of(text, currency);
    }

    /** The largest amount that is taken. */
    static Money most(CurrencyUnit currency) {
        return Money.ofMinor(
                BigDecimal.valueOf(MOST_UNITS + 1)
                                .movePointRight(currency.decimals())
                                .longValueExact()
                        - 1,
                currency);
    }

    static Notice tooLarge(String text, CurrencyUnit currency) {
        return Notice.of(Notice.Kind.AMOUNT_TOO_LARGE, text, most(currency).display());
    }

    private static TypedAmount notAnAmount(String text) {
        return new Refused(Notice.of(Notice.Kind.NOT_AN_AMOUNT, text));
    }

    /** Goes on with the amount, or tells why there is none. */
    default OpenSale in(OpenSale open, Function<Money, OpenSale> then) {
        return switch (this) {
            case Read(Money amount) -> then.apply(amount);
            case Refused(Notice notice) -> open.telling(notice);
        };
    }
}
