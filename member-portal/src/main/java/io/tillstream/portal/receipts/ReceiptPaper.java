package io.tillstream.portal.receipts;

import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.receipt.ReceiptPdf;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A receipt as the till would print it once more: the same words and figures in the same order, and its word for a copy. */
@Component
class ReceiptPaper {
    private final Assortment assortment;

    ReceiptPaper(Assortment assortment) {
        this.assortment = assortment;
    }

    /**
     * The file's bytes; nothing while nobody has told the portal of the store, whose name and clock are on the paper.
     *
     * @throws io.tillstream.receipt.ReceiptFonts.FontMissing when this machine has no font for it
     */
    Optional<byte[]> pdf(Sale sale, Language language) {
        return assortment.store(sale.source().till().store()).map(store -> pdf(sale, store, language));
    }

    private byte[] pdf(Sale sale, Store store, Language language) {
        ReceiptSetting setting = ReceiptSetting.plain(store, language, assortment::nameOf);
        return ReceiptPdf.of(SaleReceipt.of(sale, setting.withKind(ReceiptSetting.Kind.COPY)));
    }
}
