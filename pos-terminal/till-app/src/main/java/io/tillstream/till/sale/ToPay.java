package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.order.HandedOrder;
import io.tillstream.checkout.returns.Exchange;
import io.tillstream.checkout.returns.ReturnOutcome;
import java.util.List;
import java.util.Optional;

/** Whether a sale can be paid as it stands. */
sealed interface ToPay {
    /** It can. */
    record Due(DuePayment payment) implements ToPay {}

    /** It cannot; the notice says why. */
    record NotYet(Notice notice) implements ToPay {}

    static ToPay of(OpenSale sale) {
        return sale.priced()
                .map(priced -> of(sale, priced))
                .orElseGet(() -> new NotYet(Notice.of(Notice.Kind.NOTHING_TO_PAY)));
    }

    /** Whether a card or wallet would get back more than the goods that are taken cost: that is a return and a sale. */
    private static boolean givesBackByHost(Exchange exchange) {
        long back = exchange.back().tenders().stream()
                .filter(HostRefunds::isByHost)
                .mapToLong(tender -> -tender.tendered().minor())
                .sum();
        return back > Math.max(0, exchange.basket().total().minor());
    }

    private static ToPay of(OpenSale sale, PricedBasket priced) {
        ReturnStep.Choosing back = sale.exchange();
        Stage.Paying paying = Stage.Paying.of(sale);
        if (back == null) {
            return new Due(new DuePayment(
                    paying,
                    priced,
                    Optional.empty(),
                    sale.order() == null ? List.of() : HandedOrder.prepaid(sale.order())));
        }
        return switch (back.outcome()) {
            case ReturnOutcome.Refused _ -> new NotYet(Notice.of(Notice.Kind.NOTHING_CHOSEN));
            case ReturnOutcome.Offered(var preview) ->
                switch (Exchange.of(preview, priced)) {
                    case Exchange.Start.OtherMember _ -> new NotYet(Notice.of(Notice.Kind.EXCHANGE_OTHER_MEMBER));
                    case Exchange.Start.Begun(Exchange exchange)
                    when givesBackByHost(exchange) -> new NotYet(Notice.of(Notice.Kind.EXCHANGE_TO_HOST));
                    case Exchange.Start.Begun(Exchange exchange) ->
                        new Due(new DuePayment(paying, priced, Optional.of(exchange), List.of()));
                };
        };
    }
}
