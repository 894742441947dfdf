package io.tillstream.scoring.offer;

import io.tillstream.decisions.ControlGroup;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.member.Member;
import io.tillstream.features.purchase.Candidate;
import io.tillstream.models.PurchaseRanking;
import io.tillstream.models.PurchaseServing;
import io.tillstream.scoring.DecisionIds;
import io.tillstream.scoring.ShopView;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes each member's offers: the items the model ranks highest among those the chain sells, for the active campaign. A
 * member without consent and the global holdout get none. What was published and still holds keeps its id.
 */
public final class OfferDesk {
    /** Enough to leave one when others are in the basket or out of stock; each costs a signature of about a millisecond. */
    static final int MOST_OFFERS = 4;

    /** Two days, renewed daily: an offer outlives a night without head office and no more. */
    static final Duration VALIDITY = Duration.ofDays(2);

    private static final Duration RENEWED_BELOW = Duration.ofDays(1);
    private static final long MILLION = 1_000_000;

    private final ShopView view;
    private final PrivateKey key;
    private final Map<MemberId, MemberOffers> published = new HashMap<>();

    public OfferDesk(ShopView view, PrivateKey key) {
        this.view = view;
        this.key = key;
    }

    /** Notes what the topic holds for a member; absent offers are the same as none. */
    public void published(MemberOffers offers) {
        published.put(offers.member(), offers);
    }

    /**
     * What is to be published for a member now; empty when what is published still holds. Changes nothing, so that several
     * threads may ask for several members.
     */
    public Optional<MemberOffers> decide(MemberId member, PurchaseServing serving, Instant now) {
        MemberOffers before = published.getOrDefault(member, new MemberOffers(member, List.of()));
        MemberOffers after = new MemberOffers(member, offers(member, before, serving, now));
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    /** Members by how many offers they have published, or by why they get none: for the log. */
    public Map<String, Long> census(Instant now) {
        Map<String, Long> census = new TreeMap<>();
        for (MemberId member : view.members()) {
            MemberOffers offers = published.get(member);
            String result = whyNone(member, now)
                    .orElseGet(() ->
                            "offers-" + (offers == null ? 0 : offers.offers().size()));
            census.merge(result, 1L, Long::sum);
        }
        return census;
    }

    private Optional<String> whyNone(MemberId member, Instant now) {
        if (!view.memberOf(member).map(Member::personalised).orElse(false)) {
            return Optional.of("not-personalised");
        }
        if (ControlGroup.isHeldOut(member)) {
            return Optional.of("held-out");
        }
        return activeCampaign(now).isEmpty() ? Optional.of("no-campaign") : Optional.empty();
    }

    private List<OfferDecision> offers(MemberId member, MemberOffers before, PurchaseServing serving, Instant now) {
        Optional<Campaign> campaign = activeCampaign(now);
        if (campaign.isEmpty() || whyNone(member, now).isPresent()) {
            return List.of();
        }
        Map<Gtin, OfferDecision> kept = new HashMap<>();
        before.offers().forEach(offer -> kept.put(offer.gtin(), offer));
        List<OfferDecision> offers = new ArrayList<>();
        for (PurchaseRanking.Ranked ranked : best(member, serving, now)) {
            OfferDecision fresh = offer(member, ranked, campaign.get(), serving, now);
            OfferDecision old = kept.get(fresh.gtin());
            offers.add(old != null && stillHolds(old, fresh, now) ? old : signed(fresh));
        }
        return offers;
    }

    /** The first active one by id: a member sees offers of one campaign at a time. */
    private Optional<Campaign> activeCampaign(Instant now) {
        return view.campaigns().stream()
                .filter(campaign -> campaign.runsAt(now))
                .findFirst();
    }

    private List<PurchaseRanking.Ranked> best(MemberId member, PurchaseServing serving, Instant now) {
        MemberHistory history = view.historyOf(member);
        List<Candidate> sold = serving.ranking().candidates(history, now).stream()
                .filter(candidate -> view.listed(candidate.item()).isPresent())
                .toList();
        return serving.ranking().rank(serving.model(), sold).stream()
                .limit(MOST_OFFERS)
                .toList();
    }

    private static OfferDecision offer(
            MemberId member, PurchaseRanking.Ranked ranked, Campaign campaign, PurchaseServing serving, Instant now) {
        Instant issued = now.truncatedTo(ChronoUnit.MILLIS);
        Instant end = issued.plus(VALIDITY);
        return new OfferDecision(
                "",
                member,
                ranked.candidate().item(),
                campaign.percentOff(),
                Math.clamp(Math.round(ranked.score() * MILLION), 0, MILLION),
                campaign.id(),
                OfferReasons.of(ranked.candidate()),
                serving.reference(),
                issued,
                end.isBefore(campaign.until()) ? end : campaign.until(),
                "");
    }

    /** Same advice, and valid for long enough; a score that moved a little is no new advice. */
    private static boolean stillHolds(OfferDecision old, OfferDecision fresh, Instant now) {
        boolean longEnough = now.plus(RENEWED_BELOW).isBefore(old.validUntil())
                || old.validUntil().equals(fresh.validUntil());
        return longEnough
                && old.percentOff() == fresh.percentOff()
                && old.campaign().equals(fresh.campaign())
                && old.reason().equals(fresh.reason())
                && old.model().equals(fresh.model());
    }

    private OfferDecision signed(OfferDecision unnamed) {
        OfferDecision named = new OfferDecision(
                DecisionIds.of('o', unnamed),
                unnamed.member(),
                unnamed.gtin(),
                unnamed.percentOff(),
                unnamed.scoreMillionths(),
                unnamed.campaign(),
                unnamed.reason(),
                unnamed.model(),
                unnamed.issuedAt(),
                unnamed.validUntil(),
                "");
        return SignedDecisions.sign(named, key);
    }
}
