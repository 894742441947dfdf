package io.tillstream.topologies.sales;

import io.tillstream.events.Source;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.util.List;
import java.util.stream.Stream;

/** What a late sale corrects. */
final class Corrections {
    private Corrections() {}

    static List<Entry<SalesCorrection>> of(DatedSale dated) {
        if (!dated.isLate()) {
            return List.of();
        }
        Sale sale = dated.sale();
        List<SaleLine> goods =
                sale.lines().stream().filter(line -> !line.loadsGiftCard()).toList();
        return List.of(new Entry<>(
                Keys.storeDayKnownOn(dated.store(), sale.businessDate(), dated.knownOn()),
                new SalesCorrection(
                        dated.store(),
                        sale.businessDate(),
                        dated.knownOn(),
                        Trades.of(sale, goods),
                        List.of(sale.source()))));
    }

    static SalesCorrection merge(SalesCorrection one, SalesCorrection other) {
        List<Source> receipts = Stream.concat(one.receipts().stream(), other.receipts().stream())
                .sorted()
                .limit(SalesCorrection.NAMED)
                .toList();
        return new SalesCorrection(
                one.store(), one.businessDate(), one.knownOn(), Trades.merge(one.trade(), other.trade()), receipts);
    }
}
