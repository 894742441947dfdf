package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a promotion, where and when. Everything here has to hold.
 *
 * @param audience for whom
 * @param stores in which stores; empty for all
 * @param channels where one buys; empty for all
 * @param from first instant
 * @param until first instant after
 * @param coupon the coupon that has to be presented, or absent
 */
public record Eligibility(
        Audience audience,
        List<StoreId> stores,
        List<Channel> channels,
        Instant from,
        Instant until,
        @Nullable String coupon) {
    public Eligibility {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        stores = List.copyOf(Objects.requireNonNull(stores, "stores"));
        channels = List.copyOf(Objects.requireNonNull(channels, "channels"));
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "It ends at " + until + " and begins at " + from + "; the end has to be later.");
        }
        if (coupon != null && coupon.isBlank()) {
            throw new IllegalArgumentException("Its coupon is blank; name one or leave it out.");
        }
    }

    /** For whom a promotion is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Everybody.class, name = "everybody"),
        @JsonSubTypes.Type(value = Members.class, name = "members"),
        @JsonSubTypes.Type(value = Segments.class, name = "segments")
    })
    public sealed interface Audience permits Everybody, Members, Segments {}

    /** Anyone, known or not. */
    public record Everybody() implements Audience {}

    /** Every member. */
    public record Members() implements Audience {}

    /**
     * Members of at least one of these segments.
     *
     * @param segments at least one
     */
    public record Segments(List<String> segments) implements Audience {
        public Segments {
            segments = List.copyOf(Objects.requireNonNull(segments, "segments"));
            if (segments.isEmpty()) {
                throw new IllegalArgumentException("It is for no segment; name at least one, or use the type members.");
            }
        }
    }
}
