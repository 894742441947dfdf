package io.tillstream.till.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offers of the member at the till: read once, and each signature checked once, when somebody asks for it. Reading is
 * cheap and a check is not, and of eight offers one is shown.
 */
final class OffersAtHand {
    private static final Logger LOG = LoggerFactory.getLogger(OffersAtHand.class);

    private final PublicKey key;
    private volatile @Nullable Read latest;

    /** With the very bytes they were read from, and what was found of signatures so far. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity alone
    private record Read(byte[] json, MemberOffers offers, Map<OfferDecision, Boolean> signed) {}

    OffersAtHand(PublicKey key) {
        this.key = key;
    }

    /** Those that were sent for this member; none where the bytes cannot be read. */
    @SuppressWarnings(
            "ReferenceEquality") // a change comes as other bytes; comparing these would cost more than it saves
    MemberOffers of(MemberId member, byte[] json) {
        Read known = latest;
        if (known == null || known.json() != json) {
            known = new Read(json, read(member, json), new ConcurrentHashMap<>());
            latest = known;
        }
        return known.offers();
    }

    private static MemberOffers read(MemberId member, byte[] json) {
        try {
            return new MemberOffers(
                    member,
                    CanonicalJson.decode(json, MemberOffers.class).offers().stream()
                            .filter(offer -> offer.member().equals(member))
                            .toList());
        } catch (UnreadableFact e) {
            LOG.warn("Offers of a member cannot be read and are not shown: {}", e.getMessage());
            return new MemberOffers(member, List.of());
        }
    }

    /** Whether head office signed it. */
    boolean isSigned(OfferDecision offer) {
        Read known = latest;
        return known == null ? checked(offer) : known.signed().computeIfAbsent(offer, this::checked);
    }

    private boolean checked(OfferDecision offer) {
        boolean isSigned = SignedDecisions.isGenuine(offer, key);
        if (!isSigned) {
            LOG.warn("Offer {} is not signed by head office and is not shown.", offer.decisionId());
        }
        return isSigned;
    }
}
