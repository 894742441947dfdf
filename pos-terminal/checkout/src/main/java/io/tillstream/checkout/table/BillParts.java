package io.tillstream.checkout.table;

import io.tillstream.events.Quantity;
import io.tillstream.events.sale.BasketResumed.Piece;
import io.tillstream.events.sale.BasketResumed.Share;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill in two parts: what one guest takes of it, and what stays. Both sum to the bill, piece by piece; the member, the
 * coupons and the offers stay, so that whoever takes the last lines has them, and nobody twice.
 */
public final class BillParts {
    private BillParts() {}

    /** What the guest takes, for the guest alone. */
    public static BasketSuspended taken(BasketSuspended bill, Share share) {
        List<SuspendedLine> lines = new ArrayList<>();
        for (Piece piece : share.pieces()) {
            SuspendedLine line = line(bill, piece);
            lines.add(cut(line, piece.amount(), Math.min(sent(line), piece.amount())));
        }
        TableOrder table = bill.table();
        return new BasketSuspended(
                bill.source(),
                bill.happenedAt(),
                bill.businessDate(),
                bill.operator(),
                null,
                lines,
                bill.reduction(),
                bill.worth().minus(share.left()),
                List.of(),
                List.of(),
                table == null ? null : table.withGuests(1),
                List.of());
    }

    /** What stays, lines that were taken out before included. */
    public static BasketSuspended left(BasketSuspended bill, Share share) {
        List<SuspendedLine> lines = new ArrayList<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            SuspendedLine line = bill.lines().get(i);
            long taken = taken(share, i + 1);
            if (taken == 0) {
                lines.add(line);
            } else if (taken < line.quantity().amount()) {
                lines.add(cut(line, line.quantity().amount() - taken, sent(line) - Math.min(sent(line), taken)));
            }
        }
        return new BasketSuspended(
                bill.source(),
                bill.happenedAt(),
                bill.businessDate(),
                bill.operator(),
                bill.member(),
                lines,
                bill.reduction(),
                share.left(),
                bill.offers(),
                bill.coupons(),
                bill.table(),
                bill.joins());
    }

    /** Whether a part of the line can be taken; if not, all of it or nothing. */
    public static boolean isDivisible(SuspendedLine line) {
        SuspendedLine.Reduction off = line.reduction();
        return line.quantity().unit() == Quantity.Unit.EACH
                && line.quantity().amount() > 1
                && line.inCode() == null
                && line.loaded() == null
                && (off == null || off.amount() == null);
    }

    /** Whether shares of it can be priced by themselves: an amount off the whole belongs to no line. */
    public static boolean isSplittable(BasketSuspended bill) {
        SuspendedLine.Reduction off = bill.reduction();
        return off == null || off.amount() == null;
    }

    private static long taken(Share share, int line) {
        return share.pieces().stream()
                .filter(piece -> piece.line() == line)
                .mapToLong(Piece::amount)
                .sum();
    }

    private static SuspendedLine line(BasketSuspended bill, Piece piece) {
        if (piece.line() > bill.lines().size()) {
            throw new IllegalArgumentException("Bill " + bill.source() + " has no line " + piece.line() + ".");
        }
        SuspendedLine line = bill.lines().get(piece.line() - 1);
        long all = line.quantity().amount();
        if (line.voided() || piece.amount() > all || (piece.amount() < all && !isDivisible(line))) {
            throw new IllegalArgumentException("Bill " + bill.source() + " cannot give " + piece.amount() + " of line "
                    + piece.line() + ", which has " + line.quantity() + ".");
        }
        return line;
    }

    private static long sent(SuspendedLine line) {
        KitchenMark kitchen = line.kitchen();
        return kitchen == null ? 0 : kitchen.sent();
    }

    private static SuspendedLine cut(SuspendedLine line, long amount, long sent) {
        return new SuspendedLine(
                line.gtin(),
                new Quantity(amount, line.quantity().unit()),
                line.voided(),
                line.unitPrice(),
                line.inCode(),
                line.override(),
                line.loaded(),
                line.reduction(),
                line.ageCheck(),
                cut(line.kitchen(), sent));
    }

    private static @Nullable KitchenMark cut(@Nullable KitchenMark kitchen, long sent) {
        return kitchen == null ? null : kitchen.of(sent);
    }
}
