package io.tillstream.till.screen;

import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.events.sale.Tender;
import io.tillstream.payments.Wallet;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.DuePayment;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.screen.TillScreen.ShareRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down a payment: what is due, what was taken, what the customer might hand over. */
final class PaymentWriter {
    private PaymentWriter() {}

    static TillScreen.PaymentPanel write(DuePayment due, Instant now, long reversals, @Nullable ShareRow share) {
        Stage.Paying.NextCard card = due.paying().nextCard();
        Money cash = due.cashDue();
        Money exact = due.cardDue();
        return new TillScreen.PaymentPanel(
                cash.display(),
                exact.equals(cash) ? null : exact.display(),
                due.toGive().isZero() ? null : due.toGive().display(),
                share == null ? Banknotes.above(cash) : List.of(),
                taken(due.paying()),
                card != null,
                card == null ? null : text(card.amount()),
                waiting(due.paying().awaited(), now),
                arrivals(due.paying().arrivals(), now),
                reversals,
                share);
    }

    static @Nullable ShareRow share(CounterView view) {
        OpenSale sale = view.sale();
        TableOrder table = sale == null ? null : sale.table();
        return view.nextShare()
                .map(next -> new ShareRow(
                        next.guest(),
                        table == null ? 0 : table.guests(),
                        next.amount().display(),
                        next.amount().minor(),
                        next.amount().number()))
                .orElse(null);
    }

    private static TillScreen.@Nullable WaitPanel waiting(Stage.Paying.@Nullable Awaited awaited, Instant now) {
        if (awaited == null) {
            return null;
        }
        String code = awaited.code();
        return new TillScreen.WaitPanel(
                "wait." + waitsFor(awaited),
                awaited.attempt().amount().display(),
                Math.max(0, Duration.between(awaited.since(), now).toSeconds()),
                code == null ? null : QrCode.of(code));
    }

    private static String waitsFor(Stage.Paying.Awaited awaited) {
        if (awaited.stopping()) {
            return "stopping";
        }
        return switch (awaited.attempt().state()) {
            case PaymentAttempt.Unknown _ -> "unknown";
            case PaymentAttempt.UserPaying _ when awaited.way() == Way.PAYER_CODE -> "password";
            case PaymentAttempt.Created _,
                    PaymentAttempt.Sent _,
                    PaymentAttempt.UserPaying _,
                    PaymentAttempt.Paid _,
                    PaymentAttempt.Failed _,
                    PaymentAttempt.ReversalPending _,
                    PaymentAttempt.Reversed _ -> kebab(awaited.way());
        };
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<TillScreen.ArrivalRow> arrivals(@Nullable List<Wallet.Arrival> found, Instant now) {
        List<TillScreen.ArrivalRow> rows = new ArrayList<>();
        for (Wallet.Arrival arrival : found == null ? List.<Wallet.Arrival>of() : found) {
            rows.add(new TillScreen.ArrivalRow(
                    rows.size() + 1,
                    arrival.number(),
                    "tender." + kebab(arrival.by()),
                    arrival.amount().display(),
                    arrival.place(),
                    Age.of(Duration.between(arrival.at(), now))));
        }
        return rows;
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
