package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.nextbasket.Blend;
import io.tillstream.nextbasket.Foresight;
import io.tillstream.nextbasket.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/** A {@link Blend} over the members' histories of a moment, in the shop's own names: ranks, and does not say how likely. */
public final class ForeseenPurchases {
    private static final int MILLION = 1_000_000;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private final Foresight foresight;
    private final Map<MemberId, Integer> members = new HashMap<>();
    private final Map<Gtin, Integer> numbers = new HashMap<>();
    private final List<Gtin> items = new ArrayList<>();
    private final ItemPopularity popularity;
    private final ConcurrentLinkedQueue<Foresight.Desk> desks = new ConcurrentLinkedQueue<>();

    private ForeseenPurchases(
            Blend blend, Collection<MemberHistory> histories, ItemPopularity popularity, Instant now) {
        this.popularity = popularity;
        this.foresight = blend.over(packed(histories, now));
    }

    /**
     * Looks at histories.
     *
     * @param histories one per member; members without a basket are foreseen as well
     * @param popularity what reasons and likelihoods know of items
     * @param now baskets of later days are left out, such as those of a till whose clock is wrong
     */
    public static ForeseenPurchases over(
            Blend blend, Collection<MemberHistory> histories, ItemPopularity popularity, Instant now) {
        return new ForeseenPurchases(blend, histories, popularity, now);
    }

    /** The histories as numbers: members in the order given, items in the order first met. */
    private Histories packed(Collection<MemberHistory> histories, Instant now) {
        for (MemberHistory history : histories) {
            members.put(history.member(), members.size());
        }
        return packed(histories, now, this::number);
    }

    /**
     * Histories as numbers, for learning: nobody has to be named again.
     *
     * @param now baskets of later days are left out, such as those of a till whose clock is wrong
     */
    public static Histories numbered(Collection<MemberHistory> histories, Instant now) {
        Map<Gtin, Integer> numbers = new HashMap<>();
        return packed(histories, now, item -> numbers.computeIfAbsent(item, fresh -> numbers.size()));
    }

    private static Histories packed(Collection<MemberHistory> histories, Instant now, ToIntFunction<Gtin> number) {
        Histories.Builder builder = new Histories.Builder();
        for (MemberHistory history : histories) {
            builder.user();
            for (MemberHistory.Basket basket : history.baskets()) {
                builder.on(day(basket.at()))
                        .basket(basket.items().stream().mapToInt(number).toArray());
            }
        }
        return builder.build().asOf(day(now) + 1);
    }

    private static int day(Instant moment) {
        return Math.toIntExact(Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY));
    }

    private int number(Gtin item) {
        return numbers.computeIfAbsent(item, fresh -> {
            items.add(fresh);
            return items.size() - 1;
        });
    }

    /**
     * The items a member may buy next, best first; none for somebody who is not among the histories.
     *
     * @param history the member's baskets before {@code now}: traces are as new as these, the ranking is as of the histories
     * @param most how many items at most
     */
    public List<PurchaseLikelihood.Foreseen> of(MemberHistory history, Instant now, int most) {
        Integer member = members.get(history.member());
        if (member == null) {
            return List.of();
        }
        List<Foresight.Foreseen> found = foreseen(member, most);
        List<Gtin> named = found.stream().map(one -> items.get(one.item())).toList();
        Map<Gtin, Candidate> candidates = new HashMap<>();
        Candidate.of(history, popularity, named, now).forEach(candidate -> candidates.put(candidate.item(), candidate));
        List<PurchaseLikelihood.Foreseen> foreseen = new ArrayList<>(named.size());
        for (int place = 0; place < named.size(); place++) {
            Candidate candidate = Objects.requireNonNull(candidates.get(named.get(place)), "a named item");
            foreseen.add(
                    new PurchaseLikelihood.Foreseen(candidate, found.get(place).strength(), place));
        }
        return foreseen;
    }

    private List<Foresight.Foreseen> foreseen(int member, int most) {
        Foresight.Desk taken = desks.poll();
        Foresight.Desk desk = taken == null ? foresight.desk() : taken;
        try {
            return foresight.of(member, most, desk);
        } finally {
            desks.add(desk);
        }
    }

    /** The items an item is most often found with, the closest first; none where nothing is known of it. */
    public List<OfferStanding.Tie> ties(Gtin item) {
        Integer number = numbers.get(item);
        if (number == null) {
            return List.of();
        }
        return foresight.ties(number, OfferStanding.MOST_TIES).stream()
                .map(tie -> new OfferStanding.Tie(
                        items.get(tie.item()), Math.clamp(Math.round(tie.cosine() * MILLION), 1, MILLION)))
                .toList();
    }

    /** How many members ever bought an item. */
    public int buyers(Gtin item) {
        Integer number = numbers.get(item);
        return number == null ? 0 : foresight.buyers(number);
    }
}
