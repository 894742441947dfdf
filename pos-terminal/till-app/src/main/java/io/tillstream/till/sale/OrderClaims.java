package io.tillstream.till.sale;

import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.OrderAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks head office for an order before it is handed over, so that two tills do not both do it. The counter does not wait:
 * what is said is an act that comes when it comes.
 */
final class OrderClaims {
    private static final Logger LOG = LoggerFactory.getLogger(OrderClaims.class);

    /** Nothing is looked up for the answer; a line that is slower than that is as good as none. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HeadOffice headOffice;
    private final Consumer<Act> later;
    private final AtomicLong questions = new AtomicLong();

    /**
     * Asks for a counter.
     *
     * @param later does the act that an answer becomes
     */
    OrderClaims(HeadOffice headOffice, Consumer<Act> later) {
        this.headOffice = headOffice;
        this.later = later;
    }

    /** Whether there is anybody to ask. */
    boolean isAskable() {
        return headOffice.isOnline();
    }

    OpenSale begin(OpenSale open, OrderId order) {
        long question = questions.incrementAndGet();
        headOffice
                .holdOrder(order, PATIENCE)
                .thenAccept(answer -> later.accept(new Act.OrderAnswered(question, order, answer)))
                .exceptionally(failure -> {
                    LOG.error("What head office said of order {} reached nobody.", order, failure);
                    return null;
                });
        return open.at(new Stage.Orders(new OrderStep.Asking(order, question)));
    }

    /** An answer that nobody waits for any more; what was given by it goes back. */
    void tooLate(OpenSale open, Act.OrderAnswered act) {
        if (act.answer() instanceof OrderAnswer.Given && !heldBy(open).equals(Optional.of(act.order()))) {
            headOffice.letGo(act.order());
        }
    }

    /** Lets go of the order that was asked for, unless it was handed over or still may be. */
    void letGo(OpenSale before, Turn turn) {
        heldBy(before).filter(order -> !isNeeded(turn, order)).ifPresent(headOffice::letGo);
    }

    private static Optional<OrderId> heldBy(OpenSale open) {
        CustomerOrder handed = open.order();
        return handed != null
                ? Optional.of(handed.order())
                : open.stage() instanceof Stage.Orders(OrderStep.Asking(OrderId order, var _))
                        ? Optional.of(order)
                        : Optional.empty();
    }

    private static boolean isNeeded(Turn turn, OrderId order) {
        return switch (turn) {
            case Turn.Open(OpenSale after, var _) -> heldBy(after).equals(Optional.of(order));
            case Turn.OnPaper(OpenSale after, var _, var _) -> heldBy(after).equals(Optional.of(order));
            case Turn.Asks(OpenSale after, var _) -> heldBy(after).equals(Optional.of(order));
            case Turn.Closed closed -> closed.facts().getLast() instanceof Sale sale && order.equals(sale.order());
            case Turn.Dropped() -> false;
        };
    }
}
