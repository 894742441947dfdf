package io.tillstream.portal.orders;

import io.tillstream.events.order.OrderState;
import java.util.Optional;

/** How far an order is. */
enum Stage {
    /** The ledger has not answered for every line. */
    RESERVING,
    /** Everything is put aside; money is not here yet. */
    PAYING,
    PLACED,
    READY,
    HANDED_OVER,
    CANCELLED,
    LAPSED;

    public boolean isOver() {
        return this == HANDED_OVER || this == CANCELLED || this == LAPSED;
    }

    /** How tills hear of it; empty before there is something to hear. */
    Optional<OrderState> told() {
        return switch (this) {
            case RESERVING, PAYING -> Optional.empty();
            case PLACED -> Optional.of(OrderState.PLACED);
            case READY -> Optional.of(OrderState.READY);
            case HANDED_OVER -> Optional.of(OrderState.HANDED_OVER);
            case CANCELLED -> Optional.of(OrderState.CANCELLED);
            case LAPSED -> Optional.of(OrderState.LAPSED);
        };
    }
}
