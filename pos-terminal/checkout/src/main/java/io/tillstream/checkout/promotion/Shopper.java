package io.tillstream.checkout.promotion;

import io.tillstream.events.MemberId;
import java.util.Objects;
import java.util.Set;

/**
 * The member who is buying.
 *
 * @param member who
 * @param segments the segments the member is in
 */
public record Shopper(MemberId member, Set<String> segments) {
    public Shopper {
        Objects.requireNonNull(member, "member");
        segments = Set.copyOf(segments);
    }
}
