package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Source;
import io.tillstream.events.Waybill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parcel left the shop, once. What was paid for it on delivery is in the same record, so that no crash parts the two; it
 * is the sender's money and no sale.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param waybill the carrier's number
 * @param parcel the record by which it came in
 * @param way to whom it went
 * @param proof by what the receiver was known; absent where it went back
 * @param tenders what was paid on delivery; empty where nothing was due
 */
public record ParcelOut(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Waybill waybill,
        Source parcel,
        Way way,
        @Nullable Proof proof,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tender> tenders)
        implements TillTransaction {
    /** To whom a parcel goes. */
    public enum Way {
        TO_RECEIVER,
        BACK_TO_CARRIER
    }

    /** By what the receiver was known. */
    public enum Proof {
        PICK_UP_CODE,
        PHONE_TAIL,
        MEMBER_CODE
    }

    public ParcelOut {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(waybill, "waybill");
        Objects.requireNonNull(parcel, "parcel");
        tenders = Absent.orEmpty(tenders);
        if ((proof != null) != (way == Way.TO_RECEIVER) || (way == Way.BACK_TO_CARRIER && !tenders.isEmpty())) {
            throw new IllegalArgumentException("Parcel " + waybill + " goes " + way + " by " + proof + " with "
                    + tenders.size() + " payments; only a receiver shows something and pays.");
        }
    }
}
