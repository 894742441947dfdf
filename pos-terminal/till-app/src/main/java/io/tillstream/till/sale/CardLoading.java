package io.tillstream.till.sale;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanParser;
import io.tillstream.events.Money;

/** A gift card is sold: how much, and onto which card. Only with both is it a line of the basket. */
final class CardLoading {
    private final Selling selling;

    CardLoading(Selling selling) {
        this.selling = selling;
    }

    /** Asks for the card; an item with a price says how much goes onto it, unless somebody says otherwise. */
    static OpenSale begin(OpenSale open, ShelfItem item) {
        Money price = item.unitPrice();
        return open.withNextQuantity(1).at(new Stage.LoadingCard(item, price.isPositive() ? price : null));
    }

    /** A card that was scanned or typed, or an amount in major units. */
    OpenSale next(OpenSale open, Stage.LoadingCard loading, String text) {
        return ScanParser.parse(text) instanceof Scan.StoredValue code
                ? load(open, loading, code.card().text())
                : amount(open, loading, text);
    }

    private static OpenSale amount(OpenSale open, Stage.LoadingCard loading, String text) {
        return switch (TypedAmount.aboveNothing(text, open.basket().store().currency())) {
            case TypedAmount.Read(Money amount) -> open.at(new Stage.LoadingCard(loading.item(), amount));
            case TypedAmount.Refused(Notice notice)
            when notice.kind() == Notice.Kind.AMOUNT_TOO_LARGE -> open.telling(notice);
            case TypedAmount.Refused _ -> open.telling(Notice.of(Notice.Kind.CARD_AWAITED));
        };
    }

    private OpenSale load(OpenSale open, Stage.LoadingCard loading, String account) {
        Money amount = loading.amount();
        return amount == null
                ? open.telling(Notice.of(Notice.Kind.CARD_NEEDS_AMOUNT))
                : selling.added(open, open.basket().loading(loading.item(), amount, account), loading.item());
    }
}
