package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a return will do, before it does it; confirmed, the same value becomes the {@link Sale} that does it.
 *
 * @param member whose points change, if anyone's
 * @param lines goods that come back, everything negative
 * @param taxes tax that is taken back, at the rates of then
 * @param tenders money that goes back, by the means it came
 * @param cashRounding what rounding the cash adds or takes away, with the sign it has in the sale
 * @param coupons coupons that become valid again
 * @param promotions what comes back of limited promotions, everything negative
 * @param whole whether nothing of the original sale is left with the customer
 * @param terms on what grounds
 */
public record RefundPreview(
        @Nullable MemberId member,
        List<SaleLine> lines,
        List<TaxTotal> taxes,
        List<Tender> tenders,
        Money cashRounding,
        List<CouponUse> coupons,
        List<PromotionUse> promotions,
        boolean whole,
        ReturnTerms terms) {
    public RefundPreview {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        tenders = List.copyOf(tenders);
        coupons = List.copyOf(coupons);
        promotions = List.copyOf(promotions);
    }

    /** What the customer gets in all, counted positive and after cash rounding. */
    public Money total() {
        return tenders.stream()
                .map(Tender::tendered)
                .reduce(Money.zero(cashRounding.currency()), Money::plus)
                .negated();
    }

    /** Points that were earned with the goods and are taken away again. */
    public long pointsTakenBack() {
        return Math.negateExact(Points.sum(lines.stream().mapToLong(SaleLine::points)));
    }

    /** Points that were spent on the goods and come back, each with the expiry it had. */
    public List<PointsLot> pointsGivenBack() {
        return tenders.stream()
                .flatMap(tender -> tender.points().stream())
                .map(lot -> new PointsLot(-lot.points(), lot.expiresOn()))
                .toList();
    }

    /** Goods that go back on the shelf, per item. */
    public Map<Gtin, Quantity> stock() {
        return lines.stream()
                .filter(line -> line.giftCard() == null)
                .collect(Collectors.toMap(
                        SaleLine::gtin, line -> line.quantity().negated(), Quantity::plus, TreeMap::new));
    }

    /** The return, ready for the journal. */
    public Sale sale(Source source, Instant happenedAt, LocalDate businessDate, String operator) {
        return new Sale(
                source,
                happenedAt,
                businessDate,
                operator,
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                taxes,
                tenders,
                cashRounding,
                total().negated(),
                List.of(),
                List.of(),
                coupons,
                List.of(),
                terms,
                promotions);
    }
}
