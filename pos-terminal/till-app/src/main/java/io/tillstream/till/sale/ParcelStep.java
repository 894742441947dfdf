package io.tillstream.till.sale;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far something at the parcel counter has come. */
public sealed interface ParcelStep {
    /**
     * The list of what waits.
     *
     * @param wanted what is searched for; empty for everything
     * @param overdue whether only what should go back to its carrier is shown
     * @param done what was done just now, or absent
     */
    record Waiting(String wanted, boolean overdue, @Nullable TillTransaction done) implements ParcelStep {
        /** All of it, and nothing begun. */
        static final Waiting ALL = new Waiting("", false, null);
    }

    /**
     * Who may have a parcel: by the end of their phone number or as a member.
     *
     * @param phoneTail three or four digits, or absent
     * @param member absent for everybody else
     */
    record Receiver(@Nullable String phoneTail, @Nullable MemberId member) {}

    /** A parcel comes in; whom it is for is asked. */
    record AskingReceiver(Waybill waybill) implements ParcelStep {}

    /** Where it is put is asked. */
    record AskingPlace(Waybill waybill, Receiver receiver) implements ParcelStep {}

    /** What is due on delivery is asked. */
    record AskingDue(Waybill waybill, Receiver receiver, String place) implements ParcelStep {}

    /** Somebody wants a parcel that lies here; who they are is asked. */
    record Proving(ParcelIn parcel) implements ParcelStep {}

    /**
     * They may have it: it is fetched, paid where something is due, and handed over.
     *
     * @param proof by what they are known
     */
    record Handing(ParcelIn parcel, ParcelOut.Proof proof) implements ParcelStep {}

    /** A parcel goes back to its carrier, once that is confirmed. */
    record SendingBack(ParcelIn parcel) implements ParcelStep {}

    /**
     * The senders' cash goes to them, once that is confirmed.
     *
     * @param amount how much
     * @param parcels for what
     */
    record Settling(Money amount, List<Source> parcels) implements ParcelStep {
        public Settling {
            parcels = List.copyOf(parcels);
        }
    }

    /** Whether something was begun that a scan or a key beside it must not lose. */
    default boolean isUnderWay() {
        return !(this instanceof Waiting);
    }

    /** One step back. */
    default ParcelStep back() {
        return switch (this) {
            case Waiting _, AskingReceiver _, Proving _, Settling _ -> Waiting.ALL;
            case AskingPlace(Waybill waybill, var _) -> new AskingReceiver(waybill);
            case AskingDue(Waybill waybill, Receiver receiver, var _) -> new AskingPlace(waybill, receiver);
            case Handing(ParcelIn parcel, var _) -> new Proving(parcel);
            case SendingBack(ParcelIn parcel) -> new Proving(parcel);
        };
    }
}
