package io.tillstream.checkout.receipt;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.checkout.receipt.ReceiptSetting.Kind;
import io.tillstream.checkout.receipt.ReceiptSetting.NextVisit;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The receipt of a finished sale. Every figure on it is the sale's own; nothing is computed anew but sums. */
public final class SaleReceipt {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Sale sale;
    private final ReceiptSetting setting;
    private final Language language;
    private final List<Part> parts = new ArrayList<>();

    private SaleReceipt(Sale sale, ReceiptSetting setting) {
        this.sale = sale;
        this.setting = setting;
        this.language = setting.language();
    }

    /** The document for a sale that is in the journal. */
    public static ReceiptDocument of(Sale sale, ReceiptSetting setting) {
        SaleReceipt receipt = new SaleReceipt(sale, setting);
        receipt.heading();
        sale.lines().forEach(receipt::line);
        receipt.totals();
        receipt.payment();
        receipt.member();
        receipt.ending();
        return new ReceiptDocument(setting.language(), receipt.parts);
    }

    /** What the QR code says: the receipt number for a return at any till, and day and total for the eye. */
    public static String qrText(Sale sale) {
        return "TSR:" + sale.source().receiptNumber() + ";" + sale.businessDate() + ";" + sale.total();
    }

    private void heading() {
        if (setting.kind() == Kind.ORIGINAL && isPaidInCash()) {
            parts.add(new ReceiptDocument.OpenDrawer());
        }
        banner();
        centre(setting.store().name().in(language), Emphasis.LARGE);
        said(setting.text() == null ? "" : setting.text().head().in(language));
        if (takesBack()) {
            boolean sells =
                    sale.lines().stream().anyMatch(line -> line.quantity().amount() > 0);
            centre((sells ? ReceiptWords.EXCHANGE : ReceiptWords.RETURN).in(language), Emphasis.BOLD);
        }
        space();
        pair(ReceiptWords.RECEIPT.in(language), sale.source().receiptNumber());
        pair(
                MINUTE.format(sale.happenedAt().atZone(setting.store().zone())),
                ReceiptWords.CASHIER.in(language) + " " + sale.operator());
        rule();
    }

    private boolean takesBack() {
        return sale.lines().stream().anyMatch(line -> line.quantity().amount() < 0);
    }

    private boolean isPaidInCash() {
        return sale.tenders().stream().anyMatch(tender -> tender.type() == TenderType.CASH);
    }

    private void banner() {
        switch (setting.kind()) {
            case ORIGINAL -> {}
            case COPY -> centre(ReceiptWords.COPY.in(language), Emphasis.HUGE);
        }
    }

    private void line(SaleLine line) {
        String name = setting.names().apply(line.gtin()).in(language);
        if (line.quantity().equals(Quantity.each(1))) {
            pair(name, amount(line.gross()));
        } else {
            parts.add(new ReceiptDocument.Text(name, Alignment.LEFT, Emphasis.NORMAL));
            pair("  " + quantity(line), amount(line.gross()));
        }
        String card = line.giftCard();
        if (card != null) {
            // As much of its number as anybody may find in the bin.
            String ending = "…" + card.substring(Math.max(0, card.length() - 4));
            pair("  " + ReceiptWords.GIFT_CARD.in(language), ending);
        }
        for (Discount discount : line.discounts()) {
            pair("  " + setting.nameOf(discount), amount(discount.amount().negated()));
        }
        SaleLine.ReturnedLine returned = line.returned();
        if (returned != null) {
            String from = ReceiptWords.RETURNED_FROM.in(
                    language, returned.sale().receiptNumber(), Integer.toString(returned.line()));
            parts.add(new ReceiptDocument.Text("  " + from, Alignment.LEFT, Emphasis.NORMAL));
        }
    }

    private static String quantity(SaleLine line) {
        return switch (line.quantity().unit()) {
            case EACH -> line.quantity().amount() + " × " + amount(line.unitPrice());
            case GRAM ->
                BigDecimal.valueOf(line.quantity().amount(), 3).toPlainString() + " kg × " + amount(line.unitPrice())
                        + "/kg";
        };
    }

    private void totals() {
        rule();
        Money saved = Money.zero(sale.currency());
        Money net = Money.zero(sale.currency());
        long pieces = 0;
        for (SaleLine line : sale.lines()) {
            net = net.plus(line.net());
            saved = line.discounts().stream().map(Discount::amount).reduce(saved, Money::plus);
            pieces += line.quantity().unit() == Quantity.Unit.EACH
                    ? line.quantity().amount()
                    : Long.signum(line.quantity().amount());
        }
        pair(ReceiptWords.ITEMS.in(language), Long.toString(pieces));
        if (!net.equals(sale.total())) {
            pair(ReceiptWords.SUBTOTAL.in(language), amount(net));
        }
        sale.taxes().stream().filter(tax -> !tax.included()).forEach(this::tax);
        if (!sale.cashRounding().isZero()) {
            pair(ReceiptWords.CASH_ROUNDING.in(language), amount(sale.cashRounding()));
        }
        space();
        parts.add(new ReceiptDocument.Pair(ReceiptWords.TOTAL.in(language), amount(sale.total()), Emphasis.LARGE));
        if (saved.isPositive()) {
            parts.add(new ReceiptDocument.Pair(ReceiptWords.SAVED.in(language), amount(saved), Emphasis.BOLD));
        }
        sale.taxes().stream().filter(TaxTotal::included).forEach(this::tax);
    }

