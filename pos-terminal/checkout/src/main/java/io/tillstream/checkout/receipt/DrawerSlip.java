package io.tillstream.checkout.receipt;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the printer says of the drawer outside sales; each opens it. A count says what was counted and nothing else. */
public final class DrawerSlip {
    private DrawerSlip() {}

    /**
     * Cash came in or went out.
     *
     * @param reason why, in the language of the paper; absent where none is asked for
     */
    public static ReceiptDocument of(
            TenderControl control, @Nullable LocalText reason, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store,
                language,
                ReportWords.slipOf(control.kind()).in(language),
                control.happenedAt(),
                control.operator());
        paper.openDrawer()
                .pair(ReportWords.AMOUNT.in(language), control.amount().display(), Emphasis.BOLD);
        reasonAndApprover(paper, reason, control.approver(), language);
        return signed(paper, control.source().receiptNumber(), language);
    }

    /** The drawer was opened without a sale. */
    public static ReceiptDocument of(NoSale noSale, LocalText reason, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store, language, ReportWords.NO_SALE_SLIP.in(language), noSale.happenedAt(), noSale.operator());
        paper.openDrawer();
        reasonAndApprover(paper, reason, noSale.approver(), language);
        return signed(paper, noSale.source().receiptNumber(), language);
    }

    /** The drawer was counted; what was expected is not for whoever counted. */
    public static ReceiptDocument of(TillSettlement count, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store,
                language,
                (count.replaces() == null ? ReportWords.COUNT_SLIP : ReportWords.COUNT_AGAIN).in(language),
                count.happenedAt(),
                count.operator());
        reasonAndApprover(paper, null, count.approver(), language);
        for (TillSettlement.Count tender : count.tenders()) {
            paper.rule();
            for (TillSettlement.Pieces pieces : tender.pieces()) {
                paper.pair(
                        "  " + pieces.value().display() + " × " + pieces.count(),
                        pieces.value().times(pieces.count()).display(),
                        Emphasis.NORMAL);
            }
            paper.pair(
                    ReceiptWords.of(tender.type()).in(language),
                    tender.counted().display(),
                    Emphasis.BOLD);
        }
        return signed(paper, count.source().receiptNumber(), language);
    }

    /** Nothing but the drawer: it is to be counted. */
    public static ReceiptDocument opening(Language language) {
        List<ReceiptDocument.Part> parts = new ArrayList<>();
        parts.add(new ReceiptDocument.OpenDrawer());
        return new ReceiptDocument(language, parts);
    }

    private static void reasonAndApprover(
            ReportPaper paper, @Nullable LocalText reason, @Nullable String approver, Language language) {
        if (reason != null) {
            paper.pair(ReportWords.REASON.in(language), reason.in(language), Emphasis.NORMAL);
        }
        if (approver != null) {
            paper.pair(ReceiptWords.APPROVED_BY.in(language), approver, Emphasis.NORMAL);
        }
    }

    private static ReceiptDocument signed(ReportPaper paper, String number, Language language) {
        return paper.rule()
                .text(ReportWords.SIGNATURE.in(language) + ": ____________________")
                .centre(number, Emphasis.NORMAL)
                .cut();
    }
}
