package io.tillstream.events.sale;

import io.tillstream.events.Money;
import java.util.Objects;

/**
 * Tax of one rate group on one receipt.
 *
 * @param group the rate group, {@code standard}
 * @param basisPoints the rate in hundredths of a percent, 2000 for 20 %
 * @param included whether prices include the tax
 * @param base what is taxed, without the tax
 * @param tax the tax
 */
public record TaxTotal(String group, int basisPoints, boolean included, Money base, Money tax) {
    public TaxTotal {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(tax, "tax");
    }
}
