package io.tillstream.events.decision;

import io.tillstream.events.MemberId;
import java.util.List;
import java.util.Objects;

/**
 * All offers a member may be shown, best first. Topic {@code decision.offer.v1}, key: the member, compacted.
 *
 * @param member for whom
 * @param offers at most 20; empty when there is nothing to offer
 */
public record MemberOffers(MemberId member, List<OfferDecision> offers) {
    public MemberOffers {
        Objects.requireNonNull(member, "member");
        offers = List.copyOf(offers);
        if (offers.size() > 20) {
            throw new IllegalArgumentException("Member " + member + " has " + offers.size() + " offers; at most 20.");
        }
    }
}
