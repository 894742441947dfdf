package io.tillstream.events.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.Money;
import java.util.Objects;

/**
 * What some sales come to, returns subtracted. What customers paid is revenue plus tax, whether prices include it or not.
 *
 * @param transactions receipts of any kind
 * @param lines their lines, without those that load a gift card
 * @param revenue what the lines brought in, without tax
 * @param tax of these lines
 * @param discount what was taken off them
 * @param cost what the shop had paid for the goods of those lines whose till knew it
 * @param unvalued the part of the revenue whose goods cost nobody knows how much
 */
public record Trade(
        long transactions, long lines, Money revenue, Money tax, Money discount, Money cost, Money unvalued) {
    public Trade {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(tax, "tax");
        Objects.requireNonNull(discount, "discount");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(unvalued, "unvalued");
    }

    /** What is left of the valued revenue when its goods are paid. */
    @JsonIgnore
    public Money margin() {
        return revenue.minus(unvalued).minus(cost);
    }
}
