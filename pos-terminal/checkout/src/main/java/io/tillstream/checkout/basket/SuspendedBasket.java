package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PriceBook;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.TableOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A basket put aside. Its prices and offers are those of the moment it is taken up again, for promotions may have ended;
 * what a person or a code priced stays. A day ends only when none is left: resumed or cancelled, both numbered.
 *
 * @param id what is printed on the slip
 * @param at since when
 * @param operator who put it aside
 * @param basket as it was
 */
public record SuspendedBasket(String id, Instant at, String operator, Basket basket) {
    public SuspendedBasket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(operator, "operator");
    }

    /** As its record says it was, with the products of now. */
    public static SuspendedBasket of(
            BasketSuspended fact, Store store, Opening opening, Function<Gtin, Optional<Product>> products) {
        List<BasketLine> lines = fact.lines().stream()
                .map(line -> LineAside.read(line, products.apply(line.gtin())))
                .toList();
        return new SuspendedBasket(
                fact.source().receiptNumber(),
                fact.happenedAt(),
                fact.operator(),
                new Basket(
                        store, opening, lines, fact.member(), null, LineAside.read(fact.reduction()), fact.coupons()));
    }

    /**
     * The record of putting it aside.
     *
     * @param source its number, which is the basket's id
     * @param offers what became of the offers shown
     */
    public BasketSuspended fact(Source source, LocalDate businessDate, List<OfferOutcome> offers) {
        if (basket.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing in basket " + id + " to put aside; cancel it instead.");
        }
        return fact(source, businessDate, offers, null, List.of());
    }

    /**
     * The record of putting it aside at a table, where there may be nothing in it yet.
     *
     * @param table whose it is, or absent
     * @param joins baskets put aside before that are part of it now
     */
    public BasketSuspended fact(
            Source source,
            LocalDate businessDate,
            List<OfferOutcome> offers,
            @Nullable TableOrder table,
            List<Source> joins) {
        return new BasketSuspended(
                source,
                at,
                businessDate,
                operator,
                basket.member(),
                basket.lines().stream().map(LineAside::written).toList(),
                LineAside.written(basket.discount()),
                basket.priced()
                        .map(PricedBasket::total)
                        .orElseGet(() -> Money.zero(basket.store().currency())),
                offers,
                basket.coupons(),
                table,
                joins);
    }

    /**
     * A basket taken up again.
     *
     * @param basket at today's prices, without the offer it had
     * @param repriced items that cost something else now
     * @param noLongerSold items that had to be left out
     */
    public record Resumed(Basket basket, List<Gtin> repriced, List<Gtin> noLongerSold) {
        public Resumed {
            repriced = List.copyOf(repriced);
            noLongerSold = List.copyOf(noLongerSold);
        }
    }

    /**
     * Takes it up again.
     *
     * @param store by whose rules of now
     * @param prices of now
     * @param now when, and by which promotions it is priced from here on
     */
    public Resumed resume(Store store, PriceBook prices, Opening now) {
        List<BasketLine> lines = new ArrayList<>();
        List<Gtin> repriced = new ArrayList<>();
        List<Gtin> gone = new ArrayList<>();
        for (BasketLine line : basket.lines()) {
            Gtin gtin = line.item().gtin();
            Optional<ShelfItem> sold = prices.find(gtin);
            if (line.voided()) {
                lines.add(line);
            } else if (sold.isEmpty()) {
                gone.add(gtin);
                lines.add(line.asVoided());
            } else {
                if (!sold.get().unitPrice().equals(line.item().unitPrice())) {
                    repriced.add(gtin);
                }
                lines.add(line.with(sold.get()));
            }
        }
        return new Resumed(
                new Basket(store, now, lines, basket.member(), null, basket.discount(), basket.coupons()),
                repriced,
                gone);
    }
}
