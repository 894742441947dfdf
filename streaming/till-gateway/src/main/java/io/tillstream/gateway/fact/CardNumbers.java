package io.tillstream.gateway.fact;

import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps payment card numbers out of the log: a text field that holds one becomes {@code [REDACTED]}.
 *
 * <p>A card number is a run of digits, single blanks or dashes allowed between them, with the prefix and length of a
 * card network and a right Luhn digit. Typed fields (GTIN, receipt number, hash) are exempt: they have parsed as their
 * type, and one EAN-13 in ten passes Luhn.
 */
final class CardNumbers {
    static final String REDACTED = "[REDACTED]";

    /** Thirteen digits at least: shorter runs are no card of any network below. */
    private static final Pattern DIGIT_RUN = Pattern.compile("(?<![0-9A-Za-z])\\d(?:[ -]?\\d){12,18}(?![0-9A-Za-z])");

    /** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro: prefix and length. */
    private static final Pattern NETWORK = Pattern.compile("4(?:\\d{12}|\\d{15}|\\d{18})|5[1-5]\\d{14}|2[2-7]\\d{14}"
            + "|3[47]\\d{13}|3(?:0[0-5]|[68]\\d)\\d{11,16}|6(?:011|4[4-9]\\d|5\\d\\d)\\d{12,15}|35\\d{14,17}"
            + "|62\\d{14,17}|(?:50|5[6-8])\\d{11,17}");

    private CardNumbers() {}

    /** The transaction with every card number replaced; the same object when it holds none. */
    static TillTransaction redact(TillTransaction fact) {
        return switch (fact) {
            case Sale sale -> redact(sale);
            case BasketCancelled cancelled ->
                new BasketCancelled(
                        cancelled.source(),
                        cancelled.happenedAt(),
                        cancelled.businessDate(),
                        clean(cancelled.operator()),
                        cancelled.lines(),
                        cancelled.abandoned(),
                        each(cancelled.offers(), CardNumbers::redact));
            case NoSale noSale ->
                new NoSale(
                        noSale.source(),
                        noSale.happenedAt(),
                        noSale.businessDate(),
                        clean(noSale.operator()),
                        clean(noSale.reason()));
            case EpochOpened opened ->
                new EpochOpened(
                        opened.source(),
                        opened.happenedAt(),
                        opened.businessDate(),
                        clean(opened.reason()),
                        opened.previous());
        };
    }

    private static Sale redact(Sale sale) {
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                clean(sale.operator()),
                sale.member(),
                sale.origin(),
                cleanOrAbsent(sale.externalReference()),
                sale.channel(),
                sale.voids(),
                each(sale.lines(), CardNumbers::redact),
                each(sale.taxes(), CardNumbers::redact),
                each(sale.tenders(), CardNumbers::redact),
                sale.cashRounding(),
                sale.total(),
                each(sale.offers(), CardNumbers::redact),
                each(sale.assumed(), CardNumbers::clean),
                each(sale.coupons(), CardNumbers::redact),
                sale.voided(),
                redact(sale.returnTerms()));
    }

    private static Tender redact(Tender tender) {
        return new Tender(
                tender.type(),
                tender.tendered(),
                tender.change(),
                cleanOrAbsent(tender.attempt()),
                cleanOrAbsent(tender.account()),
                tender.points());
    }

    private static CouponUse redact(CouponUse use) {
        return new CouponUse(clean(use.coupon()), clean(use.promotion()), use.kind());
    }

    private static @Nullable ReturnTerms redact(@Nullable ReturnTerms terms) {
        return terms == null ? null : new ReturnTerms(terms.check(), redact(terms.approval()));
    }

    private static @Nullable Approval redact(@Nullable Approval approval) {
        return approval == null ? null : new Approval(clean(approval.reason()), cleanOrAbsent(approval.approver()));
    }

    private static @Nullable PriceOverride redact(@Nullable PriceOverride override) {
        return override == null
                ? null
                : new PriceOverride(
                        override.original(),
                        new Approval(
                                clean(override.approval().reason()),
                                cleanOrAbsent(override.approval().approver())));
    }

    private static @Nullable AgeCheck redact(@Nullable AgeCheck check) {
        return check == null ? null : new AgeCheck(check.minimumAge(), check.method(), clean(check.operator()));
    }

    private static SaleLine redact(SaleLine line) {
        return new SaleLine(
                line.line(),
                line.gtin(),
                line.quantity(),
                line.unitPrice(),
                line.priceSource(),
                line.gross(),
                each(line.discounts(), CardNumbers::redact),
                line.net(),
                clean(line.taxGroup()),
                line.tax(),
                line.points(),
                line.returned(),
                redact(line.override()),
                redact(line.ageCheck()),
                line.depositOf(),
                cleanOrAbsent(line.giftCard()));
    }

    private static Discount redact(Discount discount) {
        return new Discount(
                clean(discount.promotion()),
                clean(discount.name()),
                cleanOrAbsent(discount.decisionId()),
                discount.amount(),
                redact(discount.approval()));
    }

    private static TaxTotal redact(TaxTotal tax) {
        return new TaxTotal(clean(tax.group()), tax.basisPoints(), tax.included(), tax.base(), tax.tax());
    }

    private static OfferOutcome redact(OfferOutcome outcome) {
        return new OfferOutcome(clean(outcome.decisionId()), clean(outcome.campaign()), outcome.kind());
    }

    private static <T> List<T> each(List<T> values, UnaryOperator<T> redaction) {
        return values.isEmpty() ? values : values.stream().map(redaction).toList();
    }

    private static @Nullable String cleanOrAbsent(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    private static String clean(String text) {
        return holdsCardNumber(text) ? REDACTED : text;
    }

    static boolean holdsCardNumber(String text) {
        if (text.length() < 13) {
            return false;
        }
        Matcher runs = DIGIT_RUN.matcher(text);
        while (runs.find()) {
            String digits = runs.group().replace(" ", "").replace("-", "");
            if (NETWORK.matcher(digits).matches() && passesLuhn(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
