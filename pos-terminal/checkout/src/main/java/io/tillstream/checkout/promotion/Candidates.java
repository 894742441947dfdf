package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The promotions that speak of something in a basket, while they are being collected ware by ware. */
final class Candidates {
    private static final Comparator<Candidate> BY_RANK =
            (one, other) -> Integer.compare(one.ranked.rank(), other.ranked.rank());

    private final int wares;
    /** By identity: there is one object for each promotion of a book, and nothing is asked more often. */
    private final IdentityHashMap<RankedPromotion, Candidate> found = new IdentityHashMap<>();

    Candidates(int wares) {
        this.wares = wares;
    }

    /** A promotion speaks of a ware in a role. */
    void add(RankedPromotion promotion, Ware ware, long role) {
        Candidate candidate = found.get(promotion);
        if (candidate == null) {
            candidate = new Candidate(promotion, wares);
            found.put(promotion, candidate);
        }
        candidate.roles[ware.index] |= role;
    }

    Optional<Candidate> of(RankedPromotion promotion) {
        return Optional.ofNullable(found.get(promotion));
    }

    List<Candidate> byRank() {
        List<Candidate> candidates = new ArrayList<>(found.values());
        candidates.sort(BY_RANK);
        return candidates;
    }
}