    private void tax(TaxTotal tax) {
        ReceiptWords words = tax.included() ? ReceiptWords.TAX_INCLUDED : ReceiptWords.TAX_ADDED;
        String rate =
                BigDecimal.valueOf(tax.basisPoints(), 2).stripTrailingZeros().toPlainString();
        pair(words.in(language, rate, amount(tax.base())), amount(tax.tax()));
    }

    private void payment() {
        if (sale.tenders().isEmpty()) {
            return;
        }
        rule();
        if (takesBack()) {
            changesHands();
            return;
        }
        for (Tender tender : sale.tenders()) {
            pair(ReceiptWords.of(tender.type()).in(language), amount(tender.tendered()));
            if (!tender.change().isZero()) {
                parts.add(new ReceiptDocument.Pair(
                        ReceiptWords.CHANGE.in(language), amount(tender.change()), Emphasis.BOLD));
            }
        }
    }

    /** Money that went both ways in an exchange is one amount to the customer. */
    private void changesHands() {
        Map<TenderType, Money> net = new EnumMap<>(TenderType.class);
        sale.tenders().forEach(tender -> net.merge(tender.type(), tender.net(), Money::plus));
        net.forEach((type, amount) -> {
            String name = ReceiptWords.of(type).in(language);
            if (amount.isNegative()) {
                pair(ReceiptWords.REFUNDED.in(language, name), amount(amount.negated()));
            } else if (amount.isPositive()) {
                pair(name, amount(amount));
            }
        });
        long points = Points.sum(sale.tenders().stream()
                .flatMap(tender -> tender.points().stream())
                .mapToLong(PointsLot::points));
        if (points < 0) {
            pair(ReceiptWords.POINTS_GIVEN_BACK.in(language), "+" + -points);
        }
        sale.coupons().stream()
                .filter(use -> use.kind() == CouponUse.Kind.REINSTATED)
                .forEach(use -> pair(ReceiptWords.COUPON_AGAIN.in(language), use.coupon()));
        ReturnTerms terms = sale.returnTerms();
        Approval approval = terms == null ? null : terms.approval();
        if (approval != null && approval.approver() != null) {
            pair(ReceiptWords.APPROVED_BY.in(language), approval.approver());
        }
    }

    private void member() {
        if (sale.member() != null) {
            rule();
            long points = Points.sum(sale.lines().stream().mapToLong(SaleLine::points));
            ReceiptWords words = points < 0 ? ReceiptWords.POINTS_TAKEN_BACK : ReceiptWords.POINTS_EARNED;
            pair(words.in(language), points < 0 ? Long.toString(points) : "+" + points);
            Long balance = setting.pointsBalance();
            if (balance != null) {
                pair(ReceiptWords.POINTS_BALANCE.in(language), balance.toString());
            }
        }
        NextVisit next = setting.nextVisit();
        if (next != null) {
            rule();
            centre(ReceiptWords.NEXT_VISIT.in(language), Emphasis.BOLD);
            String item = setting.names().apply(next.gtin()).in(language);
            centre(
                    ReceiptWords.PERCENT_OFF.in(
                            language, Integer.toString(next.percentOff()), item, chineseDiscount(next.percentOff())),
                    Emphasis.BOLD);
            centre(next.reason().in(language), Emphasis.NORMAL);
            centre(ReceiptWords.VALID_UNTIL.in(language, next.validUntil().toString()), Emphasis.NORMAL);
            parts.add(new ReceiptDocument.QrCode(next.code()));
            centre(ReceiptWords.SCAN_WITH_CARD.in(language), Emphasis.NORMAL);
        }
    }

    /** What is left to pay, in tenths where they suffice: 20 % off is 8 折, 15 % off is 85 折. */
    private static String chineseDiscount(int percentOff) {
        int left = 100 - percentOff;
        return Integer.toString(left % 10 == 0 ? left / 10 : left);
    }

    private void ending() {
        rule();
        parts.add(new ReceiptDocument.QrCode(qrText(sale)));
        centre(sale.source().receiptNumber(), Emphasis.NORMAL);
        space();
        String foot = setting.text() == null ? "" : setting.text().foot().in(language);
        said(foot.isBlank() ? ReceiptWords.THANKS.in(language) : foot);
        banner();
        parts.add(new ReceiptDocument.Cut());
    }

    /** With a plain hyphen, which every printer has; the typographic minus of screens is in no code page. */
    private static String amount(Money money) {
        return money.isNegative() ? "-" + money.negated().display() : money.display();
    }

    private void pair(String left, String right) {
        parts.add(new ReceiptDocument.Pair(left, right, Emphasis.NORMAL));
    }

    private void centre(String text, Emphasis emphasis) {
        parts.add(new ReceiptDocument.Text(text, Alignment.CENTRE, emphasis));
    }

    /** What the store says, line by line; each is wrapped where the paper is too narrow. */
    private void said(String text) {
        text.lines().forEach(line -> {
            if (line.isBlank()) {
                space();
            } else {
                centre(line.strip(), Emphasis.NORMAL);
            }
        });
    }

    private void rule() {
        parts.add(new ReceiptDocument.Rule());
    }

    private void space() {
        parts.add(new ReceiptDocument.Space());
    }
}
