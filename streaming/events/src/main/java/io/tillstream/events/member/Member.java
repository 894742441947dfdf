package io.tillstream.events.member;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What everything but the portal knows of a member. Topic {@code fact.member.v1}, key: the member, compacted.
 *
 * @param member the opaque number
 * @param cardHash keyed hash of the card's text, by which a till recognises the card
 * @param personalised whether the member allows personal offers
 * @param enrolledOn since when
 * @param declined what the member does not want to be offered, at most {@value #MOST_DECLINED}; absent for nothing
 */
public record Member(
        MemberId member,
        Hash cardHash,
        boolean personalised,
        LocalDate enrolledOn,
        @Nullable List<Declined> declined) {
    /** More is a member who wants no offers, and there is a switch for that. */
    public static final int MOST_DECLINED = 200;

    public Member {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(cardHash, "cardHash");
        Objects.requireNonNull(enrolledOn, "enrolledOn");
        if (declined != null) {
            declined = List.copyOf(declined);
            if (declined.size() > MOST_DECLINED) {
                throw new IllegalArgumentException("Member " + member + " declines " + declined.size()
                        + " offers; at most " + MOST_DECLINED + " are told.");
            }
        }
    }

    /** A member who has declined nothing. */
    public Member(MemberId member, Hash cardHash, boolean personalised, LocalDate enrolledOn) {
        this(member, cardHash, personalised, enrolledOn, null);
    }

    /**
     * An offer a member said "not for me" to. It is not offered any more; what the goods cost does not change.
     *
     * @param offer a promotion's id, or that of the campaign of a personal offer
     * @param gtin the item of the personal offer; absent for a promotion
     */
    public record Declined(String offer, @Nullable Gtin gtin) {
        public Declined {
            Objects.requireNonNull(offer, "offer");
        }
    }

    /** Whether a promotion, or a campaign's personal offer of an item, was declined. */
    public boolean declines(String offer, @Nullable Gtin gtin) {
        return declined != null && declined.contains(new Declined(offer, gtin));
    }

    /** The promotions that were declined. */
    public Set<String> declinedPromotions() {
        return declined == null
                ? Set.of()
                : declined.stream()
                        .filter(each -> each.gtin() == null)
                        .map(Declined::offer)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
