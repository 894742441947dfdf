package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.ArrayList;
import java.util.List;

/**
 * How a refund is paid: to the means the sale was paid with, in the order they were taken, the rest in cash.
 *
 * @param tenders what goes back, each negative
 * @param cashRounding what rounding the cash adds or takes away, with the sign it has in the return
 */
record MoneyBack(List<Tender> tenders, Money cashRounding) {
    MoneyBack {
        tenders = List.copyOf(tenders);
    }

    /**
     * Spreads a refund over the tenders of its sale.
     *
     * @param amount what the goods give back, not negative
     * @param cashStep the smallest cash amount in minor units
     */
    static MoneyBack of(ReturnHistory history, Money amount, int cashStep) {
        List<Tender> tenders = new ArrayList<>();
        Money left = amount;
        for (TenderLeft tender : history.tendersLeft()) {
            Money share = least(left, tender.left());
            if (share.isPositive()) {
                tenders.add(tender.giveBack(share));
                left = left.minus(share);
            }
        }
        Money cash = Rounding.toCash(history.cashOwed().plus(left), cashStep).minus(history.cashGiven());
        if (cash.isNegative()) {
            // Only where coins became coarser since the last return; what the customer holds stays theirs.
            cash = Money.zero(cash.currency());
        }
        if (cash.isPositive()) {
            tenders.add(new Tender(TenderType.CASH, cash.negated(), Money.zero(cash.currency())));
        }
        return new MoneyBack(tenders, left.minus(cash));
    }

    static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
