package io.tillstream.portal.receipts;

import io.tillstream.events.MemberId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import org.springframework.stereotype.Component;

/** What a member bought, line by line. It stays in the books when the member is forgotten, under the number. */
@Component
class PurchasesCopy implements PersonalData {
    private final Receipts receipts;
    private final Assortment assortment;

    PurchasesCopy(Receipts receipts, Assortment assortment) {
        this.receipts = receipts;
        this.assortment = assortment;
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        for (Sale sale : receipts.whole(member, Integer.MAX_VALUE)) {
            ReceiptView view = ReceiptView.of(sale, assortment, copy.language());
            for (ReceiptView.Line line : view.lines()) {
                SaleLine told = line.line();
                copy.add(
                        Heading.PURCHASES,
                        "when",
                        sale.happenedAt(),
                        "store",
                        view.store(),
                        "receipt",
                        view.number(),
                        "line",
                        line.number(),
                        "item",
                        line.name(),
                        "quantity",
                        told.quantity().toString(),
                        "paid",
                        told.net().toString(),
                        "points",
                        told.points());
            }
        }
    }
}
