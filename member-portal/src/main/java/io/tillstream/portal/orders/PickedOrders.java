package io.tillstream.portal.orders;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears from tills what was found of an order, and that it was handed over. */
@Component
class PickedOrders implements Projection<JournalRecord> {
    private final OrderDesk desk;

    PickedOrders(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Topic<JournalRecord> topic() {
        return Topics.ACCEPTED;
    }

    @Override
    public String place() {
        return topic().name() + " orders";
    }

    @Override
    public void take(List<Fact<JournalRecord>> facts) {
        for (Fact<JournalRecord> fact : facts) {
            if (fact.value() == null) {
                continue;
            }
            switch (fact.value().fact()) {
                case OrderPicked picked -> desk.picked(picked);
                case Sale sale
                when sale.order() != null ->
                    desk.sold(sale.order(), sale.source().receiptNumber());
                default -> {
                    // The rest is not about orders.
                }
            }
        }
    }
}
