package io.tillstream.checkout.replay;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A basket of the past, ready to be priced again.
 *
 * @param purchase what the engine is asked
 * @param then what promotions took off each line then, in minor units; absent where the receipt cannot be compared: a person or a
 *     personal offer took money off, too, or a price was not the book's
 */
public record PastBasket(Purchase purchase, @Nullable Map<Integer, Long> then) {
    private static final String UNKNOWN = "unknown";

    public PastBasket {
        then = then == null ? null : Map.copyOf(then);
    }

    /** Why a sale is not priced again. */
    public enum LeftOut {
        RETURN,
        POST_VOID,
        NOTHING_COUNTED
    }

    /** Whether a sale can be priced again: absent when it can. */
    public static @Nullable LeftOut leavesOut(Sale sale) {
        if (sale.voids() != null) {
            return LeftOut.POST_VOID;
        }
        if (sale.lines().stream().anyMatch(line -> line.quantity().amount() < 0 || line.returned() != null)) {
            return LeftOut.RETURN;
        }
        return sale.lines().stream().noneMatch(PastBasket::takesPart) ? LeftOut.NOTHING_COUNTED : null;
    }

    /**
     * Takes a sale apart that is not left out. What a receipt does not tell is taken as absent: marks of items, their least prices,
     * segments of a member.
     *
     * @param allowances what may be given of promotions with limits
     */
    public static PastBasket of(Sale sale, Map<String, Allowance> allowances) {
        return of(sale, allowances, Set.of(), item -> Set.of());
    }

    /**
     * Takes a sale apart of which somebody knows more than its receipt.
     *
     * @param allowances what may be given of promotions with limits
     * @param segments those the member was in
     * @param marks the words an item is marked with
     */
    public static PastBasket of(
            Sale sale, Map<String, Allowance> allowances, Set<String> segments, Function<Gtin, Set<String>> marks) {
        return of(sale, allowances, segments, marks, _ -> Optional.empty());
    }

    /**
     * Takes a sale apart of which somebody knows the least prices of its items, too.
     *
     * @param allowances what may be given of promotions with limits
     * @param segments those the member was in
     * @param marks the words an item is marked with
     * @param floors below what no unit of an item is sold; one in another currency than the sale's says nothing
     */
    public static PastBasket of(
            Sale sale,
            Map<String, Allowance> allowances,
            Set<String> segments,
            Function<Gtin, Set<String>> marks,
            Function<Gtin, Optional<Money>> floors) {
        CurrencyUnit currency = sale.total().currency();
        List<CountedLine> lines = new ArrayList<>();
        Map<Integer, Long> then = new HashMap<>();
        boolean comparable = true;
        for (SaleLine line : sale.lines()) {
            comparable &= line.override() == null
                    && line.discounts().stream()
                            .allMatch(discount -> discount.decisionId() == null && discount.approval() == null);
            if (takesPart(line)) {
                Money floor = floors.apply(line.gtin())
                        .filter(told -> told.currency().equals(currency))
                        .orElse(Money.zero(currency));
                lines.add(counted(line, floor, marks));
                long off = line.discounts().stream()
                        .map(Discount::amount)
                        .mapToLong(Money::minor)
                        .sum();
                if (off != 0) {
                    then.put(line.line(), off);
                }
            }
        }
        Purchase purchase = new Purchase(
                sale.source().till().store(),
                sale.channel(),
                sale.happenedAt(),
                currency,
                sale.member() == null ? null : new Shopper(sale.member(), segments),
                sale.coupons().stream().map(CouponUse::coupon).collect(Collectors.toSet()),
                0,
                lines,
                allowances);
        return new PastBasket(purchase, comparable ? then : null);
    }

    private static CountedLine counted(SaleLine line, Money floor, Function<Gtin, Set<String>> marks) {
        return new CountedLine(
                line.line(),
                line.gtin(),
                line.merchandise() == null ? UNKNOWN : line.merchandise().category(),
                marks.apply(line.gtin()),
                line.quantity(),
                line.unitPrice(),
                floor,
                Protection.NONE);
    }

    /** As the till decides it: no gift cards, no deposits, no prices out of a bar code, nothing with an age to check. */
    private static boolean takesPart(SaleLine line) {
        return line.giftCard() == null
                && line.depositOf() == null
                && line.ageCheck() == null
                && line.priceSource() != SaleLine.PriceSource.EMBEDDED_IN_CODE;
    }
}
