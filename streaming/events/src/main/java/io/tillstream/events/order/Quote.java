package io.tillstream.events.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Absent;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import java.util.List;
import java.util.Objects;

/**
 * What a member was promised: the order as the checkout priced it when it was placed. The till sells it so, to the cent.
 *
 * <p>Checked here: the net of all lines and the tax that prices do not include make {@code total}; line numbers 1, 2, 3, ….
 *
 * @param lines the lines as the sale will have them, deposits among them
 * @param taxes tax per rate group
 * @param coupons what the sale does to coupons
 * @param promotions what is given of promotions whose limits span baskets
 * @param total what the member pays in all, not rounded to coins
 */
public record Quote(
        List<SaleLine> lines,
        List<TaxTotal> taxes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CouponUse> coupons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PromotionUse> promotions,
        Money total) {
    public Quote {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        coupons = Absent.orEmpty(coupons);
        promotions = Absent.orEmpty(promotions);
        Objects.requireNonNull(total, "total");
        if (lines.isEmpty() || total.isNegative()) {
            throw new IllegalArgumentException("A quote has " + lines.size() + " lines and totals " + total
                    + "; some lines, and nothing or more.");
        }
        Money sum = Money.zero(total.currency());
        for (int i = 0; i < lines.size(); i++) {
            SaleLine line = lines.get(i);
            if (line.line() != i + 1 || line.quantity().amount() < 0) {
                throw new IllegalArgumentException("A quote's line " + (i + 1) + " is number " + line.line() + " of "
                        + line.quantity() + "; numbered from 1, and nothing that comes back.");
            }
            sum = sum.plus(line.net());
        }
        for (TaxTotal tax : taxes) {
            sum = tax.included() ? sum : sum.plus(tax.tax());
        }
        if (!sum.equals(total)) {
            throw new IllegalArgumentException(
                    "A quote totals " + total + ", but its lines and exclusive tax make " + sum + ".");
        }
    }
}
