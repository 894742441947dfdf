package io.tillstream.checkout.promotion;

import io.tillstream.checkout.promotion.Encounter.Effect;
import io.tillstream.checkout.promotion.Encounter.Meet;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.assortment.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The search for the smallest basket in which two promotions meet, on the ground they have in common. */
final class MeetingPlace {
    /** Baskets of up to so many units are all tried; larger ones are built and then thinned. */
    private static final int MOST_TRIED = 6;
    /** The largest minimum a promotion can have is near 10,000 pieces. */
    private static final int MOST_UNITS = 16_384;

    private final Promotion one;
    private final Promotion other;
    private final PromotionBook bookOfOne;
    private final PromotionBook bookOfOther;
    private final CommonGround shopping;
    private final List<CountedLine> goods;
    private final boolean common;

    MeetingPlace(Promotion one, Promotion other, CurrencyUnit currency, List<CountedLine> shelf) {
        this.one = one;
        this.other = other;
        this.bookOfOne = PromotionBook.of(List.of(one));
        this.bookOfOther = PromotionBook.of(List.of(other));
        this.shopping = new CommonGround(one, other, currency);
        RankedPromotion first = new RankedPromotion(0, one);
        RankedPromotion second = new RankedPromotion(1, other);
        PostingIndex index = new PostingIndex(List.of(first, second));
        Map<List<Long>, List<Ware>> alike = new TreeMap<>(MeetingPlace::compare);
        for (Ware ware : Ware.of(shelf)) {
            Candidates candidates = new Candidates(1);
            index.collect(Ware.of(List.of(ware.sample)), candidates);
            List<Long> roles = List.of(rolesOf(candidates.of(first)), rolesOf(candidates.of(second)));
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

    private static long rolesOf(Optional<Candidate> candidate) {
        return candidate.map(found -> found.roles[0]).orElse(0L);
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
                    .forEach(candidate -> wares.stream()
                            .filter(candidate::qualifies)
                            .forEach(ware -> lines.add(ware.sample.number())));
        }
        return lines;
    }

    private Purchase purchase(long[] counts) {
        return shopping.purchase(goods, counts);
    }
}
