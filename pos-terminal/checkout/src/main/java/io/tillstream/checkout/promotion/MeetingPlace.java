package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Encounter.Effect;
import io.tillstream.checkout.promotion.Encounter.Meet;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The store, moment and shopper that suit two promotions best, and the search for the smallest basket there. */
final class MeetingPlace {
    /** Baskets of up to so many units are all tried; larger ones are built and then thinned. */
    private static final int MOST_TRIED = 6;
    /** The largest minimum a promotion can have is near 10,000 pieces. */
    private static final int MOST_UNITS = 16_384;

    private static final Allowance PLENTY = new Allowance(0, Long.MAX_VALUE, Long.MAX_VALUE);
    private static final MemberId SOMEBODY = new MemberId("m" + "a".repeat(16));
    private static final StoreId ANY_STORE = new StoreId("s1");

    private final Promotion one;
    private final Promotion other;
    private final PromotionBook bookOfOne;
    private final PromotionBook bookOfOther;
    private final CurrencyUnit currency;
    private final List<CountedLine> goods;
    private final boolean common;

    MeetingPlace(Promotion one, Promotion other, CurrencyUnit currency, List<CountedLine> shelf) {
        this.one = one;
        this.other = other;
        this.bookOfOne = PromotionBook.of(List.of(one));
        this.bookOfOther = PromotionBook.of(List.of(other));
        this.currency = currency;
        PostingIndex index = new PostingIndex(List.of(new RankedPromotion(0, one), new RankedPromotion(1, other)));
        Map<List<Long>, List<Ware>> alike = new TreeMap<>(MeetingPlace::compare);
        for (Ware ware : Ware.of(shelf)) {
            TreeMap<Integer, Candidate> candidates = new TreeMap<>();
            List<Ware> single = Ware.of(List.of(ware.sample));
            index.collect(single, candidates);
            List<Long> roles = List.of(roleIn(candidates, 0), roleIn(candidates, 1));
            if (roles.getFirst() != 0 || roles.getLast() != 0) {
                alike.computeIfAbsent(roles, none -> new ArrayList<>()).add(ware);
            }
        }
        this.common = alike.keySet().stream().anyMatch(roles -> roles.getFirst() != 0 && roles.getLast() != 0);
        this.goods = alike.values().stream()
                .flatMap(wares -> best(wares).stream())
                .map(ware -> ware.sample)
                .toList();
    }

    private static long roleIn(Map<Integer, Candidate> candidates, int rank) {
        Candidate candidate = candidates.get(rank);
        return candidate == null ? 0 : candidate.roles[0];
    }

    private static int compare(List<Long> some, List<Long> others) {
        int first = Long.compare(some.getFirst(), others.getFirst());
        return first != 0 ? first : Long.compare(some.getLast(), others.getLast());
    }

    /** Goods with the same roles differ only in price and room, and more of either never hurts. */
    private static List<Ware> best(List<Ware> wares) {
        List<Ware> best = new ArrayList<>();
        for (Ware ware : wares) {
            if (wares.stream().noneMatch(rival -> isBetter(rival, ware))) {
                best.add(ware);
            }
        }
        return best;
    }

    private static boolean isBetter(Ware rival, Ware ware) {
        long moreRoom = rival.price - rival.floor - ware.price + ware.floor;
        boolean more = rival.price > ware.price || moreRoom > 0 || rival.index < ware.index;
        return rival != ware && rival.price >= ware.price && moreRoom >= 0 && more;
    }

    boolean hasCommonGoods() {
        return common;
    }

    Optional<Meet> smallest() {
        for (int units = 1; units <= MOST_TRIED; units++) {
            long[] counts = new long[goods.size()];
            if (fill(counts, 0, units)) {
                return Optional.of(meet(counts, true));
            }
        }
        for (long units = MOST_TRIED + 1L; units <= MOST_UNITS; units *= 2) {
            long[] counts = new long[goods.size()];
            Arrays.fill(counts, units);
            if (meetsIn(counts)) {
                thin(counts);
                return Optional.of(meet(counts, false));
            }
        }
        return Optional.empty();
    }

