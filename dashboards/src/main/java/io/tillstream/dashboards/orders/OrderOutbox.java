package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.OrderWriter;
import io.tillstream.dashboards.streams.LogOutbox;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the log what was sent and cancelled. */
@Component
final class OrderOutbox extends LogOutbox<PurchaseOrder> {
    private final Orders orders;
    private final OrderWriter log;
    private final LiveEvents live;

    OrderOutbox(
            JdbcClient database,
            TransactionTemplate transaction,
            Orders orders,
            OrderWriter log,
            LiveEvents live,
            Clock clock) {
        super("purchase_order_word", database, transaction, clock);
        this.orders = orders;
        this.log = log;
        this.live = live;
    }

    @Override
    protected PurchaseOrder read(ResultSet row) throws SQLException {
        return orders.find(StoreId.of(row.getString("store")), row.getString("number"))
                .orElseThrow()
                .word(
                        PurchaseOrder.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getTimestamp("said_at").toInstant());
    }

    @Override
    protected void say(List<PurchaseOrder> words) {
        log.say(words);
    }

    @Override
    protected void told() {
        live.changed(LiveEvents.Subject.ORDERS);
    }
}
