package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.reservation.ReservationRequest;
import java.time.Instant;

/** What changes what is put aside. */
sealed interface Wish {
    StoreId store();

    Gtin gtin();

    /** Somebody asks for goods, or gives them up. */
    record Requested(ReservationRequest request) implements Wish {
        @Override
        public StoreId store() {
            return request.store();
        }

        @Override
        public Gtin gtin() {
            return request.gtin();
        }
    }

    /** A sale hands goods over that were put aside. */
    record Collected(StoreId store, Gtin gtin, String reservation, Instant at) implements Wish {}
}
