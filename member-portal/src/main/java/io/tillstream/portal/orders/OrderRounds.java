package io.tillstream.portal.orders;

import io.tillstream.portal.rounds.Rounds;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Goes through the orders again and again: begins payments, gives money back, ends what is over. Whatever died in between goes on here. */
@Component
class OrderRounds extends Rounds {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final OrderDesk desk;

    OrderRounds(OrderDesk desk) {
        super("order-rounds", LOOK_AGAIN, LOOK_AGAIN);
        this.desk = desk;
    }

    @Override
    protected void round() {
        desk.payWhatWaits();
        desk.endWhatIsOver();
        desk.giveBack();
    }
}
