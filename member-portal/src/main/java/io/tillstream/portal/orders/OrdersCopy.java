package io.tillstream.portal.orders;

import io.tillstream.events.MemberId;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import org.springframework.stereotype.Component;

/**
 * What a member ordered, line by line. It stays in the books when the member is forgotten, under the number: what is paid and not
 * collected is handed over to whoever shows its code, or given back when its time is over.
 */
@Component
class OrdersCopy implements PersonalData {
    private final Orders orders;
    private final Assortment assortment;

    OrdersCopy(Orders orders, Assortment assortment) {
        this.orders = orders;
        this.assortment = assortment;
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        for (MemberOrder order : orders.of(member, 0, Integer.MAX_VALUE)) {
            for (MemberOrder.Line line : order.lines()) {
                copy.add(
                        Heading.ORDERS,
                        "when",
                        order.placedAt(),
                        "number",
                        order.id().value(),
                        "store",
                        assortment.nameOf(order.store()).in(copy.language()),
                        "what",
                        order.stage().name(),
                        "item",
                        assortment.nameOf(line.gtin()).in(copy.language()),
                        "quantity",
                        line.pieces());
            }
        }
    }
}
