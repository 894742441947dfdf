package io.tillstream.checkout.receipt;

import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The slip a customer gets for a basket that was put aside: its code, and that nothing is paid. No receipt. */
public final class SuspensionSlip {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private SuspensionSlip() {}

    /** What the code on it says. */
    public static String code(BasketSuspended basket) {
        return "TSB:" + basket.source().receiptNumber();
    }

    public static ReceiptDocument of(BasketSuspended basket, Store store, Language language) {
        long lines = basket.lines().stream().filter(line -> !line.voided()).count();
        List<Part> parts = List.of(
                centre(store.name().in(language), Emphasis.LARGE),
                centre(ReceiptWords.PUT_ASIDE.in(language), Emphasis.BOLD),
                new ReceiptDocument.Space(),
                pair(
                        MINUTE.format(basket.happenedAt().atZone(store.zone())),
                        ReceiptWords.CASHIER.in(language) + " " + basket.operator()),
                pair(ReceiptWords.ITEMS.in(language), Long.toString(lines)),
                pair(ReceiptWords.PUT_ASIDE_WORTH.in(language), basket.worth().display()),
                new ReceiptDocument.Rule(),
                new ReceiptDocument.Text(ReceiptWords.PUT_ASIDE_HINT.in(language), Alignment.LEFT, Emphasis.NORMAL),
                new ReceiptDocument.QrCode(code(basket)),
                centre(basket.source().receiptNumber(), Emphasis.NORMAL),
                new ReceiptDocument.Cut());
        return new ReceiptDocument(language, parts);
    }

    private static Part centre(String text, Emphasis emphasis) {
        return new ReceiptDocument.Text(text, Alignment.CENTRE, emphasis);
    }

    private static Part pair(String left, String right) {
        return new ReceiptDocument.Pair(left, right, Emphasis.NORMAL);
    }
}
