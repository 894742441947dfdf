package io.tillstream.dashboards.rollout;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.PaperPicture;
import io.tillstream.receipt.PrinterProfile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A receipt of one made-up item with a text at its head and foot, marked as practice, as a till prints it. */
final class ReceiptExample {
    private static final LocalText NAME = new LocalText("An item", "一件商品", "一件商品");
    /** Of those that shops number as they like. */
    private static final Gtin NUMBER = Gtin.ofDigits("2000000000008");

    private static final int ONE_MAJOR_UNIT = 100;

    private final Store store;
    private final PrintedText text;

    ReceiptExample(Store store, PrintedText text) {
        this.store = store;
        this.text = text;
    }

    private ReceiptDocument receipt(Language language) {
        String tax = store.taxRates().isEmpty()
                ? "standard"
                : store.taxRates().getFirst().group();
        ShelfItem item = new ShelfItem(
                new Product(NUMBER, NAME, "", tax, Quantity.Unit.EACH, 1, null),
                Money.ofMinor(ONE_MAJOR_UNIT, store.currency()));
        PaidBasket paid =
                PaidBasket.exactly(Basket.open(store).add(item).priced().orElseThrow(), TenderType.CARD);
        return SaleReceipt.of(
                        paid.sale(
                                new Source(new TillId(store.store(), 1), 1, 1),
                                text.from().truncatedTo(ChronoUnit.MILLIS),
                                LocalDate.ofInstant(text.from(), store.zone()),
                                "c01",
                                language,
                                List.of()),
                        ReceiptSetting.plain(store, language, _ -> NAME).withText(text.of(1)))
                .asPractice();
    }

    /** The printer's bytes, read back. */
    byte[] picture(Language language, PrinterProfile paper) {
        return PaperPicture.png(EscPosInterpreter.read(new EscPosRenderer(paper).render(receipt(language))), paper);
    }
}
