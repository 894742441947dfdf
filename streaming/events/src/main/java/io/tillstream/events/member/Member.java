package io.tillstream.events.member;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What everything but the portal knows of a member. Topic {@code fact.member.v1}, key: the member, compacted.
 *
 * @param member the opaque number
 * @param cardHash keyed hash of the card's text, by which a till recognises the card
 * @param personalised whether the member allows personal offers
 * @param enrolledOn since when
 */
public record Member(MemberId member, Hash cardHash, boolean personalised, LocalDate enrolledOn) {
    public Member {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(cardHash, "cardHash");
        Objects.requireNonNull(enrolledOn, "enrolledOn");
    }
}
