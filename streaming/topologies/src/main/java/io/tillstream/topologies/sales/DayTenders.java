package io.tillstream.topologies.sales;

import io.tillstream.events.Money;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.util.List;

/** What one sale adds to the money of its trading day. */
final class DayTenders {
    private DayTenders() {}

    static List<Entry<StoreDayTender>> of(DatedSale dated) {
        return dated.sale().tenders().stream()
                .map(tender -> entry(dated, tender))
                .toList();
    }

    private static Entry<StoreDayTender> entry(DatedSale dated, Tender tender) {
        Sale sale = dated.sale();
        Money nothing = Money.zero(sale.currency());
        boolean late = dated.isLate();
        return new Entry<>(
                Keys.storeDayTender(dated.store(), sale.businessDate(), tender.type()),
                new StoreDayTender(
                        dated.store(),
                        sale.businessDate(),
                        tender.type(),
                        late ? 0 : 1,
                        late ? nothing : tender.net(),
                        late ? 1 : 0,
                        late ? tender.net() : nothing));
    }

    static StoreDayTender merge(StoreDayTender one, StoreDayTender other) {
        return new StoreDayTender(
                one.store(),
                one.businessDate(),
                one.tender(),
                one.uses() + other.uses(),
                one.amount().plus(other.amount()),
                one.lateUses() + other.lateUses(),
                one.lateAmount().plus(other.lateAmount()));
    }
}
