package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finished sale, return or exchange (ARTS: RetailTransaction). Goods sold and money taken are positive, goods and
 * money given back negative, so that every ledger is a plain sum.
 *
 * <p>Invariants, checked here: the net of all lines, tax that prices do not include and {@code cashRounding} make
 * {@code total}; so do the tenders; one currency; line numbers 1, 2, 3, ….
 *
 * @param source till, epoch, sequence
 * @param happenedAt when it was paid
 * @param businessDate trading day
 * @param operator who rang it up, a staff code and never a name
 * @param member the member, if one was recognised
 * @param origin rung up live, or imported from the shop's earlier records
 * @param externalReference the number the earlier system gave it, for imported sales
 * @param channel where it was made
 * @param voids the finished sale that this one reverses as a whole (ARTS: PostVoid), or absent
 * @param lines goods, at least one
 * @param taxes tax per rate group of the receipt
 * @param tenders how it was paid; empty when nothing was due
 * @param cashRounding what rounding the cash part added or took away
 * @param total what was due, cash rounding included
 * @param offers what became of the offers shown during this sale
 * @param assumed names of fields that the import assumed by rule instead of reading them, for example {@code store}
 * @param coupons what the sale did to coupons
 * @param voided lines that were taken out again before it was paid
 * @param returnTerms on what grounds goods were taken back; absent when none were, or nothing is known of it
 * @param promotions what was given of promotions whose limits span baskets
 * @param order the customer's order that was handed over with it, or absent
 */
public record Sale(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        @Nullable MemberId member,
        Origin origin,
        @Nullable String externalReference,
        Channel channel,
        @Nullable Source voids,
        List<SaleLine> lines,
        List<TaxTotal> taxes,
        List<Tender> tenders,
        Money cashRounding,
        Money total,
        List<OfferOutcome> offers,
        List<String> assumed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CouponUse> coupons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<VoidedLine> voided,
        @Nullable ReturnTerms returnTerms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PromotionUse> promotions,
        @Nullable OrderId order)
        implements TillTransaction {
    /** Whether a till rang it up or an import wrote it. */
    public enum Origin {
        LIVE,
        IMPORTED
    }

    /** Where a customer bought. */
    public enum Channel {
        TILL,
        WEB,
        APP
    }

    public Sale {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(channel, "channel");
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        tenders = List.copyOf(tenders);
        offers = List.copyOf(offers);
        assumed = List.copyOf(assumed);
        coupons = Absent.orEmpty(coupons);
        voided = Absent.orEmpty(voided);
        promotions = Absent.orEmpty(promotions);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Sale " + source + " has no line.");
        }
        Money net = Money.zero(total.currency());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).line() != i + 1) {
                throw new IllegalArgumentException("Sale " + source + " numbers line " + (i + 1) + " as "
                        + lines.get(i).line() + ".");
            }
            net = net.plus(lines.get(i).net());
        }
        Money exclusiveTax = Money.zero(total.currency());
        for (TaxTotal tax : taxes) {
            if (!tax.included()) {
                exclusiveTax = exclusiveTax.plus(tax.tax());
            }
        }
        if (!net.plus(exclusiveTax).plus(cashRounding).equals(total)) {
            throw new IllegalArgumentException("Sale " + source + " totals " + total + ", but its lines, exclusive tax"
                    + " and cash rounding make " + net.plus(exclusiveTax).plus(cashRounding) + ".");
        }
        Money paid = Money.zero(total.currency());
        for (Tender tender : tenders) {
            paid = paid.plus(tender.net());
        }
        if (!paid.equals(total)) {
            throw new IllegalArgumentException(
                    "Sale " + source + " totals " + total + ", but its tenders make " + paid + ".");
        }
    }

    /** A sale that hands over no order. */
    public Sale(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            @Nullable MemberId member,
            Origin origin,
            @Nullable String externalReference,
            Channel channel,
            @Nullable Source voids,
            List<SaleLine> lines,
            List<TaxTotal> taxes,
            List<Tender> tenders,
            Money cashRounding,
            Money total,
            List<OfferOutcome> offers,
            List<String> assumed,
            List<CouponUse> coupons,
            List<VoidedLine> voided,
            @Nullable ReturnTerms returnTerms,
            List<PromotionUse> promotions) {
        this(
                source,
                happenedAt,
                businessDate,
                operator,
                member,
                origin,
                externalReference,
                channel,
                voids,
                lines,
                taxes,
                tenders,
                cashRounding,
                total,
                offers,
                assumed,
                coupons,
                voided,
                returnTerms,
                promotions,
                null);
    }

    /** A sale that gave nothing of what is limited. */
    public Sale(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            @Nullable MemberId member,
            Origin origin,
            @Nullable String externalReference,
            Channel channel,
            @Nullable Source voids,
            List<SaleLine> lines,
            List<TaxTotal> taxes,
            List<Tender> tenders,
            Money cashRounding,
            Money total,
            List<OfferOutcome> offers,
            List<String> assumed,
            List<CouponUse> coupons,
            List<VoidedLine> voided,
            @Nullable ReturnTerms returnTerms) {
        this(
                source,
                happenedAt,
                businessDate,
                operator,
                member,
                origin,
                externalReference,
                channel,
                voids,
                lines,
                taxes,
                tenders,
                cashRounding,
                total,
                offers,
                assumed,
                coupons,
                voided,
                returnTerms,
                List.of());
    }

    /** A sale without coupons, voided lines and returns that were looked at. */
    public Sale(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            @Nullable MemberId member,
            Origin origin,
            @Nullable String externalReference,
            Channel channel,
            @Nullable Source voids,
            List<SaleLine> lines,
            List<TaxTotal> taxes,
            List<Tender> tenders,
            Money cashRounding,
            Money total,
            List<OfferOutcome> offers,
            List<String> assumed) {
        this(
                source,
                happenedAt,
                businessDate,
                operator,
                member,
                origin,
                externalReference,
                channel,
                voids,
                lines,
                taxes,
                tenders,
                cashRounding,
                total,
                offers,
                assumed,
                List.of(),
                List.of(),
                null);
    }

    /** The one currency of all its amounts; not part of the JSON form. */
    @JsonIgnore
    public CurrencyUnit currency() {
        return total.currency();
    }
}
