package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.codes.OfferCode;
import io.tillstream.decisions.OfferChoice;
import io.tillstream.decisions.OfferPolicy;
import io.tillstream.decisions.OfferSituation;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferTerms;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which offer stands on the screen, and what is recorded of it. The choice itself is made by {@link OfferPolicy}. */
final class OfferDesk {
    /** A record further ahead than this tells of a clock that was wrong then, and is no reason to hold offers back. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(2);

    private final Catalogue catalogue;
    private Instant latest;
    private volatile OfferCounts counts = OfferCounts.NOTHING;

    /**
     * The desk of a till.
     *
     * @param recorded when the newest record of the till had happened
     */
    OfferDesk(Catalogue catalogue, Instant recorded) {
        this.catalogue = catalogue;
        this.latest = recorded;
    }

    /** The sale with the offer that fits it now: one at a time, none while one is taken. */
    OpenSale refresh(OpenSale sale, Instant clock) {
        Instant now = noEarlierThanKnown(clock);
        ShownOffer shown = sale.offer();
        if (shown != null && !now.isBefore(shown.terms().validUntil())) {
            sale = sale.withoutOffer();
        }
        Member member = sale.member();
        if (member == null || sale.offer() != null || sale.basket().offer() != null) {
            return sale;
        }
        return choose(sale, member, now);
    }

    private OpenSale choose(OpenSale sale, Member member, Instant now) {
        return switch (OfferPolicy.choose(wanted(member), situation(sale, member, now))) {
            case OfferChoice.Show(OfferDecision offer) -> show(sale, offer);
            case OfferChoice.WouldHaveShown(OfferDecision offer) ->
                sale.recording(outcome(offer.terms(), OfferOutcome.Kind.WOULD_HAVE_SHOWN));
            case OfferChoice.Nothing ignored -> sale;
        };
    }

    /** A member's offers without those the member said "not for me" to. */
    private MemberOffers wanted(Member member) {
        return new MemberOffers(
                member.member(),
                catalogue.offers(member.member()).offers().stream()
                        .filter(offer -> !member.declines(offer.campaign(), offer.gtin()))
                        .toList());
    }

    private OpenSale show(OpenSale sale, OfferDecision offer) {
        Campaign campaign = catalogue.campaigns().get(offer.campaign());
        return campaign == null ? sale : show(sale, ShownOffer.of(offer, campaign));
    }

    private static OpenSale show(OpenSale sale, ShownOffer shown) {
        return sale.showing(shown).recording(outcome(shown.terms(), OfferOutcome.Kind.SHOWN));
    }

    /**
     * Somebody brings an offer that an earlier receipt promised. Head office's signature stands for it, wherever it was
     * printed and whether or not this till has heard of it; it is taken at once when its item is there.
     */
    OpenSale onPaper(OpenSale sale, OfferProof proof, Instant clock) {
        Instant now = noEarlierThanKnown(clock);
        Optional<Notice> refusal = refusal(sale, proof, now);
        if (refusal.isPresent()) {
            return sale.telling(refusal.get());
        }
        Campaign campaign = catalogue.campaigns().get(proof.terms().campaign());
        if (campaign == null || !campaign.runsAt(now)) {
            return sale.telling(Notice.of(Notice.Kind.OFFER_WITHDRAWN));
        }
        ShownOffer shown = ShownOffer.onPaper(proof, campaign);
        OpenSale shownNow = show(sale.telling(null), shown);
        return inBasket(sale).contains(shown.terms().gtin()) ? accept(shownNow, shown) : shownNow;
    }

    private Optional<Notice> refusal(OpenSale sale, OfferProof proof, Instant now) {
        OfferTerms terms = proof.terms();
        Member member = sale.member();
        if (!catalogue.isGenuine(proof)) {
            return Optional.of(Notice.of(Notice.Kind.OFFER_NOT_OURS));
        }
        if (!now.isBefore(terms.validUntil())) {
            String lastDay = lastDay(terms, sale.basket().store().zone()).toString();
            return Optional.of(Notice.of(Notice.Kind.OFFER_EXPIRED, lastDay));
        }
        if (member == null) {
            return Optional.of(Notice.of(Notice.Kind.OFFER_NEEDS_MEMBER));
        }
        if (!terms.member().equals(member.member())) {
            return Optional.of(Notice.of(Notice.Kind.OFFER_OF_ANOTHER));
        }
        return sale.basket().offer() == null ? Optional.empty() : Optional.of(Notice.of(Notice.Kind.OFFER_ONE_A_SALE));
    }

