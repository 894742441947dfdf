package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.SuspendedBasket;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.table.BillParts;
import io.tillstream.checkout.table.JoinedBills;
import io.tillstream.checkout.table.KitchenOrder;
import io.tillstream.events.Source;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.till.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables and what lies on them. A table that nobody works at is a basket put aside in its name, and there is one at most
 * for each; so the journal alone says who sits where, what they had and what the kitchen knows.
 */
final class TableWork {
    private static final Pattern NOTE = Pattern.compile("(\\d{1,3})[.:．：、]\\s*(.+)");

    private final List<String> tables;
    private final Catalogue catalogue;
    private final Bookkeeping books;
    private final PuttingAside aside;
    private final Supplier<HeldParts> held;

    TableWork(
            List<String> tables, Catalogue catalogue, Bookkeeping books, PuttingAside aside, Supplier<HeldParts> held) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.books = books;
        this.aside = aside;
        this.held = held;
    }

    Turn next(OpenSale open, Act.OnTable act, SoFar soFar) {
        return switch (act) {
            case Act.ShowTables() -> show(open, soFar);
            case Act.OpenTable(String table) -> chosen(open, table.strip(), soFar);
            case Act.Guests(String text) -> guests(open, text.strip());
            case Act.SendToKitchen() -> send(open, soFar);
            case Act.NoteForKitchen(String text) -> note(open, text.strip());
            case Act.MoveTable() -> move(open);
            case Act.SplitBill() -> split(open, soFar);
            case Act.SharePieces(int line, long amount) -> pieces(open, line, amount, soFar);
            case Act.TakeShare() -> takeShare(open, soFar);
        };
    }

    /** The tables, with what is open back on its own. */
    Turn show(OpenSale open, SoFar soFar) {
        TableOrder table = open.table();
        if (tables.isEmpty()) {
            return Turn.told(open, Notice.Kind.NO_SUCH_TABLE, "");
        }
        if (open.exchange() != null) {
            return Turn.told(open, Notice.Kind.EXCHANGE_OPEN);
        }
        if (open.isUntouched()) {
            return new Turn.Open(fresh(open).at(new Stage.AtTables()));
        }
        return table == null ? Turn.told(open, Notice.Kind.BASKET_OPEN) : put(open, table, soFar, basket -> basket);
    }

    /** What was typed while a table is to be chosen: its name, or the number on its key. */
    Optional<String> named(String text) {
        if (tables.contains(text)) {
            return Optional.of(text);
        }
        boolean byPlace = text.matches("[1-9]\\d?") && !areNumbers(tables);
        return byPlace ? tables.stream().skip(Long.parseLong(text) - 1).findFirst() : Optional.empty();
    }

    /** Tables with numbers for names are chosen by them; others by their place. */
    static boolean areNumbers(List<String> tables) {
        return tables.stream().allMatch(name -> name.matches("\\d{1,4}"));
    }

    private Turn chosen(OpenSale open, String name, SoFar soFar) {
        TableOrder table = open.table();
        if (!tables.contains(name)) {
            return Turn.told(open, Notice.Kind.NO_SUCH_TABLE, name);
        }
        if (table != null && open.stage() instanceof Stage.MovingTable) {
            return moved(open, table, name, soFar);
        }
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.BASKET_OPEN);
        }
        OpenSale fresh = fresh(open);
        return soFar.billAt(name)
                .map(bill -> aside.resume(fresh, bill))
                .orElseGet(() -> new Turn.Open(fresh.at(TableOrder.opened(name, books.now()))));
    }

    private Turn guests(OpenSale open, String text) {
        TableOrder table = open.table();
        if (table == null) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        return text.matches("[1-9]\\d?")
                ? new Turn.Open(open.at(table.withGuests(Long.parseLong(text))))
                : Turn.told(open, Notice.Kind.GUESTS_HOW_MANY);
    }

    private Turn send(OpenSale open, SoFar soFar) {
        TableOrder table = open.table();
        if (table == null) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        return KitchenOrder.isUnsent(open.basket())
                ? put(open, table.withTicket(), soFar, KitchenOrder::sent)
                : Turn.told(open, Notice.Kind.KITCHEN_KNOWS_ALL);
    }

    private static Turn note(OpenSale open, String text) {
        if (open.table() == null) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        Matcher numbered = NOTE.matcher(text);
        int line = numbered.matches() ? Integer.parseInt(numbered.group(1)) : Selling.line(open, "");
        String note = numbered.matches() ? numbered.group(2) : text;
        if (note.isEmpty()) {
            return Turn.told(open, Notice.Kind.NOTE_FIRST);
        }
        String kept = note.length() > KitchenMark.LONGEST_NOTE ? note.substring(0, KitchenMark.LONGEST_NOTE) : note;
        return KitchenOrder.noted(open.basket(), line, kept)
                .<Turn>map(basket -> new Turn.Open(open.with(basket)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOTE_TOO_LATE));
    }

    private static Turn move(OpenSale open) {
        return open.table() == null
                ? Turn.told(open, Notice.Kind.TABLE_FIRST)
                : new Turn.Open(open.at(new Stage.MovingTable()));
    }

    private Turn moved(OpenSale open, TableOrder table, String name, SoFar soFar) {
        if (name.equals(table.table())) {
            return new Turn.Open(open.at(new Stage.Selling()));
        }
        return open.isUntouched()
                ? new Turn.Open(open.at(table.at(name)))
                : put(open, table.at(name), soFar, basket -> basket);
    }

    /** The guests' wishes end here only when nobody cooks for them any more. */
    Turn cancel(OpenSale open, Payment payment) {
        return KitchenOrder.isInTheKitchen(open.basket())
                ? Turn.told(open, Notice.Kind.KITCHEN_COOKS)
                : payment.cancel(open);
    }

    private Turn split(OpenSale open, SoFar soFar) {
        TableOrder table = open.table();
        if (table == null) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        if (open.basket().isEmpty()) {
            return Turn.told(open, Notice.Kind.NOTHING_TO_PAY);
        }
        return switch (put(open, table, soFar, basket -> basket)) {
            case Turn.Closed(var _, var facts, var _)
            when facts.getLast() instanceof BasketSuspended bill ->
                BillParts.isSplittable(bill)
                        ? new Turn.Open(fresh(open).at(new Stage.Splitting(bill.source(), Map.of())), facts)
                        : new Turn.Open(
                                fresh(open).at(new Stage.AtTables()).telling(Notice.of(Notice.Kind.BILL_NOT_SPLIT)),
                                facts);
            case Turn other -> other;
        };
    }

    private static Turn pieces(OpenSale open, int line, long amount, SoFar soFar) {
        if (!(open.stage() instanceof Stage.Splitting splitting)) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        return Optional.ofNullable(soFar.suspended().get(splitting.bill()))
                .flatMap(bill -> BillShare.chosen(bill, line, amount))
                .<Turn>map(possible -> new Turn.Open(open.at(splitting.with(line, possible))))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NO_SUCH_LINE));
    }

    /** What was typed: a line for one piece more of it, or {@code 3*2} for three of line 2. */
    Turn typed(OpenSale open, Stage.Splitting splitting, String text, SoFar soFar) {
        Matcher piece = BillShare.TYPED.matcher(text);
        if (text.isEmpty()) {
            return takeShare(open, soFar);
        }
        if (!piece.matches()) {
            return Turn.told(open, Notice.Kind.SHARE_FIRST);
        }
        int line = Integer.parseInt(piece.group(2));
        long amount =
                piece.group(1) == null ? splitting.chosen().getOrDefault(line, 0L) + 1 : Long.parseLong(piece.group(1));
        return pieces(open, line, amount, soFar);
    }

    private Turn takeShare(OpenSale open, SoFar soFar) {
        if (!(open.stage() instanceof Stage.Splitting splitting)) {
            return Turn.told(open, Notice.Kind.TABLE_FIRST);
        }
        BasketSuspended bill = soFar.suspended().get(splitting.bill());
        if (bill == null || splitting.chosen().isEmpty()) {
            return Turn.told(open, Notice.Kind.SHARE_FIRST);
        }
        BillShare share = BillShare.of(bill, splitting.chosen(), aside, open.basket());
        return share.isEverything() ? aside.resume(fresh(open), bill) : aside.resume(fresh(open), bill, share.share());
    }

    /** The next customer's basket by the promotions of now. */
    private OpenSale fresh(OpenSale open) {
        return OpenSale.fresh(
                open.basket().store(),
                RememberedSavings.opening(catalogue.promotions(), catalogue::segments, held, books.now()));
    }

    /**
     * Puts what is open onto a table, together with what lies there.
     *
     * @param last what is done with all of it before it is written down
     */
    private Turn put(OpenSale open, TableOrder table, SoFar soFar, UnaryOperator<Basket> last) {
        Optional<BasketSuspended> there = soFar.billAt(table.table());
        Optional<Basket> whole =
                there.isEmpty() ? Optional.of(open.basket()) : JoinedBills.of(lying(there.get(), open), open.basket());
        if (whole.isEmpty()) {
            return Turn.told(open, Notice.Kind.BILLS_NOT_JOINED, table.table());
        }
        TableOrder order = there.map(BasketSuspended::table)
                .map(other -> together(open, table, other))
                .orElse(table);
        List<OfferOutcome> outcomes =
                new ArrayList<>(there.map(BasketSuspended::offers).orElse(List.of()));
        open.outcomes().stream().filter(one -> !outcomes.contains(one)).forEach(outcomes::add);
        List<Source> joins = there.map(BasketSuspended::source).map(List::of).orElse(List.of());
        return books.other(
                        open.basket().store(),
                        (source, at, businessDate, operator) -> last.apply(whole.get())
                                .suspended(source.receiptNumber(), at, operator)
                                .fact(source, businessDate, outcomes, order, joins))
                .<Turn>map(fact -> new Turn.Closed(open, List.of(fact), null))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    private Basket lying(BasketSuspended bill, OpenSale open) {
        return SuspendedBasket.of(bill, open.basket().store(), open.basket().opening(), catalogue::product)
                .basket();
    }

    /** A guest's part that comes back brings nobody new. */
    private static TableOrder together(OpenSale open, TableOrder coming, TableOrder there) {
        TableOrder before = open.table();
        boolean comesBack = before != null && before.table().equals(there.table());
        TableOrder one = coming.joining(there);
        return comesBack ? new TableOrder(there.table(), one.since(), there.guests(), one.tickets()) : one;
    }
}
