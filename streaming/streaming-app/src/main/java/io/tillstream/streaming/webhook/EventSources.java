package io.tillstream.streaming.webhook;

import io.tillstream.events.assortment.Limits;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.webhook.EventKind;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which records are events of which kind; docs/reference/webhooks.md has the list for people. */
public final class EventSources {
    private final Function<String, Optional<Limits>> limits;

    /** @param limits of a promotion, by its id */
    EventSources(Function<String, Optional<Limits>> limits) {
        this.limits = limits;
    }

    /** The type of what is told. */
    public static Class<?> typeOf(EventKind kind) {
        return new EventSources(promotion -> Optional.empty()).of(kind).topic().value();
    }

    /** The schema of what is told: the name of its topic. */
    public static String schemaOf(EventKind kind) {
        return new EventSources(promotion -> Optional.empty()).of(kind).topic().name();
    }

    EventSource<?> of(EventKind kind) {
        return switch (kind) {
            case SALE_ACCEPTED ->
                EventSource.each(Topics.ACCEPTED)
                        .of(record -> List.of(record.fact().source().till().store()))
                        .when(record -> record.fact() instanceof Sale);
            case TILL_CLOSED ->
                EventSource.each(Topics.CLOSING)
                        .of(closing -> List.of(closing.source().till().store()));
            case TILL_ALARM ->
                EventSource.each(Topics.TILL_ALARM)
                        .of(alarm -> List.of(alarm.source().till().store()));
            case STOCK_CHANGED -> EventSource.each(Topics.STOCK_ON_HAND).of(stock -> List.of(stock.store()));
            case STOCK_EMPTY ->
                EventSource.each(Topics.STOCK_ON_HAND)
                        .of(stock -> List.of(stock.store()))
                        .whenItBegins(stock -> stock.onHand().amount() <= 0);
            case TRANSFER_CHANGED ->
                EventSource.each(Topics.TRANSFER).of(transfer -> List.of(transfer.from(), transfer.to()));
            case ORDER_CHANGED -> EventSource.each(Topics.ORDER_PROGRESS).of(order -> List.of(order.store()));
            case RESERVATION_CHANGED ->
                EventSource.each(Topics.RESERVATION).of(reservation -> List.of(reservation.store()));
            case REORDER_PROPOSED -> EventSource.each(Topics.REORDER).of(proposal -> List.of(proposal.store()));
            case PRICE_CHANGED -> EventSource.each(Topics.PRICE);
            case POINTS_CHANGED -> EventSource.each(Topics.POINTS_BALANCE);
            case PROMOTION_GIVEN -> EventSource.each(Topics.PROMOTION_SPEND);
            case PROMOTION_EXHAUSTED -> EventSource.each(Topics.PROMOTION_SPEND).whenItBegins(this::isExhausted);
            case LOSS_SIGNALLED ->
                EventSource.each(Topics.LOSS_SIGNAL)
                        .of(signal -> signal.store() == null ? List.of() : List.of(signal.store()));
            case RECORD_REFUSED -> EventSource.each(Topics.DEAD_LETTER).showing(EventSources::withoutPayload);
        };
    }

    private boolean isExhausted(PromotionSpend spend) {
        return limits.apply(spend.promotion())
                .filter(limit -> isReached(limit, spend))
                .isPresent();
    }

    private static boolean isReached(Limits limit, PromotionSpend spend) {
        if (limit.totalUses() != null && spend.uses() >= limit.totalUses()) {
            return true;
        }
        return limit.totalAmount() != null
                && limit.totalAmount().currency().equals(spend.given().currency())
                && spend.given().minor() - spend.givenBack().minor()
                        >= limit.totalAmount().minor();
    }

    /** What nobody could read may hold anything; it stays at home. */
    private static DeadLetter withoutPayload(DeadLetter letter) {
        return new DeadLetter(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.cause(),
                letter.key(),
                "",
                letter.refusedAt(),
                letter.refusedBy(),
                letter.bytes(),
                letter.replayOf());
    }
}
