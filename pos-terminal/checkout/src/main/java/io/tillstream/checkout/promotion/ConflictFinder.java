package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Encounter.Meet;
import io.tillstream.checkout.promotion.Encounter.NeverMeet;
import io.tillstream.checkout.promotion.Encounter.Obstacle;
import io.tillstream.checkout.promotion.Encounter.Undecided;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Says of promotions whether they can meet in a basket: proves that they cannot, or shows the smallest basket in which
 * they do. What is proven holds for the goods on the shelf given; segments and coupons prove nothing, since a member may
 * be in several segments and hold several coupons.
 */
public final class ConflictFinder {
    private final List<CountedLine> shelf;
    private final CurrencyUnit currency;

    /**
     * Over a shelf.
     *
     * @param shelf each item once, with one piece or one kilogram of it, all in one currency; at least one
     */
    public ConflictFinder(Collection<CountedLine> shelf) {
        if (shelf.isEmpty()) {
            throw new IllegalArgumentException("The shelf is empty; promotions meet over goods.");
        }
        this.shelf = List.copyOf(shelf);
        this.currency = this.shelf.getFirst().unitPrice().currency();
    }

    /** Two promotions that meet, by id. */
    public record Meeting(String one, String other, Meet meet) {}

    /** Every pair that meets. Pairs without a common item are never looked at. */
    public List<Meeting> meetings(Collection<Promotion> promotions) {
        List<Promotion> sorted = promotions.stream()
                .filter(Promotion::active)
                .sorted(RankedPromotion.ORDER)
                .toList();
        List<RankedPromotion> ranked = new ArrayList<>();
        for (Promotion promotion : sorted) {
            ranked.add(new RankedPromotion(ranked.size(), promotion));
        }
        PostingIndex index = new PostingIndex(ranked);
        TreeSet<Long> pairs = new TreeSet<>();
        for (Ware ware : Ware.of(shelf)) {
            Candidates candidates = new Candidates(1);
            index.collect(Ware.of(List.of(ware.sample)), candidates);
            List<Integer> ranks = candidates.byRank().stream()
                    .map(candidate -> candidate.ranked.rank())
                    .toList();
            for (int i = 0; i < ranks.size(); i++) {
                for (int j = i + 1; j < ranks.size(); j++) {
                    pairs.add((long) ranks.get(i) << Integer.SIZE | ranks.get(j));
                }
            }
        }
        List<Meeting> meetings = new ArrayList<>();
        for (long pair : pairs) {
            Promotion one = sorted.get((int) (pair >> Integer.SIZE));
            Promotion other = sorted.get((int) pair);
            if (between(one, other) instanceof Meet meet) {
                meetings.add(new Meeting(one.id(), other.id(), meet));
            }
        }
        return meetings;
    }

    /** Whether two promotions can meet. */
    public Encounter between(Promotion one, Promotion other) {
        Optional<Obstacle> obstacle = obstacle(one, other);
        if (obstacle.isPresent()) {
            return new NeverMeet(obstacle.get());
        }
        MeetingPlace place = new MeetingPlace(one, other, currency, shelf);
        if (!place.hasCommonGoods()) {
            return new NeverMeet(Obstacle.ITEMS);
        }
        return place.smallest().<Encounter>map(meet -> meet).orElseGet(Undecided::new);
    }

    private Optional<Obstacle> obstacle(Promotion one, Promotion other) {
        Eligibility here = one.eligibility();
        Eligibility there = other.eligibility();
        if (!one.active() || !other.active()) {
            return Optional.of(Obstacle.PAUSED);
        }
        if (!here.from().isBefore(there.until()) || !there.from().isBefore(here.until())) {
            return Optional.of(Obstacle.TIME);
        }
        if (areApart(here.stores(), there.stores())) {
            return Optional.of(Obstacle.STORES);
        }
        if (areApart(here.channels(), there.channels())) {
            return Optional.of(Obstacle.CHANNELS);
        }
        if (isElsewhere(one) || isElsewhere(other)) {
            return Optional.of(Obstacle.CURRENCIES);
        }
        if (one.exclusiveGroup() != null && Objects.equals(one.exclusiveGroup(), other.exclusiveGroup())) {
            return Optional.of(Obstacle.EXCLUSIVE_GROUP);
        }
        return Optional.empty();
    }

    private boolean isElsewhere(Promotion promotion) {
        return promotion.currency().filter(used -> !used.equals(currency)).isPresent();
    }

    /** Empty lists mean everywhere. */
    private static <T> boolean areApart(List<T> some, List<T> others) {
        return !some.isEmpty() && !others.isEmpty() && some.stream().noneMatch(others::contains);
    }
}
