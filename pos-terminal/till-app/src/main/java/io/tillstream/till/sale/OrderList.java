package io.tillstream.till.sale;

import io.tillstream.checkout.order.OrderShelf;
import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.till.catalogue.Catalogue;
import java.util.Comparator;
import java.util.List;

/** Members' orders as people see them: in a list, and by a code that can be read out. */
public final class OrderList {
    private OrderList() {}

    /** What waits for this store and was not handed over here, what is due first. Its places are typed, from 1. */
    public static List<CustomerOrder> of(Catalogue catalogue, OrderShelf shelf) {
        return catalogue.orders().stream()
                .filter(order -> shelf.handedOver(order.order()).isEmpty())
                .sorted(Comparator.comparing(CustomerOrder::until).thenComparing(CustomerOrder::order))
                .toList();
    }

    /** In groups, as people read it out. */
    public static String code(OrderId order) {
        String text = order.value();
        return text.substring(0, 3) + " " + text.substring(3, 6) + " " + text.substring(6, 9) + " " + text.substring(9);
    }
}
