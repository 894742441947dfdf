package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.BasketPhase.BasketGrant;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase gets, and why.
 *
 * @param lines every line with what it costs now, in the order of the purchase
 * @param given the promotions that take money off, by priority and id
 * @param points the promotions that give points, by priority and id
 * @param nearMisses what would give more with a little more in the basket
 * @param provenOptimal whether nothing better is possible; false when the work ran out first
 * @param gaveUpOn the promotions for which the search was cut short, by id
 */
public record Savings(
        List<LineCost> lines,
        List<Given> given,
        List<PointsGiven> points,
        List<NearMiss> nearMisses,
        boolean provenOptimal,
        List<String> gaveUpOn) {
    public Savings {
        lines = List.copyOf(lines);
        given = List.copyOf(given);
        points = List.copyOf(points);
        nearMisses = List.copyOf(nearMisses);
        gaveUpOn = List.copyOf(gaveUpOn);
    }

    /**
     * What a line costs.
     *
     * @param line its number
     * @param gross before discounts
     * @param off all discounts
     * @param net gross minus off
     */
    public record LineCost(int line, Money gross, Money off, Money net) {}

    /**
     * A promotion that was given.
     *
     * @param promotion its id
     * @param name as printed
     * @param uses how often, as {@link io.tillstream.events.assortment.Limits} counts
     * @param amount what it takes off in all
     * @param shares on which lines and units
     */
    public record Given(String promotion, LocalText name, long uses, Money amount, List<Share> shares) {
        public Given {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A promotion at one line.
     *
     * @param line the line's number
     * @param units how many of its units are concerned; a weighed line is one
     * @param role what they do; a basket promotion makes every unit it counts a reward
     * @param amount what is taken off there
     */
    public record Share(int line, long units, Role role, Money amount) {}

    /**
     * A promotion that gives points beyond the usual ones.
     *
     * @param promotion its id
     * @param name as printed
     * @param points how many
     * @param shares on which lines, so that goods that come back take theirs along; together all points
     */
    public record PointsGiven(String promotion, LocalText name, long points, List<PointsShare> shares) {
        public PointsGiven {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Points at one line.
     *
     * @param line the line's number
     * @param points more than none
     */
    public record PointsShare(int line, long points) {}

    /** What all promotions together take off. */
    public Money saved() {
        return lines.stream().map(LineCost::off).reduce(Money::plus).orElseThrow();
    }

    static Savings of(Purchase purchase, PromotionBook book, Work work) {
        List<Ware> wares = Ware.of(purchase.lines());
        List<Candidate> entitled = new ArrayList<>();
        List<Candidate> forMembers = new ArrayList<>();
        for (Candidate candidate : book.candidates(purchase, wares)) {
            if (!candidate.limit(purchase.allowances().get(candidate.ranked.id()))) {
                continue;
            }
            if (candidate.ranked.rank() == RankedPromotion.OWN || isFor(candidate.promotion, purchase.shopper())) {
                entitled.add(candidate);
            } else {
                forMembers.add(candidate);
            }
        }
        long kept = work.leave(3, 4);
        Counter counter = LinePhase.of(
                only(entitled, candidate -> LinePhase.has(candidate.promotion.reward())), Lot.of(wares), work);
        work.giveBack(kept);
        Set<String> spentGroups = new HashSet<>();
        counter.deeds().forEach(deed -> addGroup(spentGroups, deed.promotion().promotion()));
        List<Lot> lots = counter.lots();
        List<Slice> slices = Slice.of(lots);
        List<BasketGrant> basket = new BasketPhase(purchase, lots, slices, work)
                .solve(only(
                        entitled,
                        candidate -> BasketPhase.has(candidate.promotion.reward())
                                && !isSpent(spentGroups, candidate.promotion)));
        basket.forEach(grant -> addGroup(spentGroups, grant.candidate().promotion));
        List<PointsGiven> points = new PointsPhase(purchase, wares, slices, basket, work)
                .solve(only(
                        entitled,
                        candidate -> PointsPhase.has(candidate.promotion.reward())
                                && !isSpent(spentGroups, candidate.promotion)));
        Receipt receipt = new Receipt(purchase, counter, slices, basket);
        List<NearMiss> nearMisses =
                new NearMisses(purchase, counter, basket, spentGroups).of(entitled, forMembers, points);
        List<String> gaveUpOn = work.gaveUpOn();
        return new Savings(receipt.lines(), receipt.given(), points, nearMisses, gaveUpOn.isEmpty(), gaveUpOn);
    }

    private static List<Candidate> only(List<Candidate> candidates, Predicate<Candidate> wanted) {
        List<Candidate> those = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (wanted.test(candidate)) {
                those.add(candidate);
            }
        }
        return those;
    }

    private static void addGroup(Set<String> groups, Promotion promotion) {
        String group = promotion.exclusiveGroup();
        if (group != null) {
            groups.add(group);
        }
    }

    static boolean isSpent(Set<String> groups, Promotion promotion) {
        String group = promotion.exclusiveGroup();
        return group != null && groups.contains(group);
    }

    /** Whether whoever buys is one of those a promotion is for. */
    static boolean isFor(Promotion promotion, @Nullable Shopper shopper) {
        return switch (promotion.eligibility().audience()) {
            case Eligibility.Everybody _ -> true;
            case Eligibility.Members _ -> shopper != null;
            case Eligibility.Segments segments ->
                shopper != null && segments.segments().stream().anyMatch(shopper.segments()::contains);
        };
    }
}
