package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount of money in whole minor units. Arithmetic is checked: an overflow or a mix of currencies throws.
 *
 * <p>In JSON an amount is a string such as {@code "-2.55 GBP"} or {@code "190 TWD"}, always with all of the currency's
 * decimals, so that equal amounts have equal bytes.
 *
 * @param minor minor units, negative for money given back
 * @param currency the currency
 */
public record Money(long minor, CurrencyUnit currency) implements Comparable<Money> {
    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money ofMinor(long minor, CurrencyUnit currency) {
        return new Money(minor, currency);
    }

    public static Money zero(CurrencyUnit currency) {
        return new Money(0, currency);
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException when the text is not an amount, a space and a currency with its exact decimals
     */
    @JsonCreator
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        if (space < 1 || space != text.length() - 4) {
            throw notAnAmount(text);
        }
        CurrencyUnit currency = CurrencyUnit.of(text.substring(space + 1));
        String number = text.substring(0, space);
        int point = number.indexOf('.');
        int decimals = point < 0 ? 0 : number.length() - point - 1;
        if (decimals != currency.decimals()) {
            throw notAnAmount(text);
        }
        try {
            String digits = point < 0 ? number : number.substring(0, point) + number.substring(point + 1);
            Money money = new Money(Long.parseLong(digits), currency);
            if (!money.number().equals(number)) {
                throw notAnAmount(text);
            }
            return money;
        } catch (NumberFormatException e) {
            throw notAnAmount(text);
        }
    }

    private static IllegalArgumentException notAnAmount(String text) {
        return new IllegalArgumentException(
                "Amount \"" + text + "\" is not like \"12.30 GBP\" with exactly the currency's decimals.");
    }

    public Money plus(Money other) {
        long sum = minor + same(other).minor;
        if (((minor ^ sum) & (other.minor ^ sum)) < 0) {
            throw tooMuch(this + " plus " + other);
        }
        return new Money(sum, currency);
    }

    public Money minus(Money other) {
        long difference = minor - same(other).minor;
        if (((minor ^ other.minor) & (minor ^ difference)) < 0) {
            throw tooMuch(this + " minus " + other);
        }
        return new Money(difference, currency);
    }

    public Money times(long factor) {
        long product = minor * factor;
        if (Math.multiplyHigh(minor, factor) != product >> 63) {
            throw tooMuch(this + " times " + factor);
        }
        return new Money(product, currency);
    }

    private static ArithmeticException tooMuch(String sum) {
        return new ArithmeticException(sum + " is more money than can be counted; split it.");
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other + " to " + this + ": the currencies differ.");
        }
        return other;
    }

    /** The bare number with the currency's decimals, {@code 12.30}; no grouping, a point as separator. */
    public String number() {
        int decimals = currency.decimals();
        if (decimals == 0 || minor == Long.MIN_VALUE) {
            return BigDecimal.valueOf(minor, decimals).toPlainString();
        }
        String digits = Long.toString(Math.abs(minor));
        StringBuilder number = new StringBuilder(digits.length() + decimals + 2);
        if (minor < 0) {
            number.append('-');
        }
        number.repeat('0', Math.max(0, decimals + 1 - digits.length())).append(digits);
        return number.insert(number.length() - decimals, '.').toString();
    }

    /** As a person reads it: {@code £12.30}, {@code −NT$190}. */
    public String display() {
        return isNegative() ? "−" + currency.symbol() + negated().number() : currency.symbol() + number();
    }

    /** The same with the thousands apart, for sentences: {@code NT$1,116}. */
    public String grouped() {
        StringBuilder text = new StringBuilder(display());
        int point = text.indexOf(".");
        int first = currency.symbol().length() + (isNegative() ? 1 : 0);
        for (int comma = (point < 0 ? text.length() : point) - 3; comma > first; comma -= 3) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    @JsonValue
    @Override
    public String toString() {
        return number() + " " + currency.code();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }
}
