package io.tillstream.checkout.returns;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goods for goods in one transaction. What comes back is refunded as in any return, and what is taken is paid with that
 * refund first: both stand in the sale as tenders of one kind, one negative and one positive, so that the customer hands
 * over or gets the difference only, and either half can still be returned by itself later.
 *
 * @param back what comes back
 * @param basket what is taken instead
 */
public record Exchange(RefundPreview back, PricedBasket basket) {
    /** Whether the two halves fit together. */
    public sealed interface Start {
        /** They do. */
        record Begun(Exchange exchange) implements Start {}

        /** The goods come back from one member and go to another: points would land in the wrong ledger. */
        record OtherMember() implements Start {}
    }

    public static Start of(RefundPreview back, PricedBasket basket) {
        MemberId giving = back.member();
        MemberId taking = basket.basket().member();
        return giving != null && taking != null && !giving.equals(taking)
                ? new Start.OtherMember()
                : new Start.Begun(new Exchange(back, basket));
    }

    /** Begins to pay for what is taken; paid at once where the refund covers it. */
    public TenderStep pay() {
        List<Tender> carried = new ArrayList<>();
        Money left = basket.total();
        for (Tender refund : back.tenders()) {
            if (refund.type() != TenderType.CASH && left.isPositive()) {
                Tender again = spentAgain(
                        refund, MoneyBack.least(left, refund.tendered().negated()));
                carried.add(again);
                left = left.minus(again.tendered());
            }
        }
        Money cash = cashBack();
        Money asked = Rounding.toCash(left, basket.basket().store().cashRoundingMinor());
        Money share = MoneyBack.least(cash, asked);
        if (share.isPositive()) {
            carried.add(new Tender(TenderType.CASH, share, nothing()));
        }
        return cash.isPositive() && share.equals(asked)
                ? new TenderStep.Paid(new PaidBasket(basket, carried, asked.minus(left)))
                : OpenPayment.begin(basket, carried);
    }

    private Money cashBack() {
        return back.tenders().stream()
                .filter(tender -> tender.type() == TenderType.CASH)
                .map(Tender::tendered)
                .reduce(nothing(), Money::plus)
                .negated();
    }

    private static Tender spentAgain(Tender refund, Money amount) {
        TenderLeft back = TenderLeft.whole(new Tender(
                refund.type(),
                refund.tendered().negated(),
                refund.change(),
                refund.attempt(),
                refund.account(),
                refund.points().stream().map(TenderLeft::opposite).toList()));
        Tender again = back.giveBack(amount);
        return new Tender(
                again.type(),
                amount,
                again.change(),
                again.attempt(),
                again.account(),
                again.points().stream().map(TenderLeft::opposite).toList());
    }

    /** The exchange, ready for the journal: what is taken first, then what comes back. */
    public Sale sale(
            PaidBasket paid,
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            Language language,
            List<OfferOutcome> offers) {
        Sale taken = paid.sale(source, happenedAt, businessDate, operator, language, offers);
        Sale returned = back.sale(source, happenedAt, businessDate, operator);
        List<SaleLine> lines = new ArrayList<>(taken.lines());
        returned.lines().forEach(line -> lines.add(line.numbered(lines.size() + 1)));
        return new Sale(
                source,
                happenedAt,
                businessDate,
                operator,
                member(),
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                sum(taken.taxes(), returned.taxes()),
                Stream.concat(returned.tenders().stream(), taken.tenders().stream())
                        .toList(),
                taken.cashRounding().plus(returned.cashRounding()),
                taken.total().plus(returned.total()),
                offers,
                List.of(),
                Stream.concat(taken.coupons().stream(), returned.coupons().stream())
                        .toList(),
                taken.voided(),
                returned.returnTerms(),
                Stream.concat(taken.promotions().stream(), returned.promotions().stream())
                        .toList());
    }

    private @Nullable MemberId member() {
        return back.member() == null ? basket.basket().member() : back.member();
    }

    /** One entry per group and rate; a rate that has changed since keeps an entry of its own, after the one of now. */
    private static List<TaxTotal> sum(List<TaxTotal> taken, List<TaxTotal> returned) {
        List<TaxTotal> sums = new ArrayList<>(taken);
        for (TaxTotal back : returned) {
            Optional<TaxTotal> same = sums.stream()
                    .filter(tax -> tax.group().equals(back.group())
                            && tax.basisPoints() == back.basisPoints()
                            && tax.included() == back.included())
                    .findFirst();
            if (same.isPresent()) {
                TaxTotal tax = same.get();
                sums.set(
                        sums.indexOf(tax),
                        new TaxTotal(
                                tax.group(),
                                tax.basisPoints(),
                                tax.included(),
                                tax.base().plus(back.base()),
                                tax.tax().plus(back.tax())));
            } else {
                sums.add(back);
            }
        }
        return sums;
    }

    /**
     * What really changes hands per kind of money: positive from the customer, negative to them.
     *
     * @param sale the exchange as it would be recorded
     */
    public static Map<TenderType, Money> changesHands(Sale sale) {
        Map<TenderType, Money> net = new EnumMap<>(TenderType.class);
        sale.tenders().forEach(tender -> net.merge(tender.type(), tender.net(), Money::plus));
        net.values().removeIf(Money::isZero);
        return net;
    }

    private Money nothing() {
        return Money.zero(basket.total().currency());
    }
}
