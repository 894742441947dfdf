package io.tillstream.checkout.table;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LinePrice;
import io.tillstream.checkout.basket.LineTerms;
import io.tillstream.events.sale.KitchenMark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Two bills that become one. Nothing is lost: same goods on the same terms share a line, everything else keeps its own. */
public final class JoinedBills {
    private JoinedBills() {}

    /**
     * The first bill with the second behind it; the first one's member stays.
     *
     * @return empty where a discount on one whole bill would reach the other's lines, or the bill gets too long
     */
    public static Optional<Basket> of(Basket first, Basket second) {
        boolean oneIsEmpty = first.isEmpty() || second.isEmpty();
        if (!oneIsEmpty && !Objects.equals(first.discount(), second.discount())) {
            return Optional.empty();
        }
        List<BasketLine> lines = new ArrayList<>(first.lines());
        for (BasketLine line : second.lines()) {
            int same = place(lines, line);
            if (same < 0) {
                lines.add(line);
            } else {
                lines.set(same, together(lines.get(same), line));
            }
        }
        Set<String> coupons = new LinkedHashSet<>(first.coupons());
        coupons.addAll(second.coupons());
        boolean isLong = lines.size() > Basket.MOST_LINES
                || lines.stream().anyMatch(line -> line.quantity().amount() > Basket.MOST_GRAMS);
        return isLong
                ? Optional.empty()
                : Optional.of(new Basket(
                        second.store(),
                        second.opening(),
                        lines,
                        first.member() == null ? second.member() : first.member(),
                        null,
                        first.isEmpty() ? second.discount() : first.discount(),
                        List.copyOf(coupons)));
    }

    private static int place(List<BasketLine> lines, BasketLine line) {
        for (int i = 0; i < lines.size(); i++) {
            BasketLine other = lines.get(i);
            boolean joins = !other.voided()
                    && !line.voided()
                    && other.item().equals(line.item())
                    && plain(other.terms()).equals(plain(line.terms()))
                    && line.terms().price() instanceof LinePrice.Book
                    && line.terms().discount() == null
                    && line.terms().kitchen().note() == null;
            if (joins && other.terms().kitchen().note() == null) {
                return i;
            }
        }
        return -1;
    }

    private static LineTerms plain(LineTerms terms) {
        return terms.cooked(KitchenMark.NOTHING);
    }

    private static BasketLine together(BasketLine one, BasketLine other) {
        KitchenMark mark = one.terms().kitchen();
        long sent = Math.addExact(mark.sent(), other.terms().kitchen().sent());
        return new BasketLine(
                one.item(),
                one.quantity().plus(other.quantity()),
                false,
                one.terms().cooked(mark.of(sent)));
    }
}
