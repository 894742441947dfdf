package io.tillstream.till.screen;

import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.sale.DuePayment;
import io.tillstream.till.sale.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down a payment: what is due, what was taken, what the customer might hand over. */
final class PaymentWriter {
    private PaymentWriter() {}

    static TillScreen.PaymentPanel write(DuePayment due) {
        Stage.Paying.NextCard card = due.paying().nextCard();
        Money cash = due.cashDue();
        Money exact = due.cardDue();
        return new TillScreen.PaymentPanel(
                cash.display(),
                exact.equals(cash) ? null : exact.display(),
                due.toGive().isZero() ? null : due.toGive().display(),
                Banknotes.above(cash),
                taken(due.paying()),
                card != null,
                card == null ? null : text(card.amount()));
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.display();
    }

    private static List<TillScreen.TakenRow> taken(Stage.Paying paying) {
        List<TillScreen.TakenRow> rows = new ArrayList<>();
        for (Tender tender : paying.taken()) {
            rows.add(new TillScreen.TakenRow(
                    rows.size() + 1,
                    "tender." + tender.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    detail(tender),
                    tender.tendered().display()));
        }
        for (Money part : paying.cash()) {
            rows.add(new TillScreen.TakenRow(rows.size() + 1, "tender.cash", "", part.display()));
        }
        return rows;
    }

    /** The end of a card's number, or how many points. */
    private static String detail(Tender tender) {
        String account = tender.account();
        if (account != null) {
            return ending(account);
        }
        long points = tender.points().stream().mapToLong(PointsLot::points).sum();
        return points == 0 ? "" : Long.toString(points);
    }

    /** As much of a card's number as everybody may read. */
    static String ending(String account) {
        return "…" + account.substring(Math.max(0, account.length() - 4));
    }
}