    private boolean fill(long[] counts, int at, int units) {
        if (at == counts.length - 1) {
            counts[at] = units;
            boolean found = meetsIn(counts);
            counts[at] = found ? units : 0;
            return found;
        }
        for (int count = units; count >= 0; count--) {
            counts[at] = count;
            if (fill(counts, at + 1, units - count)) {
                return true;
            }
        }
        counts[at] = 0;
        return false;
    }

    /** Takes out of each item as many as can be spared. */
    private void thin(long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            long enough = counts[i];
            long tooFew = -1;
            while (enough - tooFew > 1) {
                counts[i] = (enough + tooFew) / 2;
                if (meetsIn(counts)) {
                    enough = counts[i];
                } else {
                    tooFew = counts[i];
                }
            }
            counts[i] = enough;
        }
    }

    private Meet meet(long[] counts, boolean smallest) {
        Effect effect = one.stackable() || other.stackable() ? Effect.ADD : Effect.COMPETE;
        return new Meet(purchase(counts), effect, smallest);
    }

    private boolean meetsIn(long[] counts) {
        Purchase purchase = purchase(counts);
        Set<Integer> served = served(bookOfOne, purchase);
        served.retainAll(served(bookOfOther, purchase));
        return !served.isEmpty();
    }

    /** The lines a promotion uses when it is the only one. */
    private static Set<Integer> served(PromotionBook book, Purchase purchase) {
        Savings savings = book.savingsOn(purchase);
        Set<Integer> lines = new HashSet<>();
        savings.given().forEach(given -> given.shares().forEach(share -> lines.add(share.line())));
        if (!savings.points().isEmpty()) {
            List<Ware> wares = Ware.of(purchase.lines());
            book.candidates(purchase, wares)
                    .values()
                    .forEach(candidate -> wares.stream()
                            .filter(candidate::qualifies)
                            .forEach(ware -> lines.add(ware.sample.number())));
        }
        return lines;
    }

    private Purchase purchase(long[] counts) {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            CountedLine good = goods.get(i);
            // Weighed goods are one unit per line.
            long copies = good.isWeighed() ? counts[i] : Math.min(counts[i], 1);
            for (long copy = 0; copy < copies; copy++) {
                lines.add(new CountedLine(
                        lines.size() + 1,
                        good.gtin(),
                        good.category(),
                        good.tags(),
                        good.isWeighed() ? good.quantity() : Quantity.each(counts[i]),
                        good.unitPrice(),
                        good.floor(),
                        good.protection()));
            }
        }
        Eligibility here = one.eligibility();
        Eligibility there = other.eligibility();
        Instant at = here.from().isAfter(there.from()) ? here.from() : there.from();
        return new Purchase(
                shared(here.stores(), there.stores()).orElse(ANY_STORE),
                shared(here.channels(), there.channels()).orElse(Channel.TILL),
                at,
                currency,
                new Shopper(SOMEBODY, segments()),
                Stream.of(here.coupon(), there.coupon())
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.toSet()),
                1,
                lines,
                Map.of(one.id(), PLENTY, other.id(), PLENTY));
    }

    private Set<String> segments() {
        Set<String> segments = new HashSet<>();
        for (Promotion promotion : List.of(one, other)) {
            if (promotion.eligibility().audience() instanceof Eligibility.Segments wanted) {
                segments.add(wanted.segments().getFirst());
            }
        }
        return segments;
    }

    private static <T> Optional<T> shared(List<T> some, List<T> others) {
        if (some.isEmpty()) {
            return others.stream().findFirst();
        }
        return some.stream()
                .filter(one -> others.isEmpty() || others.contains(one))
                .findFirst();
    }
}
