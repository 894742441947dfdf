package io.tillstream.topologies.stock;

import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationDue;
import io.tillstream.events.reservation.ReservationReleased;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Answers those who want goods put aside, one after the other, from the same stock that sales are booked to. */
final class Reserving extends ContextualProcessor<String, Wish, String, Reservation> {
    private @Nullable KeyValueStore<String, PutAside> shelves;
    private @Nullable KeyValueStore<String, byte[]> stock;

    @Override
    public void init(ProcessorContext<String, Reservation> context) {
        super.init(context);
        shelves = context.getStateStore(Reservations.STORE);
        stock = context.getStateStore(StockLedger.STORE);
    }

    @Override
    public void process(Record<String, Wish> wish) {
        if (wish.value() == null || shelves == null || stock == null) {
            throw new RefusedRecord("A wish for goods without a value; facts are never deleted.");
        }
        Wish wanted = wish.value();
        if (!wanted.store().value().equals(wish.key())) {
            throw new RefusedRecord("A reservation in store " + wanted.store() + " came with key " + wish.key()
                    + "; reservations are keyed by their store.");
        }
        String item = Keys.storeItem(wanted.store(), wanted.gtin());
        PutAside known = shelves.get(item);
        PutAside before = known == null ? PutAside.NOTHING : known;
        Quantity onHand = onHand(stock.get(item), wanted);
        PutAside after = switch (wanted) {
            case Wish.Requested(ReservationAsked asked) ->
                before.lapsing(asked.at()).asking(asked, onHand);
            case Wish.Requested(ReservationReleased released) -> before.releasing(released);
            case Wish.Requested(ReservationDue due) -> before.lapsing(due.at());
            case Wish.Collected collected -> before.collecting(collected.reservation(), collected.at());
        };
        if (!after.equals(before)) {
            shelves.put(item, after);
        }
        Answering answering = new Answering(wanted, after, after.available(onHand), wish.timestamp());
        before.open().keySet().stream()
                .filter(reservation -> !after.open().containsKey(reservation))
                .forEach(answering::tell);
        if (wanted instanceof Wish.Requested(ReservationAsked asked)) {
            answering.tell(asked.reservation());
        }
    }

    /** Nothing of an item that nobody has booked yet. */
    private static Quantity onHand(byte @Nullable [] balance, Wish wanted) {
        if (balance != null) {
            StockOnHand booked = Topics.STOCK_ON_HAND.values().deserializer().deserialize("", balance);
            return booked.onHand();
        }
        return wanted instanceof Wish.Requested(ReservationAsked asked)
                ? new Quantity(0, asked.quantity().unit())
                : Quantity.each(0);
    }

    /** Tells what became of reservations of the item. */
    private final class Answering {
        private final Wish wanted;
        private final PutAside shelf;
        private final Quantity available;
        private final long timestamp;

        Answering(Wish wanted, PutAside shelf, Quantity available, long timestamp) {
            this.wanted = wanted;
            this.shelf = shelf;
            this.available = available;
            this.timestamp = timestamp;
        }

        void tell(String reservation) {
            PutAside.Open held = shelf.open().get(reservation);
            PutAside.Over ended = shelf.over().get(reservation);
            if (held != null) {
                tell(reservation, Reservation.State.GRANTED, held.quantity(), held.until());
            } else if (ended != null) {
                tell(reservation, ended.state(), new Quantity(0, available.unit()), ended.until());
            }
        }

        private void tell(String reservation, Reservation.State state, Quantity quantity, Instant until) {
            Reservation answer =
                    new Reservation(reservation, wanted.store(), wanted.gtin(), state, quantity, available, until);
            context().forward(new Record<>(reservation, answer, timestamp));
        }
    }
}
