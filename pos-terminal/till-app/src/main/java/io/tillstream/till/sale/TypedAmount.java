package io.tillstream.till.sale;

import io.tillstream.events.CurrencyUnit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount as a cashier types it: {@code 20}, {@code 20.5} or {@code 20,50}, in major units. */
final class TypedAmount {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,3})?");

    private TypedAmount() {}

    /** In minor units; empty when it is no amount of that currency. */
    static Optional<Long> minor(String text, CurrencyUnit currency) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal minor = new BigDecimal(text.replace(',', '.')).movePointRight(currency.decimals());
        return minor.stripTrailingZeros().scale() > 0 ? Optional.empty() : Optional.of(minor.longValueExact());
    }
}
