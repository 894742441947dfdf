package io.tillstream.checkout.receipt;

import io.tillstream.checkout.closing.TillPeriod.Figures;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TaxTotal;
import java.time.Instant;
import java.time.LocalDate;

/** X and Z on paper: the same figures, once as a look and once as a seal. */
public final class PeriodReport {
    private static final int SHOWN_OF_A_HASH = 16;

    private PeriodReport() {}

    /** A look at a period that goes on. */
    public static ReceiptDocument x(
            Figures figures, LocalDate day, Instant at, String operator, Store store, Language language) {
        ReportPaper paper = new ReportPaper(store, language, ReportWords.X.in(language), at, operator);
        paper.pair(ReportWords.BUSINESS_DAY.in(language), day.toString(), Emphasis.NORMAL);
        write(figures, paper, language);
        return paper.rule().text(ReportWords.X_HINT.in(language)).cut();
    }

    /**
     * A period that is closed.
     *
     * @param record the Z with its place in the chain, which seals everything before it
     */
    public static ReceiptDocument z(Closing closing, JournalRecord record, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store,
                language,
                ReportWords.Z.in(language, Long.toString(closing.number())),
                closing.happenedAt(),
                closing.operator());
        paper.pair(ReportWords.BUSINESS_DAY.in(language), closing.businessDate().toString(), Emphasis.NORMAL);
        paper.pair(
                ReportWords.RECORDS.in(language),
                closing.firstSequence() + "–" + closing.source().sequence(),
                Emphasis.NORMAL);
        String approver = closing.approver();
        if (approver != null) {
            paper.pair(ReceiptWords.APPROVED_BY.in(language), approver, Emphasis.NORMAL);
        }
        write(Figures.of(closing), paper, language);
        paper.rule()
                .pair(
                        ReportWords.CHAIN.in(language),
                        record.previousHash().hex().substring(0, SHOWN_OF_A_HASH),
                        Emphasis.NORMAL)
                .pair("", record.hash().hex().substring(0, SHOWN_OF_A_HASH), Emphasis.NORMAL);
        return paper.centre(closing.source().receiptNumber(), Emphasis.NORMAL)
                .text(ReportWords.SIGNATURE.in(language) + ": ____________________")
                .cut();
    }

    private static void write(Figures figures, ReportPaper paper, Language language) {
        Closing.Trade trade = figures.trade();
        paper.rule()
                .pair(
                        ReportWords.SALES.in(language, Long.toString(trade.sales())),
                        trade.sold().display(),
                        Emphasis.NORMAL)
                .pair(
                        ReportWords.RETURNS.in(language, Long.toString(trade.returns())),
                        trade.returned().negated().display(),
                        Emphasis.NORMAL)
                .row(ReportWords.DISCOUNTS, trade.discounts().negated())
                .row(ReportWords.CASH_ROUNDING, trade.cashRounding());
        trade.taxes().forEach(tax -> paper.pair(tax(tax, language), tax.tax().display(), Emphasis.NORMAL));
        paper.row(ReportWords.VOIDED_LINES, trade.voidedLines())
                .row(ReportWords.VOIDED_SALES, trade.voidedSales())
                .row(ReportWords.CANCELLED, trade.cancelled())
                .row(ReportWords.NO_SALES, trade.noSales());
        drawer(figures.cash(), paper);
        tenders(figures, paper, language);
        paper.head(ReportWords.OPEN)
                .row(ReportWords.SUSPENDED, figures.open().suspended())
                .row(ReportWords.REVERSALS, figures.open().reversalsPending())
                .row(ReportWords.UNSENT, figures.open().unsent());
        if (!figures.corrections().isEmpty()) {
            paper.head(ReportWords.CORRECTIONS);
            figures.corrections()
                    .forEach(day -> paper.pair(
                            ReportWords.OF_DAY.in(language, day.date().toString(), Long.toString(day.sales())),
                            day.total().display(),
                            Emphasis.NORMAL));
        }
        paper.head(ReportWords.GRAND_TOTAL)
                .row(ReportWords.GRAND_SALES, figures.grandTotal().sales())
                .row(ReportWords.GRAND_RETURNS, figures.grandTotal().returns().negated());
    }

    private static void drawer(Closing.CashFlow cash, ReportPaper paper) {
        paper.head(ReportWords.DRAWER)
                .row(ReportWords.OPENING, cash.opening())
                .row(ReportWords.LOANS, cash.loans())
                .row(ReportWords.FUNDS_RECEIPTS, cash.fundsReceipts())
                .row(ReportWords.CASH_SALES, cash.sales());
        Money onDelivery = cash.onDelivery();
        Money toSenders = cash.toSenders();
        if (onDelivery != null) {
            paper.row(ReportWords.ON_DELIVERY, onDelivery);
        }
        if (toSenders != null) {
            paper.row(ReportWords.TO_SENDERS, toSenders.negated());
        }
        paper.row(ReportWords.PAID_OUT, cash.paidOut().negated())
                .row(ReportWords.PICKUPS, cash.pickups().negated())
                .row(ReportWords.CORRECTED, cash.corrected())
                .row(ReportWords.LEFT, cash.left());
    }

    private static void tenders(Figures figures, ReportPaper paper, Language language) {
        paper.head(ReportWords.TENDERS);
        for (Closing.TenderClosing tender : figures.tenders()) {
            paper.pair(ReceiptWords.of(tender.type()).in(language), "", Emphasis.NORMAL);
            paper.pair(
                    "  " + ReportWords.EXPECTED.in(language), tender.expected().display(), Emphasis.NORMAL);
            Money counted = tender.counted();
            if (counted == null) {
                paper.pair("  " + ReportWords.NOT_COUNTED.in(language), "", Emphasis.NORMAL);
            } else {
                paper.pair("  " + ReportWords.COUNTED.in(language), counted.display(), Emphasis.NORMAL);
                paper.pair(
                        "  " + ReportWords.OVER_SHORT.in(language),
                        tender.overShort().display(),
                        Emphasis.BOLD);
            }
        }
    }

    private static String tax(TaxTotal tax, Language language) {
        String percent = tax.basisPoints() % 100 == 0
                ? Integer.toString(tax.basisPoints() / 100)
                : Integer.toString(tax.basisPoints() / 100) + "." + tax.basisPoints() % 100;
        return (tax.included() ? ReportWords.TAX_INCLUDED : ReportWords.TAX_ADDED)
                .in(language, percent, tax.base().display());
    }
}
