package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.dashboards.campaigns.PastSales.Basket;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a campaign came to over some baskets, day by day. Parts add up to the whole. */
final class TrialTally {
    /** So many baskets are shown of each promotion it meets. */
    private static final int SHOWN = 3;

    private final LocalDate first;
    final long[] costMinor;
    final long[] uses;
    final long[] given;
    private final Set<LocalDate> sold = new HashSet<>();
    private final Set<MemberId> members = new HashSet<>();
    private final Map<String, Meeting> meetings = new TreeMap<>();
    private final Map<Shelf, Long> pieces = new HashMap<>();
    private long baskets;
    private long eligible;
    private long unproven;

    TrialTally(LocalDate first, int days) {
        this.first = first;
        this.costMinor = new long[days];
        this.uses = new long[days];
        this.given = new long[days];
    }

    /** An item in a store. */
    record Shelf(StoreId store, Gtin gtin) {}

    /**
     * A promotion that is in the same baskets.
     *
     * @param stacked how many baskets get both
     * @param displaced how many get the campaign instead of it, in part or whole
     * @param minor what it gives less because of the campaign
     * @param examples some of these baskets
     */
    record Meeting(long stacked, long displaced, long minor, List<Source> examples) {
        static final Meeting NONE = new Meeting(0, 0, 0, List.of());

        Meeting plus(Meeting other) {
            List<Source> both = new ArrayList<>(examples);
            both.addAll(other.examples);
            return new Meeting(
                    stacked + other.stacked,
                    displaced + other.displaced,
                    minor + other.minor,
                    List.copyOf(both.subList(0, Math.min(SHOWN, both.size()))));
        }
    }

    void saw(Basket basket) {
        baskets++;
        sold.add(basket.date());
    }

    void priced(Basket basket, Savings before, Savings after, String ours) {
        eligible++;
        unproven += before.provenOptimal() && after.provenOptimal() ? 0 : 1;
        for (Savings.Given gift : after.given()) {
            if (gift.promotion().equals(ours)) {
                count(basket, before, after, gift);
            }
        }
    }

    private void count(Basket basket, Savings before, Savings after, Savings.Given gift) {
        int day = Math.toIntExact(ChronoUnit.DAYS.between(first, basket.date()));
        costMinor[day] += after.saved().minor() - before.saved().minor();
        uses[day] += gift.uses();
        given[day]++;
        MemberId member = basket.member();
        if (member != null) {
            members.add(member);
        }
        Map<Integer, CountedLine> lines = new HashMap<>();
        basket.purchase().lines().forEach(line -> lines.put(line.number(), line));
        for (Savings.Share share : gift.shares()) {
            CountedLine line = lines.get(share.line());
            if (line != null) {
                pieces.merge(new Shelf(basket.purchase().store(), line.gtin()), share.units(), Long::sum);
            }
        }
        meet(basket, before, after);
    }

    private void meet(Basket basket, Savings before, Savings after) {
        Map<String, Long> still = new HashMap<>();
        after.given().forEach(gift -> still.put(gift.promotion(), gift.amount().minor()));
        for (Savings.Given other : before.given()) {
            long now = still.getOrDefault(other.promotion(), 0L);
            long less = other.amount().minor() - now;
            meetings.merge(
                    other.promotion(),
                    new Meeting(less > 0 ? 0 : 1, less > 0 ? 1 : 0, Math.max(0, less), List.of(basket.source())),
                    Meeting::plus);
        }
    }

    void add(TrialTally other) {
        for (int day = 0; day < costMinor.length; day++) {
            costMinor[day] += other.costMinor[day];
            uses[day] += other.uses[day];
            given[day] += other.given[day];
        }
        sold.addAll(other.sold);
        members.addAll(other.members);
        other.meetings.forEach((promotion, meeting) -> meetings.merge(promotion, meeting, Meeting::plus));
        other.pieces.forEach((shelf, count) -> pieces.merge(shelf, count, Long::sum));
        baskets += other.baskets;
        eligible += other.eligible;
        unproven += other.unproven;
    }

    long baskets() {
        return baskets;
    }

    /** Those of the audience, in those stores, with something in them that it speaks of. */
    long eligible() {
        return eligible;
    }

    long members() {
        return members.size();
    }

    long unproven() {
        return unproven;
    }

    /** By promotion, all it met. */
    Map<String, Meeting> meetings() {
        return meetings;
    }

    /** How many pieces it concerned of each item in each store. */
    Map<Shelf, Long> pieces() {
        return pieces;
    }

    /** Which days of the stretch had any sale, by their place in it. */
    int[] days() {
        return sold.stream()
                .mapToInt(day -> Math.toIntExact(ChronoUnit.DAYS.between(first, day)))
                .sorted()
                .toArray();
    }

    LocalDate first() {
        return first;
    }
}
