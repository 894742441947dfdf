package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.order.HandedOrder;
import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.member.Member;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.TableOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sale at the counter between two receipts. Never changed: every act gives a new one.
 *
 * @param basket the goods
 * @param nextQuantity how often the next item counts
 * @param member who is buying, if known
 * @param offer the offer on the screen, if any
 * @param outcomes what became of offers so far
 * @param dismissed items whose offer was refused in this sale
 * @param exchange goods of another sale that come back in this one, or absent
 * @param stage where it stands
 * @param notice what the cashier should know, if anything
 * @param table at which its guests sit, or absent outside restaurants
 * @param order the member's order that is handed over with it, or absent
 */
public record OpenSale(
        Basket basket,
        long nextQuantity,
        @Nullable Member member,
        @Nullable ShownOffer offer,
        List<OfferOutcome> outcomes,
        Set<Gtin> dismissed,
        ReturnStep.@Nullable Choosing exchange,
        Stage stage,
        @Nullable Notice notice,
        @Nullable TableOrder table,
        @Nullable CustomerOrder order) {
    public OpenSale {
        outcomes = List.copyOf(outcomes);
        dismissed = Set.copyOf(dismissed);
    }

    static OpenSale fresh(Store store, Opening opening) {
        return new OpenSale(
                Basket.open(store, opening),
                1,
                null,
                null,
                List.of(),
                Set.of(),
                null,
                new Stage.Selling(),
                null,
                null,
                null);
    }

    /** The same nothing by the rules of the store as they are now. */
    OpenSale untouchedIn(Store store, Opening opening) {
        return new OpenSale(
                Basket.open(store, opening),
                nextQuantity,
                null,
                null,
                List.of(),
                Set.of(),
                exchange,
                stage,
                notice,
                table,
                order);
    }

    /** An order is handed over: these are its goods, and it is paid next where it was quoted. */
    OpenSale handing(CustomerOrder handed, Basket goods, @Nullable Member owner) {
        return new OpenSale(goods, 1, owner, null, List.of(), Set.of(), null, new Stage.Selling(), null, null, handed);
    }

    /** Whether it is sold as an order was quoted, so that nothing but its payment is open. */
    public boolean isQuoted() {
        return order != null && HandedOrder.isQuoted(order);
    }

    /** The goods with everything computed: as they were promised where an order was quoted. */
    public Optional<PricedBasket> priced() {
        return order != null && HandedOrder.isQuoted(order)
                ? Optional.of(HandedOrder.priced(order, basket))
                : basket.priced();
    }

    /** Whether there is neither an item nor a member. */
    boolean isEmpty() {
        return basket.lines().isEmpty() && member == null;
    }

    /** Goods come back, and others are taken for them. */
    OpenSale exchanging(ReturnStep.@Nullable Choosing back) {
        return new OpenSale(
                basket,
                nextQuantity,
                member,
                offer,
                outcomes,
                dismissed,
                back,
                new Stage.Selling(),
                null,
                table,
                order);
    }

    /** With what head office said of the goods that come back only as long as it counts. */
    OpenSale asOf(Instant now) {
        return exchange == null
                ? this
                : new OpenSale(
                        basket,
                        nextQuantity,
                        member,
                        offer,
                        outcomes,
                        dismissed,
                        exchange.asOf(now),
                        stage,
                        notice,
                        table,
                        order);
    }

    /** The receipt that head office was asked for, or gave to this till alone. */
    Optional<Source> askedReceipt() {
        ReturnStep step = stage instanceof Stage.Returning(ReturnStep now) ? now : exchange;
        return switch (step) {
            case ReturnStep.Asking asking -> Optional.of(asking.receipt());
            case ReturnStep.Refunding refunding ->
                Optional.of(refunding.choosing().receipt());
            case ReturnStep.Choosing choosing
            when choosing.checked() instanceof ReturnStep.Checked.ByLedger -> Optional.of(choosing.receipt());
            case null -> Optional.empty();
            case ReturnStep _ -> Optional.empty();
        };
    }

    /** Whether nothing has happened yet that a record would have to tell. */
    public boolean isUntouched() {
        return isEmpty() && exchange == null && order == null && !isSeated();
    }

    /** Guests sit at its table, whether or not they have ordered. */
    private boolean isSeated() {
        return table != null && table.guests() > 0;
    }

    OpenSale at(TableOrder newTable) {
        return new OpenSale(
                basket,
                nextQuantity,
                member,
                offer,
                outcomes,
                dismissed,
                exchange,
                new Stage.Selling(),
                null,
                newTable,
                order);
    }

    /** How many offers were shown in this sale. */
    public long shownSoFar() {
        return outcomes.stream()
                .filter(outcome -> outcome.kind() == OfferOutcome.Kind.SHOWN)
                .count();
    }

    OpenSale with(Basket newBasket) {
        return new OpenSale(
                newBasket,
                nextQuantity,
                member,
                offer,
                outcomes,
                dismissed,
                exchange,
                sellingAgain(),
                null,
                table,
                order);
    }

    OpenSale withNextQuantity(long pieces) {
        return new OpenSale(
                basket, pieces, member, offer, outcomes, dismissed, exchange, sellingAgain(), null, table, order);
    }

    OpenSale withMember(Member newMember) {
        boolean same = member != null && member.member().equals(newMember.member());
        return new OpenSale(
                basket.forMember(newMember.member()),
                nextQuantity,
                newMember,
                same ? offer : null,
                outcomes,
                same ? dismissed : Set.of(),
                exchange,
                sellingAgain(),
                null,
                table,
                order);
    }

    OpenSale showing(ShownOffer shown) {
        return new OpenSale(
                basket, nextQuantity, member, shown, outcomes, dismissed, exchange, stage, notice, table, order);
    }

    OpenSale withoutOffer() {
        return new OpenSale(
                basket, nextQuantity, member, null, outcomes, dismissed, exchange, stage, notice, table, order);
    }

    OpenSale dismissing(Gtin gtin) {
        Set<Gtin> more = new HashSet<>(dismissed);
        more.add(gtin);
        return new OpenSale(basket, nextQuantity, member, null, outcomes, more, exchange, stage, null, table, order);
    }

    /** With an outcome, each at most once. */
    OpenSale recording(OfferOutcome outcome) {
        if (outcomes.contains(outcome)) {
            return this;
        }
        List<OfferOutcome> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new OpenSale(
                basket, nextQuantity, member, offer, more, dismissed, exchange, stage, notice, table, order);
    }

    OpenSale at(Stage next) {
        return new OpenSale(
                basket, nextQuantity, member, offer, outcomes, dismissed, exchange, next, null, table, order);
    }

    /** Whoever scans on does not want to pay yet. */
    private Stage sellingAgain() {
        return stage instanceof Stage.Returning ? stage : new Stage.Selling();
    }

    OpenSale telling(@Nullable Notice told) {
        return new OpenSale(
                basket, nextQuantity, member, offer, outcomes, dismissed, exchange, stage, told, table, order);
    }
}
