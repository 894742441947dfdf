package io.tillstream.till.sale;

import io.tillstream.events.Gtin;
import io.tillstream.peripherals.Weighing;
import io.tillstream.till.counter.Scale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sold by weight goes onto the scale. The counter does not wait for the pan: the weight is an act that comes when it
 * is at rest, and counts only while nothing else has been done meanwhile.
 */
final class WeighedItems {
    private static final Logger LOG = LoggerFactory.getLogger(WeighedItems.class);

    private final Scale scale;
    private final Selling selling;
    private final Consumer<Act> later;

    /**
     * Weighs on a scale.
     *
     * @param later does the act that a weight becomes
     */
    WeighedItems(Scale scale, Selling selling, Consumer<Act> later) {
        this.scale = scale;
        this.selling = selling;
        this.later = later;
    }

    /** Asks the scale, where there is one, when an item was left out for want of a weight. */
    Turn next(Turn turn) {
        return turn instanceof Turn.Open(OpenSale sale, var noted)
                        && sale.notice() instanceof Notice(Notice.Kind kind, var details)
                        && kind == Notice.Kind.NEEDS_WEIGHT
                ? new Turn.Open(asked(sale, details.getFirst()), noted)
                : turn;
    }

    private OpenSale asked(OpenSale sale, String code) {
        return scale.weigh()
                .map(weighing -> {
                    await(weighing, Gtin.ofDigits(code));
                    return sale.telling(awaited(code));
                })
                .orElse(sale);
    }

    private void await(CompletableFuture<Weighing> weighing, Gtin item) {
        weighing.thenAccept(said -> later.accept(new Act.Weighed(item, said))).exceptionally(failure -> {
            LOG.error("What the scale said of item {} reached nobody.", item, failure);
            return null;
        });
    }

    private static Notice awaited(String code) {
        return Notice.of(Notice.Kind.WEIGHING, code);
    }

    /** The scale has answered, if anybody still waits for it. */
    OpenSale weighed(OpenSale sale, Act.Weighed act) {
        if (!awaited(act.item().ean13()).equals(sale.notice())) {
            return sale;
        }
        return switch (act.weighing()) {
            case Weighing.Weight(long grams, var _) -> selling.weighed(sale, act.item(), grams);
            case Weighing.Empty() -> sale.telling(Notice.of(Notice.Kind.SCALE_EMPTY));
            case Weighing.Moving() -> sale.telling(Notice.of(Notice.Kind.SCALE_MOVING));
            case Weighing.Overloaded() -> sale.telling(Notice.of(Notice.Kind.SCALE_OVERLOADED));
            case Weighing.BelowZero() -> sale.telling(Notice.of(Notice.Kind.SCALE_NOT_AT_ZERO));
            case Weighing.NoZero() -> sale.telling(Notice.of(Notice.Kind.SCALE_NOT_AT_ZERO));
            case Weighing.NoAnswer(String advice) -> {
                LOG.warn("{}", advice);
                yield sale.telling(Notice.of(Notice.Kind.SCALE_SILENT));
            }
        };
    }
}
