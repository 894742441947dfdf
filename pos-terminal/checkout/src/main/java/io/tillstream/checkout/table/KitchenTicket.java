package io.tillstream.checkout.table;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the kitchen is told when a table is sent: only what is new since its ticket before. It is made from the record alone,
 * so that it can be made again.
 */
public final class KitchenTicket {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final LocalText TABLE = new LocalText("Table {0}", "桌號 {0}", "桌台 {0}");
    private static final LocalText TICKET = new LocalText("Ticket {0}", "廚房單 {0}", "厨打单 {0}");
    private static final LocalText CANCELLED = new LocalText("CANCELLED", "取消出餐", "退菜");
    private static final LocalText GUESTS = new LocalText("Guests {0}", "{0} 位", "{0} 人");
    private static final LocalText CASHIER = new LocalText("Cashier {0}", "收銀員 {0}", "收银员 {0}");

    private KitchenTicket() {}

    /** The ticket of a basket that was put aside; empty where it has nothing new for the kitchen. */
    public static Optional<ReceiptDocument> of(
            BasketSuspended bill, Function<Gtin, LocalText> names, Store store, Language language) {
        TableOrder table = bill.table();
        List<SuspendedLine> ordered =
                bill.lines().stream().filter(line -> news(line) > 0).toList();
        List<SuspendedLine> cancelled =
                bill.lines().stream().filter(line -> news(line) < 0).toList();
        if (table == null || (ordered.isEmpty() && cancelled.isEmpty())) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(centre(filled(TABLE, language, table.table()), Emphasis.HUGE));
        parts.add(new ReceiptDocument.Pair(
                filled(TICKET, language, Long.toString(table.tickets())),
                MINUTE.format(bill.happenedAt().atZone(store.zone())),
                Emphasis.LARGE));
        parts.add(new ReceiptDocument.Pair(
                filled(CASHIER, language, bill.operator()),
                table.guests() == 0 ? "" : filled(GUESTS, language, Long.toString(table.guests())),
                Emphasis.NORMAL));
        if (!ordered.isEmpty()) {
            parts.add(new ReceiptDocument.Rule());
            ordered.forEach(line -> dish(parts, line, names, language));
        }
        if (!cancelled.isEmpty()) {
            parts.add(new ReceiptDocument.Rule());
            parts.add(centre(CANCELLED.in(language), Emphasis.LARGE));
            cancelled.forEach(line -> dish(parts, line, names, language));
        }
        parts.add(new ReceiptDocument.Rule());
        parts.add(centre(bill.source().receiptNumber(), Emphasis.NORMAL));
        parts.add(new ReceiptDocument.Cut());
        return Optional.of(new ReceiptDocument(language, parts));
    }

    private static long news(SuspendedLine line) {
        KitchenMark kitchen = line.kitchen();
        return kitchen == null ? 0 : kitchen.now();
    }

    private static void dish(List<Part> parts, SuspendedLine line, Function<Gtin, LocalText> names, Language language) {
        String name = names.apply(line.gtin()).in(language);
        String much = line.quantity().unit() == Quantity.Unit.EACH
                ? (news(line) < 0 ? "−" : "") + Math.abs(news(line)) + " × "
                : (news(line) < 0 ? "−" : "") + Math.abs(news(line)) + " g ";
        parts.add(new ReceiptDocument.Text(much + name, Alignment.LEFT, Emphasis.LARGE));
        KitchenMark kitchen = line.kitchen();
        if (kitchen != null && kitchen.note() != null) {
            parts.add(new ReceiptDocument.Text("   » " + kitchen.note(), Alignment.LEFT, Emphasis.LARGE));
        }
    }

    private static Part centre(String text, Emphasis emphasis) {
        return new ReceiptDocument.Text(text, Alignment.CENTRE, emphasis);
    }

    private static String filled(LocalText text, Language language, String value) {
        return text.in(language).replace("{0}", value);
    }
}
