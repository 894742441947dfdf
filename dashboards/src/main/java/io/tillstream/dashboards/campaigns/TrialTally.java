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
import java.util.stream.IntStream;

/** What a campaign came to over baskets, day by day, within its budget and uses. */
final class TrialTally {
    /** So many baskets are shown of each promotion it meets. */
    private static final int SHOWN = 3;

    private final LocalDate first;
    final long[] costMinor;
    final long[] uses;
    final long[] given;
    private final List<List<Gift>> asked;
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
        this.asked = IntStream.range(0, days)
                .<List<Gift>>mapToObj(_ -> new ArrayList<>())
                .toList();
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

    /** Baskets come in the order of their receipts. */
    void priced(Priced priced, Ration ration) {
        eligible++;
        unproven += priced.proven() ? 0 : 1;
        if (priced.uses() > 0) {
            int day = Math.toIntExact(
                    ChronoUnit.DAYS.between(first, priced.basket().date()));
            asked.get(day).add(priced.gift());
            Ration.Given got = ration.take(priced.gift());
            if (got.receipts() > 0) {
                count(day, got, priced);
            }
        }
    }

    private void count(int day, Ration.Given got, Priced priced) {
        costMinor[day] += got.gift().costMinor();
        uses[day] += got.gift().uses();
        given[day] += got.receipts();
        Basket basket = priced.basket();
        MemberId member = basket.member();
        if (member != null) {
            members.add(member);
        }
        Map<Integer, CountedLine> lines = new HashMap<>();
        basket.purchase().lines().forEach(line -> lines.put(line.number(), line));
        for (Savings.Share share : priced.given().orElseThrow().shares()) {
            CountedLine line = lines.get(share.line());
            if (line != null) {
                pieces.merge(
                        new Shelf(basket.purchase().store(), line.gtin()), share.units() * got.receipts(), Long::sum);
            }
        }
        priced.less()
                .forEach((other, less) -> meetings.merge(
                        other,
                        new Meeting(
                                less > 0 ? 0 : got.receipts(),
                                less > 0 ? got.receipts() : 0,
                                less * got.receipts(),
                                List.of(basket.source())),
                        Meeting::plus));
    }

    /** What it would give each day if its budget and uses had no end, receipt after receipt. */
    List<List<Gift>> asked() {
        return asked;
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
