package io.tillstream.scoring.offer;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.decision.OfferStanding.ShortDated;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.member.Member;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.features.offer.OfferMoment;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.models.NextPurchases;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes each member's offers: the items the model ranks highest among those the chain sells with a margin left, for the active
 * campaign; what was offered in vain too often rests. The till chooses among them. A member without consent and the global holdout get none. What was published and still holds keeps its id.
 */
public final class OfferDesk {
    /** For a newcomer the basket says more than we do: tills get more to choose from. */
    static final int SENT_TO_NEWCOMERS = 16;

    private static final int OF_ONE_CATEGORY = 2;

    /** Looked through for items that are sold, earn something and were not offered in vain too often. */
    private static final int CONSIDERED = 40;

    /** Two days, renewed daily: an offer outlives a night without head office and no more. */
    static final Duration VALIDITY = Duration.ofDays(2);

    private static final Duration RENEWED_BELOW = Duration.ofDays(1);
    private static final long MILLION = 1_000_000;

    private final ShopView view;
    private final ShortDates shortDates;
    private final PrivateKey key;
    private final Map<MemberId, MemberOffers> published = new HashMap<>();

    public OfferDesk(ShopView view, PrivateKey key) {
        this.view = view;
        this.shortDates = new ShortDates(view);
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
    public Optional<MemberOffers> decide(MemberId member, Outlook outlook, Instant now) {
        MemberOffers before = published.getOrDefault(member, new MemberOffers(member, List.of()));
        MemberOffers after = new MemberOffers(member, offers(member, before, outlook, now));
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

    private List<OfferDecision> offers(MemberId member, MemberOffers before, Outlook outlook, Instant now) {
        Optional<Campaign> campaign = activeCampaign(now);
        if (campaign.isEmpty() || whyNone(member, now).isPresent()) {
            return List.of();
        }
        Map<Gtin, OfferDecision> kept = new HashMap<>();
        before.offers().forEach(offer -> kept.put(offer.gtin(), offer));
        List<OfferDecision> offers = new ArrayList<>();
        for (Candidacy candidacy : best(member, campaign.get(), outlook, now)) {
            OfferDecision fresh = offer(member, candidacy, campaign.get(), outlook, now);
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

    /** An item with what it earns at the campaign's price. */
    private record Candidacy(Gtin item, double likelihood, Reason reason, Money margin, List<ShortDated> shortDated) {
        boolean isShortDatedAt(StoreId store) {
            return shortDated.stream().anyMatch(one -> one.store().equals(store));
        }
    }

    private List<Candidacy> best(MemberId member, Campaign campaign, Outlook outlook, Instant now) {
        MemberHistory history = view.historyOf(member);
        Set<Gtin> resting = Fatigue.resting(history);
        List<Candidacy> earning = outlook.purchases().of(history, now, CONSIDERED).stream()
                .filter(likely -> !resting.contains(likely.candidate().item()))
                .flatMap(likely -> candidacy(likely, campaign, now).stream())
                .toList();
        return history.baskets().isEmpty()
                ? varied(earning)
                : withSomethingNew(favoured(earning, history), history, campaign, outlook, now);
    }

    /** Nothing is known of a newcomer, so that the basket will have to choose: from all over the shop. */
    private List<Candidacy> varied(List<Candidacy> earning) {
        Map<String, Integer> taken = new HashMap<>();
        return earning.stream()
                .filter(candidacy -> view.category(candidacy.item())
                        .map(category -> taken.merge(category, 1, Integer::sum) <= OF_ONE_CATEGORY)
                        .orElse(false))
                .limit(SENT_TO_NEWCOMERS)
                .toList();
    }

    /**
     * The best; where none of them has to be sold soon in the store the member was at last, and one of the others has, that one
     * takes the last place.
     */
    private static List<Candidacy> favoured(List<Candidacy> earning, MemberHistory history) {
        List<Candidacy> best = new ArrayList<>(earning.subList(0, Math.min(OfferMoment.SENT, earning.size())));
        StoreId usual = history.baskets().getLast().store();
        if (best.stream().noneMatch(one -> one.isShortDatedAt(usual))) {
            earning.stream()
                    .skip(best.size())
                    .filter(one -> one.isShortDatedAt(usual))
                    .findFirst()
                    .ifPresent(one -> best.set(best.size() - 1, one));
        }
        return best;
    }

    /** The best; in the last place, where there is one, an item that came into the member's favourite category lately. */
    private List<Candidacy> withSomethingNew(
            List<Candidacy> favoured, MemberHistory history, Campaign campaign, Outlook outlook, Instant now) {
        List<Candidacy> best = new ArrayList<>(favoured);
        double least = best.isEmpty() ? 0 : best.getLast().likelihood();
        outlook.newItems()
                .forMember(history, view)
                .filter(item ->
                        best.stream().noneMatch(candidacy -> candidacy.item().equals(item)))
                .flatMap(item -> candidacy(item, least, OfferReasons.NEW, campaign, now))
                .ifPresent(fresh -> {
                    if (best.size() == OfferMoment.SENT) {
                        best.remove(best.size() - (isFavoured(best, history) ? 2 : 1));
                    }
                    best.add(fresh);
                });
        return best;
    }

    private static boolean isFavoured(List<Candidacy> best, MemberHistory history) {
        return best.getLast().isShortDatedAt(history.baskets().getLast().store());
    }

    private Optional<Candidacy> candidacy(NextPurchases.Likely likely, Campaign campaign, Instant now) {
        return candidacy(
                likely.candidate().item(), likely.likelihood(), OfferReasons.of(likely.candidate()), campaign, now);
    }

    /** Empty where the item is not sold, or earns nothing at the campaign's price. */
    private Optional<Candidacy> candidacy(Gtin item, double likelihood, Reason reason, Campaign campaign, Instant now) {
        return view.listed(item, now)
                .flatMap(listed -> view.anyStore()
                        .map(store -> UnitMargin.money(
                                UnitMargin.reduced(store, listed.product(), listed.price(), campaign.percentOff()),
                                store))
                        .filter(margin -> !margin.isNegative() && !margin.isZero())
                        .map(margin -> new Candidacy(
                                item, likelihood, reason, margin, shortDates.of(listed, campaign.percentOff(), now))));
    }

    private static OfferDecision offer(
            MemberId member, Candidacy candidacy, Campaign campaign, Outlook outlook, Instant now) {
        Instant issued = now.truncatedTo(ChronoUnit.MILLIS);
        Instant end = issued.plus(VALIDITY);
        return new OfferDecision(
                "",
                member,
                candidacy.item(),
                campaign.percentOff(),
                Math.clamp(Math.round(candidacy.likelihood() * MILLION), 0, MILLION),
                campaign.id(),
                candidacy.reason(),
                outlook.model(),
                issued,
                end.isBefore(campaign.until()) ? end : campaign.until(),
                "",
                new OfferStanding(
                        candidacy.margin(), outlook.purchases().ties(candidacy.item()), candidacy.shortDated()));
    }

    /** Same advice, and valid for long enough; a score that moved a little is no new advice. */
    private static boolean stillHolds(OfferDecision old, OfferDecision fresh, Instant now) {
        boolean longEnough = now.plus(RENEWED_BELOW).isBefore(old.validUntil())
                || old.validUntil().equals(fresh.validUntil());
        return longEnough
                && old.percentOff() == fresh.percentOff()
                && old.campaign().equals(fresh.campaign())
                && old.reason().equals(fresh.reason())
                && old.model().equals(fresh.model())
                && shortDated(old).equals(shortDated(fresh));
    }

    private static List<ShortDated> shortDated(OfferDecision offer) {
        OfferStanding standing = offer.standing();
        return standing == null ? List.of() : standing.shortDated();
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
                "",
                unnamed.standing());
        return SignedDecisions.sign(named, key);
    }
}
