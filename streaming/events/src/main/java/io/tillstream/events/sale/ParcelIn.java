package io.tillstream.events.sale;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.Waybill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A carrier left a parcel, and it waits to be fetched. Moves no money and no goods of the shop.
 *
 * @param source till, epoch, sequence; by it the parcel is named from now on
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param waybill the carrier's number
 * @param code what the receiver shows, seven digits
 * @param phoneTail the last three or four digits of the receiver's phone; absent for a member
 * @param member the receiver, where their code was scanned; absent otherwise
 * @param place where it lies, up to eight capital letters, digits and dashes
 * @param cashOnDelivery what the receiver owes the sender; absent where nothing
 */
public record ParcelIn(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Waybill waybill,
        String code,
        @Nullable String phoneTail,
        @Nullable MemberId member,
        String place,
        @Nullable Money cashOnDelivery)
        implements TillTransaction {
    private static final Pattern CODE = Pattern.compile("\\d{7}");
    private static final Pattern TAIL = Pattern.compile("\\d{3,4}");
    private static final Pattern PLACE = Pattern.compile("[A-Z0-9-]{1,8}");

    public ParcelIn {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(waybill, "waybill");
        if (!CODE.matcher(code).matches() || !isPlace(place)) {
            throw new IllegalArgumentException("Parcel " + source + " has code \"" + code + "\" and place \"" + place
                    + "\"; seven digits, and up to eight capital letters, digits and dashes.");
        }
        if ((phoneTail == null) == (member == null) || (phoneTail != null && !isPhoneTail(phoneTail))) {
            throw new IllegalArgumentException("Parcel " + source
                    + " is for a member, or for a phone that ends in three or four digits; not \"" + phoneTail + "\".");
        }
        if (cashOnDelivery != null && !cashOnDelivery.isPositive()) {
            throw new IllegalArgumentException(
                    "Parcel " + source + " has " + cashOnDelivery + " on delivery; more than nothing, or absent.");
        }
    }

    /** Whether a text may be a place. */
    public static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    /** Whether a text may be the end of a phone number. */
    public static boolean isPhoneTail(String text) {
        return TAIL.matcher(text).matches();
    }
}