    /** Takes the offer on the screen for an item that is in the basket. */
    static OpenSale accept(OpenSale sale, ShownOffer shown) {
        Basket withOffer = sale.basket().accept(shown.asTaken());
        return sale.with(withOffer).withoutOffer().recording(outcome(shown.terms(), OfferOutcome.Kind.ACCEPTED));
    }

    static OpenSale dismiss(OpenSale sale, ShownOffer shown) {
        return sale.dismissing(shown.terms().gtin()).recording(outcome(shown.terms(), OfferOutcome.Kind.DISMISSED));
    }

    /**
     * What the receipt says about the next visit: an offer shown and left open, or else the next best one. Like one on the
     * screen it counts as shown.
     */
    OpenSale chooseForNextVisit(OpenSale sale, Instant clock) {
        Member member = sale.member();
        return member == null || sale.offer() != null ? sale : choose(sale, member, noEarlierThanKnown(clock));
    }

    /** A clock that is set back makes no offer valid again. */
    private Instant noEarlierThanKnown(Instant clock) {
        boolean isBehind = clock.isBefore(latest) && !clock.isBefore(latest.minus(FURTHEST_AHEAD));
        latest = isBehind ? latest : clock;
        return latest;
    }

    static ReceiptSetting.NextVisit asNextVisit(ShownOffer shown, ZoneId zone) {
        OfferTerms terms = shown.terms();
        return new ReceiptSetting.NextVisit(
                terms.gtin(),
                terms.percentOff(),
                shown.reason().text(),
                lastDay(terms, zone),
                OfferCode.text(shown.proof()));
    }

    private static LocalDate lastDay(OfferTerms terms, ZoneId zone) {
        return terms.validUntil().minusMillis(1).atZone(zone).toLocalDate();
    }

    /** Counts what became of offers in a sale that has just been paid. */
    void count(OpenSale paid, Sale recorded) {
        if (holds(recorded, OfferOutcome.Kind.SHOWN)) {
            counts = counts.plus("shown", List.of());
        } else if (holds(recorded, OfferOutcome.Kind.WOULD_HAVE_SHOWN)) {
            counts = counts.plus("would-have-shown", List.of());
        } else if (paid.member() == null) {
            counts = counts.plus("no-member", List.of());
        } else {
            countRefusals(paid, paid.member(), recorded.happenedAt());
        }
    }

    private void countRefusals(OpenSale paid, Member member, Instant now) {
        MemberOffers offers = wanted(member);
        OfferSituation situation = situation(paid, member, now);
        counts = switch (OfferPolicy.choose(offers, situation)) {
            case OfferChoice.Nothing(String reason) -> counts.plus(reason, OfferPolicy.refusals(offers, situation));
            // It arrived after the payment.
            case OfferChoice.Show _, OfferChoice.WouldHaveShown _ -> counts.plus("too-late", List.of());
        };
    }

    private static boolean holds(Sale sale, OfferOutcome.Kind kind) {
        return sale.offers().stream().anyMatch(outcome -> outcome.kind() == kind);
    }

    OfferCounts counts() {
        return counts;
    }

    private OfferSituation situation(OpenSale sale, Member member, Instant now) {
        return new OfferSituation(
                inBasket(sale),
                sale.dismissed(),
                catalogue::shelfStock,
                catalogue.campaigns(),
                member.personalised(),
                catalogue.offerOrder(now),
                catalogue::isSigned,
                now);
    }

    private static Set<Gtin> inBasket(OpenSale sale) {
        return sale.basket().liveLines().stream()
                .map(line -> line.item().gtin())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static OfferOutcome outcome(OfferTerms offer, OfferOutcome.Kind kind) {
        return new OfferOutcome(offer.decisionId(), offer.campaign(), kind, offer.gtin());
    }
}
