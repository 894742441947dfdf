package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.SuspendedBasket;
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

/**
 * Baskets are put aside, and taken up again at the prices of then. Both are records; the journal alone says which baskets
 * are waiting.
 */
final class PuttingAside {
    private final Catalogue catalogue;
    private final Bookkeeping books;
    private final OfferDesk offers;

    PuttingAside(Catalogue catalogue, Bookkeeping books, OfferDesk offers) {
        this.catalogue = catalogue;
        this.books = books;
        this.offers = offers;
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

    private Turn resume(OpenSale open, BasketSuspended waiting) {
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.BASKET_OPEN);
        }
        Store store = open.basket().store();
        SuspendedBasket.Resumed resumed =
                atPricesOfNow(waiting, store, open.basket().opening());
        return books.other(
                        store,
                        (source, at, businessDate, operator) -> new BasketResumed(
                                source,
                                at,
                                businessDate,
                                operator,
                                waiting.source(),
                                resumed.repriced(),
                                resumed.noLongerSold()))
                .<Turn>map(fact -> new Turn.Open(opened(waiting, resumed), List.of(fact)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** A basket whose taking up is in the journal already, and whose file is lost. */
    OpenSale again(BasketSuspended takenUp, Store store, Opening opening) {
        return opened(takenUp, atPricesOfNow(takenUp, store, opening));
    }

    private SuspendedBasket.Resumed atPricesOfNow(BasketSuspended waiting, Store store, Opening opening) {
        return SuspendedBasket.of(waiting, store, opening, catalogue::product).resume(store, catalogue, opening);
    }

    private OpenSale opened(BasketSuspended waiting, SuspendedBasket.Resumed resumed) {
        Optional<Member> member = Optional.ofNullable(waiting.member()).flatMap(catalogue::member);
        Basket basket = resumed.basket();
        Basket known = member.isPresent() ? basket : basket.withoutMember();
        OpenSale sale = new OpenSale(
                known, 1, member.orElse(null), null, waiting.offers(), Set.of(), null, new Stage.Selling(), null);
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
