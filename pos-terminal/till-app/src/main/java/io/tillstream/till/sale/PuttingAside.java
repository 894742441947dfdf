package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.SuspendedBasket;
import io.tillstream.checkout.table.BillParts;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.till.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Baskets are put aside, and taken up again at the prices of then. Both are records; the journal alone says which baskets
 * are waiting.
 */
final class PuttingAside {
    private final Catalogue catalogue;
    private final Bookkeeping books;
    private final OfferDesk offers;
    private final Predicate<BasketSuspended> isAtATable;

    /**
     * Baskets of one till.
     *
     * @param isAtATable which of them are found by their table, and not by their place in the list
     */
    PuttingAside(Catalogue catalogue, Bookkeeping books, OfferDesk offers, Predicate<BasketSuspended> isAtATable) {
        this.catalogue = catalogue;
        this.books = books;
        this.offers = offers;
        this.isAtATable = isAtATable;
    }

    Turn next(OpenSale open, Act.OnSuspended act, SoFar soFar) {
        return switch (act) {
            case Act.Suspend() -> suspend(open);
            case Act.ListSuspended() ->
                open.isUntouched()
                        ? new Turn.Open(open.at(new Stage.TakingUp()))
                        : Turn.told(open, Notice.Kind.BASKET_OPEN);
            case Act.Resume(String which) -> resume(open, which.strip(), soFar);
        };
    }

    private Turn suspend(OpenSale open) {
        if (open.basket().isEmpty()) {
            return Turn.told(open, Notice.Kind.NOTHING_TO_PUT_ASIDE);
        }
        if (open.order() != null) {
            return Turn.told(open, Notice.Kind.ORDER_OPEN);
        }
        if (open.exchange() != null) {
            return Turn.told(open, Notice.Kind.EXCHANGE_OPEN);
        }
        return books.other(
                        open.basket().store(),
                        (source, at, businessDate, operator) -> open.basket()
                                .suspended(source.receiptNumber(), at, operator)
                                .fact(source, businessDate, open.outcomes()))
                .<Turn>map(fact -> new Turn.Closed(open, List.of(fact), null))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** By its place in the list or the number on its slip. */
    Turn resume(OpenSale open, String which, SoFar soFar) {
        List<BasketSuspended> waiting = List.copyOf(soFar.suspended().values());
        Optional<BasketSuspended> found = which.matches("\\d{1,4}")
                ? waiting.stream()
                        .filter(basket -> !isAtATable.test(basket))
                        .skip(Math.max(0, Integer.parseInt(which) - 1))
                        .findFirst()
                : waiting.stream()
                        .filter(basket -> basket.source().receiptNumber().equals(which))
                        .findFirst();
        return found.map(basket -> resume(open, basket))
                .orElseGet(() -> Turn.told(open, Notice.Kind.SLIP_NOT_HERE, which));
    }

    Turn resume(OpenSale open, Source slip, SoFar soFar) {
        return resume(open, slip.receiptNumber(), soFar);
    }

    Turn resume(OpenSale open, BasketSuspended waiting) {
        return resume(open, waiting, waiting, null);
    }

    /** Takes up a part of what is put aside; what it would cost is told by {@link #atPricesOfNow}. */
    Turn resume(OpenSale open, BasketSuspended waiting, BasketResumed.Share share) {
        return resume(open, waiting, BillParts.taken(waiting, share), share);
    }

    private Turn resume(
            OpenSale open, BasketSuspended waiting, BasketSuspended part, BasketResumed.@Nullable Share share) {
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.BASKET_OPEN);
        }
        Store store = open.basket().store();
        SuspendedBasket.Resumed resumed =
                atPricesOfNow(part, store, open.basket().opening());
        return books.other(
                        store,
                        (source, at, businessDate, operator) -> new BasketResumed(
                                source,
                                at,
                                businessDate,
                                operator,
                                waiting.source(),
                                resumed.repriced(),
                                resumed.noLongerSold(),
                                share))
                .<Turn>map(fact -> new Turn.Open(opened(part, resumed), List.of(fact)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** A basket whose taking up is in the journal already, and whose file is lost. */
    OpenSale again(BasketSuspended takenUp, Store store, Opening opening) {
        return opened(takenUp, atPricesOfNow(takenUp, store, opening));
    }

    SuspendedBasket.Resumed atPricesOfNow(BasketSuspended waiting, Store store, Opening opening) {
        return SuspendedBasket.of(waiting, store, opening, catalogue::product).resume(store, catalogue, opening);
    }

    private OpenSale opened(BasketSuspended waiting, SuspendedBasket.Resumed resumed) {
        Optional<Member> member = Optional.ofNullable(waiting.member()).flatMap(catalogue::member);
        Basket basket = resumed.basket();
        Basket known = member.isPresent() ? basket : basket.withoutMember();
        OpenSale sale = new OpenSale(
                known,
                1,
                member.orElse(null),
                null,
                waiting.offers(),
                Set.of(),
                null,
                new Stage.Selling(),
                null,
                waiting.table(),
                null);
        OpenSale offered = offers.refresh(sale, books.now());
        return changed(resumed).<OpenSale>map(offered::telling).orElse(offered);
    }

    /** Prices may have changed since, and the customer should hear it before paying. */
    private static Optional<Notice> changed(SuspendedBasket.Resumed resumed) {
        List<String> counts = new ArrayList<>();
        counts.add(Integer.toString(resumed.repriced().size()));
        counts.add(Integer.toString(resumed.noLongerSold().size()));
        return resumed.repriced().isEmpty() && resumed.noLongerSold().isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(Notice.Kind.RESUMED_CHANGED, counts));
    }
}
