package io.tillstream.checkout.receipt;

import io.tillstream.checkout.parcel.PickUpCode;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;

/** What the printer says of parcels: a label for the shelf, a slip for the receiver, and papers where money changes hands. */
public final class ParcelSlip {
    private ParcelSlip() {}

    /** A parcel came in: a label that goes onto it and, behind a cut, the receiver's slip. The label never says the code. */
    public static ReceiptDocument label(ParcelIn parcel, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store, language, ParcelWords.LABEL.in(language), parcel.happenedAt(), parcel.operator());
        paper.centre(parcel.place(), Emphasis.HUGE).qr(parcel.waybill().value());
        paper.centre(parcel.waybill().value(), Emphasis.BOLD);
        due(
                paper.pair(ParcelWords.RECEIVER.in(language), receiver(parcel, language), Emphasis.NORMAL),
                parcel,
                language);
        paper.cutHere();
        PickUpCode code = new PickUpCode(parcel.code());
        paper.centre(store.name().in(language), Emphasis.LARGE)
                .centre(ParcelWords.PICK_UP.in(language), Emphasis.BOLD)
                .centre(code.shown(), Emphasis.HUGE)
                .qr(code.barcode());
        due(paper, parcel, language);
        return paper.text(ParcelWords.PICK_UP_HINT.in(language))
                .centre(parcel.source().receiptNumber(), Emphasis.NORMAL)
                .cut();
    }

    private static String receiver(ParcelIn parcel, Language language) {
        String tail = parcel.phoneTail();
        return tail == null ? ParcelWords.MEMBER.in(language) : ParcelWords.PHONE.in(language, tail);
    }

    private static void due(ReportPaper paper, ParcelIn parcel, Language language) {
        Money due = parcel.cashOnDelivery();
        if (due != null) {
            paper.pair(ParcelWords.DUE.in(language), due.display(), Emphasis.BOLD);
        }
    }

    /** A parcel went out against money, or back to its carrier, who signs for it. */
    public static ReceiptDocument of(ParcelOut out, ParcelIn parcel, Store store, Language language) {
        boolean back = out.way() == ParcelOut.Way.BACK_TO_CARRIER;
        ReportPaper paper = new ReportPaper(
                store,
                language,
                (back ? ParcelWords.BACK : ParcelWords.PAID).in(language),
                out.happenedAt(),
                out.operator());
        paper.pair(ParcelWords.WAYBILL.in(language), out.waybill().value(), Emphasis.NORMAL)
                .pair(ParcelWords.RECEIVER.in(language), receiver(parcel, language), Emphasis.NORMAL);
        for (Tender tender : out.tenders()) {
            paper.openDrawer()
                    .rule()
                    .pair(ParcelWords.DUE.in(language), tender.net().display(), Emphasis.BOLD)
                    .pair(ParcelWords.GIVEN.in(language), tender.tendered().display(), Emphasis.NORMAL)
                    .pair(ParcelWords.CHANGE.in(language), tender.change().display(), Emphasis.NORMAL)
                    .text(ParcelWords.NO_SALE.in(language));
        }
        return back
                ? signed(paper, out.source().receiptNumber(), language)
                : paper.rule()
                        .centre(out.source().receiptNumber(), Emphasis.NORMAL)
                        .cut();
    }

    /** The senders' cash left the drawer; whoever takes it signs. */
    public static ReceiptDocument of(ParcelSettlement settlement, Store store, Language language) {
        ReportPaper paper = new ReportPaper(
                store, language, ParcelWords.SETTLED.in(language), settlement.happenedAt(), settlement.operator());
        paper.openDrawer()
                .pair(
                        ParcelWords.PARCELS.in(language),
                        Integer.toString(settlement.parcels().size()),
                        Emphasis.NORMAL);
        settlement.parcels().forEach(parcel -> paper.text("  " + parcel.receiptNumber()));
        paper.pair(ReportWords.AMOUNT.in(language), settlement.amount().display(), Emphasis.BOLD);
        return signed(paper, settlement.source().receiptNumber(), language);
    }

    private static ReceiptDocument signed(ReportPaper paper, String number, Language language) {
        return paper.rule()
                .text(ReportWords.SIGNATURE.in(language) + ": ____________________")
                .centre(number, Emphasis.NORMAL)
                .cut();
    }
}
