package io.tillstream.checkout.parcel;

import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is not handed over for a while, after too many wrong codes, as the journal has it. Each wait in a row is twice as
 * long as the one before; a parcel that is handed over by such a code ends the row.
 *
 * @param byWhat by waybill, and by nothing for pick-up codes
 */
public record PickUpLocks(Map<String, Lock> byWhat) {
    public static final PickUpLocks NONE = new PickUpLocks(Map.of());

    /** So many wrong ones in a row, then a wait; after the first wait each wrong one begins the next. */
    public static final int TRIES = 5;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * One wait.
     *
     * @param inARow how many there were
     * @param until the end of the newest
     */
    public record Lock(int inARow, Instant until) {}

    public PickUpLocks {
        byWhat = Map.copyOf(byWhat);
    }

    PickUpLocks plus(ParcelLock lock) {
        String what = what(lock.waybill());
        Map<String, Lock> more = new HashMap<>(byWhat);
        more.put(what, new Lock(inARow(lock.waybill()) + 1, lock.until()));
        return new PickUpLocks(more);
    }

    PickUpLocks plus(ParcelOut parcel) {
        Map<String, Lock> fewer = new HashMap<>(byWhat);
        fewer.remove(parcel.waybill().value());
        if (parcel.proof() == ParcelOut.Proof.PICK_UP_CODE) {
            fewer.remove(what(null));
        }
        return fewer.size() == byWhat.size() ? this : new PickUpLocks(fewer);
    }

    /** How many waits in a row there were: for a parcel, or for pick-up codes. */
    public int inARow(@Nullable Waybill waybill) {
        Lock lock = byWhat.get(what(waybill));
        return lock == null ? 0 : lock.inARow();
    }

    /** Until when nothing is handed over by it, if that is so at that moment. */
    public Optional<Instant> until(@Nullable Waybill waybill, Instant now) {
        return Optional.ofNullable(byWhat.get(what(waybill))).map(Lock::until).filter(now::isBefore);
    }

    /** How long the next wait is. */
    public Duration next(@Nullable Waybill waybill) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(inARow(waybill), 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static String what(@Nullable Waybill waybill) {
        return waybill == null ? "" : waybill.value();
    }
}
