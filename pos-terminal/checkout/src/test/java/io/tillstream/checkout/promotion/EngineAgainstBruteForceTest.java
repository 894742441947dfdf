package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.checkout.promotion.BruteForce.Unit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine held against {@link BruteForce} on random small baskets, promotions of every kind among them. */
class EngineAgainstBruteForceTest {
    private static final int BASKETS = Integer.getInteger("promotion.baskets", 20_000);
    private static final long FIRST_SEED = Long.getLong("promotion.seed", 1);

    @Test
    void givesTheBestOfAllWaysAndNeverBreaksAPromise() {
        Set<Class<?>> given = new HashSet<>();
        for (int i = 0; i < BASKETS; i++) {
            long seed = FIRST_SEED + i;
            try {
                check(seed, given);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + " (-Dpromotion.seed=" + seed + " -Dpromotion.baskets=1)", e);
            }
        }

        assertThat(given).as("kinds that gave something").hasSize(BASKETS > 1000 ? 10 : given.size());
    }

    @Test
    void breaksNoPromiseWhereTheWorkRunsOut() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + BASKETS / 4; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<Promotion> promotions = shop.promotions(8);
            Purchase purchase = shop.purchase(shop.lines(12), shop.allowances(promotions));
            PromotionBook book = PromotionBook.of(promotions);
            WorkBudget little = WorkBudget.ofSteps(seed % 40 * (seed % 40));

            Savings savings = book.savingsOn(purchase, little);

            assertThat(savings.provenOptimal()).isEqualTo(savings.gaveUpOn().isEmpty());
            try {
                keepsItsPromises(savings, purchase, promotions);
                isTheSameInEveryOrder(savings, book, purchase, little, new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("Seed " + seed + ", " + little.steps() + " steps", e);
            }
        }
    }

    @Test
    void treatsAPurchasesOwnPromotionLikeTheFirstOfTheBook() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Math.min(BASKETS, 2_000); seed++) {
            RandomShop shop = new RandomShop(seed);
            List<Promotion> others = shop.promotions(4);
            Promotion own = PromotionShop.Draft.of("own", new Reward.PercentOff(2000))
                    .on(others.getFirst().qualifying().items())
                    .made();
            Purchase purchase = shop.purchase(shop.lines(6), shop.allowances(others));
            List<Promotion> all = new ArrayList<>(others);
            all.add(before(own));

            Savings ofBook = PromotionBook.of(all).savingsOn(purchase, WorkBudget.ofSteps(50_000_000));
            Savings ofPurchase =
                    PromotionBook.of(others).savingsOn(with(purchase, own), WorkBudget.ofSteps(50_000_000));

            assertThat(ofPurchase.given()).as("seed " + seed).isEqualTo(ofBook.given());
            assertThat(ofPurchase.points()).as("seed " + seed).isEqualTo(ofBook.points());
        }
    }

    private static Promotion before(Promotion own) {
        return new Promotion(
                own.id(),
                own.name(),
                own.eligibility(),
                own.qualifying(),
                own.reward(),
                own.limits(),
                Integer.MAX_VALUE,
                null,
                own.stackable(),
                null,
                true);
    }

    private static Purchase with(Purchase purchase, Promotion own) {
        return new Purchase(
                purchase.store(),
                purchase.channel(),
                purchase.at(),
                purchase.currency(),
                purchase.shopper(),
                purchase.coupons(),
                purchase.pointsPerMajor(),
                purchase.lines(),
                purchase.allowances(),
                own);
    }

    private static void check(long seed, Set<Class<?>> given) {
        RandomShop shop = new RandomShop(seed);
        List<Promotion> promotions = shop.promotions(5);
        List<CountedLine> lines = shop.lines(6);
        Purchase purchase = shop.purchase(lines, shop.allowances(promotions));
        PromotionBook book = PromotionBook.of(promotions);

        Savings savings = book.savingsOn(purchase, WorkBudget.ofSteps(50_000_000));

        assertThat(savings.provenOptimal()).isTrue();
        assertThat(savings.gaveUpOn()).isEmpty();
        List<Candidate> entitled = entitled(promotions, purchase);
        Counter counter = verifiedLinePhase(
                entitled.stream()
                        .filter(candidate -> LinePhase.has(candidate.promotion.reward()))
                        .toList(),
                Ware.of(lines));
        Map<String, Long> amounts = new TreeMap<>();
        entitled.forEach(candidate -> {
            long amount = counter.amounts().getOrDefault(candidate.ranked.rank(), 0L);
            if (amount > 0) {
                amounts.put(candidate.ranked.id(), amount);
            }
        });
        amounts.putAll(new BasketBruteForce(purchase, entitled, counter).best());
        assertThat(savings.given().stream()
                        .collect(Collectors.toMap(
                                Savings.Given::promotion, all -> all.amount().minor())))
                .isEqualTo(amounts);
        keepsItsPromises(savings, purchase, promotions);
        for (Promotion promotion : promotions) {
            if (amounts.containsKey(promotion.id())) {
                given.add(promotion.reward().getClass());
            }
        }
        isTheSameInEveryOrder(savings, book, purchase, WorkBudget.ofSteps(50_000_000), new Random(seed));
    }

    private static List<Candidate> entitled(List<Promotion> promotions, Purchase purchase) {
        List<Promotion> active = promotions.stream()
                .filter(Promotion::active)
                .sorted(RankedPromotion.ORDER)
                .toList();
        List<Ware> wares = Ware.of(purchase.lines());
        List<Candidate> entitled = new ArrayList<>();
        for (int rank = 0; rank < active.size(); rank++) {
            Promotion promotion = active.get(rank);
            Candidate candidate = new Candidate(new RankedPromotion(rank, promotion), wares.size());
            boolean speaks = false;
            for (Ware ware : wares) {
                for (long role = 1; role <= 4; role *= 2) {
                    if (RandomShop.speaksOf(promotion, role, ware.sample)) {
                        candidate.roles[ware.index] |= role;
                        speaks = true;
                    }
                }
            }
            boolean isForUs = !(promotion.eligibility().audience() instanceof Eligibility.Segments segments)
                    || segments.segments().contains("families");
            if (speaks && isForUs && candidate.limit(purchase.allowances().get(promotion.id()))) {
                entitled.add(candidate);
            }
        }
        return entitled;
    }

    /** A group with a promotion that stacks is tried member by member, as the definition says. */
    private static Counter verifiedLinePhase(List<Candidate> candidates, List<Ware> wares) {
        Counter counter = LinePhase.of(candidates, Lot.of(wares), new Work(WorkBudget.ofSteps(50_000_000)));
        for (String group : List.of("g0", "g1")) {
            List<Candidate> members = candidates.stream()
                    .filter(candidate -> group.equals(candidate.promotion.exclusiveGroup()))
                    .toList();
            if (members.size() > 1 && members.stream().anyMatch(member -> member.promotion.stackable())) {
                List<Long> best = List.of(-1L);
                for (Candidate kept : members) {
                    List<Candidate> fewer = candidates.stream()
                            .filter(candidate -> candidate == kept || !members.contains(candidate))
                            .toList();
                    List<Long> score = score(verifiedLinePhase(fewer, wares), candidates);
                    best = compare(score, best) > 0 ? score : best;
                }
                assertThat(score(counter, candidates)).isEqualTo(best);
                return counter;
            }
        }
        verifyStepByStep(counter, candidates, wares);
        return counter;
    }

    /** The sum, then the amounts by rank: larger is better from the left. */
    private static List<Long> score(Counter counter, List<Candidate> candidates) {
        List<Long> score = new ArrayList<>();
        score.add(counter.amounts().values().stream().mapToLong(Long::longValue).sum());
        candidates.forEach(candidate -> score.add(counter.amounts().getOrDefault(candidate.ranked.rank(), 0L)));
        return score;
    }

    private static int compare(List<Long> one, List<Long> other) {
        return Arrays.compare(
                one.stream().mapToLong(Long::longValue).toArray(),
                other.stream().mapToLong(Long::longValue).toArray());
    }

    private static void verifyStepByStep(Counter counter, List<Candidate> candidates, List<Ware> wares) {
        List<Ware> wareOf = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        for (Ware ware : wares) {
            first.add(wareOf.size());
            for (int i = 0; i < ware.units; i++) {
                wareOf.add(ware);
            }
        }
        long[] off = new long[wareOf.size()];
        int all = (1 << off.length) - 1;
        List<Candidate> sharing = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.promotion.stackable()) {
                long amount = counter.amounts().getOrDefault(candidate.ranked.rank(), 0L);
                assertThat(amount)
                        .as("what %s gives by itself", candidate.promotion)
                        .isEqualTo(new BruteForce(units(wareOf, off)).alone(candidate, all));
                book(counter, candidate, first, off, wareOf);
            } else {
                sharing.add(candidate);
            }
        }
        long[] shares = new BruteForce(units(wareOf, off)).bestShares(sharing);
        int served = 0;
        for (int i = 0; i < shares.length; i++) {
            Candidate candidate = sharing.get(i);
            assertThat(counter.amounts().getOrDefault(candidate.ranked.rank(), 0L))
                    .as("the share of %s", candidate.promotion)
                    .isEqualTo(shares[i]);
            int mine = book(counter, candidate, first, off, wareOf);
            assertThat(served & mine).as("units that serve two promotions").isZero();
            served |= mine;
        }
    }

    private static List<Unit> units(List<Ware> wareOf, long[] off) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < off.length; i++) {
            units.add(new Unit(wareOf.get(i).sample, wareOf.get(i).price, off[i]));
        }
        return units;
    }

    /** Books what the engine says; the units it names must be enough for the amount it gives. */
    private static int book(Counter counter, Candidate candidate, List<Integer> first, long[] off, List<Ware> wareOf) {
        int mask = 0;
        long amount = 0;
        long[] after = off.clone();
        for (Booking booking : counter.bookings()) {
            if (booking.promotion().equals(candidate.ranked)) {
                for (long i = booking.from(); i < booking.from() + booking.count(); i++) {
                    int unit = first.get(booking.ware().index) + (int) i;
                    assertThat(mask >> unit & 1)
                            .as("a unit used twice by one promotion")
                            .isZero();
                    mask |= 1 << unit;
                    after[unit] += booking.off();
                    amount += booking.off();
                    assertThat(booking.off())
                            .isLessThanOrEqualTo(new Unit(booking.ware().sample, booking.ware().price, off[unit])
                                    .room(candidate.promotion));
                }
            }
        }
        assertThat(new BruteForce(units(wareOf, off)).alone(candidate, mask))
                .as("what the units named for %s give", candidate.promotion)
                .isEqualTo(amount);
        System.arraycopy(after, 0, off, 0, off.length);
        return mask;
    }

    private static void keepsItsPromises(Savings savings, Purchase purchase, List<Promotion> promotions) {
        Map<Integer, Long> off = new HashMap<>();
        savings.given()
                .forEach(given -> given.shares()
                        .forEach(share -> off.merge(share.line(), share.amount().minor(), Long::sum)));
        for (int i = 0; i < purchase.lines().size(); i++) {
            CountedLine line = purchase.lines().get(i);
            Savings.LineCost cost = savings.lines().get(i);
            assertThat(cost.gross()).isEqualTo(line.gross());
            assertThat(cost.off().minor()).isEqualTo(off.getOrDefault(line.number(), 0L));
            assertThat(cost.net()).isEqualTo(cost.gross().minus(cost.off()));
            Money floor = Rounding.gross(line.floor(), line.quantity());
            assertThat(cost.net()).isGreaterThanOrEqualTo(floor.compareTo(cost.gross()) < 0 ? floor : cost.net());
            assertThat(cost.net().isNegative()).isFalse();
            assertThat(line.protection() == Protection.NONE || cost.off().isZero())
                    .isTrue();
        }
        for (Promotion promotion : promotions) {
            long amount = savings.given().stream()
                    .filter(given -> given.promotion().equals(promotion.id()))
                    .mapToLong(given -> given.amount().minor())
                    .sum();
            Allowance allowance = purchase.allowances().getOrDefault(promotion.id(), Allowance.NOTHING_GRANTED);
            assertThat(promotion.limits().totalAmount() == null || amount <= allowance.minorLeft())
                    .as("the money of %s", promotion)
                    .isTrue();
        }
        assertThat(savings.given().stream()
                        .flatMap(given -> promotions.stream()
                                .filter(promotion -> promotion.id().equals(given.promotion())))
                        .map(Promotion::exclusiveGroup)
                        .filter(Objects::nonNull))
                .doesNotHaveDuplicates();
    }

    private static void isTheSameInEveryOrder(
            Savings savings, PromotionBook book, Purchase purchase, WorkBudget budget, Random random) {
        List<CountedLine> shuffled = new ArrayList<>();
        for (CountedLine line : purchase.lines()) {
            // A line of three may have been scanned as one and two.
            long pieces = line.isWeighed() ? 1 : line.quantity().amount();
            long split = pieces > 1 && random.nextBoolean() ? 1 : pieces;
            shuffled.add(with(line, split));
            if (split < pieces) {
                shuffled.add(with(line, pieces - split));
            }
        }
        Collections.shuffle(shuffled, random);
        List<CountedLine> numbered = new ArrayList<>();
        for (CountedLine line : shuffled) {
            numbered.add(new CountedLine(
                    numbered.size() + 1,
                    line.gtin(),
                    line.category(),
                    line.tags(),
                    line.quantity(),
                    line.unitPrice(),
                    line.floor(),
                    line.protection()));
        }
        Purchase other = new Purchase(
                purchase.store(),
                purchase.channel(),
                purchase.at(),
                purchase.currency(),
                purchase.shopper(),
                purchase.coupons(),
                0,
                numbered,
                purchase.allowances());

        Savings again = book.savingsOn(other, budget);

        assertThat(amounts(again)).isEqualTo(amounts(savings));
    }

    private static CountedLine with(CountedLine line, long pieces) {
        return line.isWeighed()
                ? line
                : new CountedLine(
                        line.number(),
                        line.gtin(),
                        line.category(),
                        line.tags(),
                        Quantity.each(pieces),
                        line.unitPrice(),
                        line.floor(),
                        line.protection());
    }

    private static Map<String, Money> amounts(Savings savings) {
        return savings.given().stream().collect(Collectors.toMap(Savings.Given::promotion, Savings.Given::amount));
    }

    /** The second phase, tried in every way. */
    private record BasketBruteForce(Purchase purchase, List<Candidate> entitled, Counter counter) {
        Map<String, Long> best() {
            Set<String> spent = new HashSet<>();
            for (Candidate candidate : entitled) {
                if (counter.amounts().getOrDefault(candidate.ranked.rank(), 0L) > 0
                        && candidate.promotion.exclusiveGroup() != null) {
                    spent.add(candidate.promotion.exclusiveGroup());
                }
            }
            List<Candidate> candidates = entitled.stream()
                    .filter(candidate -> candidate.promotion.reward() instanceof Reward.BasketAmountOff
                            || candidate.promotion.reward() instanceof Reward.BasketPercentOff)
                    .filter(candidate -> candidate.promotion.exclusiveGroup() == null
                            || !spent.contains(candidate.promotion.exclusiveGroup()))
                    .filter(candidate -> amounts(List.of(candidate), 1)[0] > 0)
                    .toList();
            int always = neverExcluded(candidates);
            long[] best = new long[candidates.size()];
            long bestSum = 0;
            for (int subset = 0; subset < 1 << candidates.size(); subset++) {
                if ((subset & always) != always) {
                    continue;
                }
                long[] amounts = amounts(candidates, subset);
                long sum = Arrays.stream(amounts).sum();
                if (sum > bestSum || (sum == bestSum && Arrays.compare(amounts, best) > 0)) {
                    best = amounts;
                    bestSum = sum;
                }
            }
            Map<String, Long> given = new TreeMap<>();
            for (int i = 0; i < best.length; i++) {
                if (best[i] > 0) {
                    given.put(candidates.get(i).ranked.id(), best[i]);
                }
            }
            return given;
        }

        /** Those that exclude none of the others: they are always given. */
        private int neverExcluded(List<Candidate> candidates) {
            int always = 0;
            for (int i = 0; i < candidates.size(); i++) {
                boolean excluded = false;
                for (int j = 0; j < candidates.size(); j++) {
                    excluded |= i != j && exclude(candidates.get(i).promotion, candidates.get(j).promotion);
                }
                always |= excluded ? 0 : 1 << i;
            }
            return always;
        }

        private boolean exclude(Promotion one, Promotion other) {
            if (one.exclusiveGroup() != null && one.exclusiveGroup().equals(other.exclusiveGroup())) {
                return true;
            }
            Set<Integer> counted = new HashSet<>();
            for (Slice slice : Slice.of(counter.lots())) {
                if (!slice.lot().served()
                        && RandomShop.speaksOf(one, 1, slice.lot().ware().sample)) {
                    counted.add(slice.lot().ware().index);
                }
            }
            return !one.stackable()
                    && !other.stackable()
                    && Slice.of(counter.lots()).stream()
                            .anyMatch(slice -> !slice.lot().served()
                                    && RandomShop.speaksOf(other, 1, slice.lot().ware().sample)
                                    && counted.contains(slice.lot().ware().index));
        }

        private long[] amounts(List<Candidate> candidates, int subset) {
            int lines = Ware.of(purchase.lines()).size();
            long[] takenServed = new long[lines];
            long[] takenFree = new long[lines];
            long[] amounts = new long[candidates.size()];
            Set<String> groups = new HashSet<>();
            Set<Integer> counted = new HashSet<>();
            for (boolean stackable : List.of(true, false)) {
                for (int i = 0; i < amounts.length; i++) {
                    Candidate candidate = candidates.get(i);
                    Promotion promotion = candidate.promotion;
                    if ((subset >> i & 1) == 0 || promotion.stackable() != stackable) {
                        continue;
                    }
                    if (promotion.exclusiveGroup() != null && !groups.add(promotion.exclusiveGroup())) {
                        return new long[amounts.length];
                    }
                    long worth = 0;
                    long pieces = 0;
                    long[] roomServed = new long[lines];
                    long[] roomFree = new long[lines];
                    long[] net = new long[lines];
                    for (Slice slice : Slice.of(counter.lots())) {
                        Ware ware = slice.lot().ware();
                        if (!RandomShop.speaksOf(promotion, 1, ware.sample)
                                || (!stackable && slice.lot().served())) {
                            continue;
                        }
                        if (!stackable
                                && !counted.add(slice.lot().ware().index)
                                && sharedBefore(candidates, i, subset, slice)) {
                            return new long[amounts.length];
                        }
                        long room = slice.count()
                                * new Unit(ware.sample, ware.price, slice.lot().off()).room(promotion);
                        (slice.lot().served() ? roomServed : roomFree)
                                [slice.lot().ware().index] += room;
                        net[slice.lot().ware().index] +=
                                slice.count() * (ware.price - slice.lot().off());
                        worth += slice.count() * (ware.price - slice.lot().off());
                        pieces += slice.count();
                    }
                    amounts[i] = take(candidate, worth, pieces, net, roomServed, roomFree, takenServed, takenFree);
                }
            }
            return amounts;
        }

        /** Whether an earlier chosen promotion that does not stack counts free units of the same line. */
        private boolean sharedBefore(List<Candidate> candidates, int until, int subset, Slice slice) {
            for (int i = 0; i < until; i++) {
                Promotion other = candidates.get(i).promotion;
                if ((subset >> i & 1) == 1
                        && !other.stackable()
                        && RandomShop.speaksOf(other, 1, slice.lot().ware().sample)) {
                    return true;
                }
            }
            return false;
        }

        private static long take(
                Candidate candidate,
                long worth,
                long pieces,
                long[] net,
                long[] roomServed,
                long[] roomFree,
                long[] takenServed,
                long[] takenFree) {
            long room = 0;
            long[] rooms = new long[net.length];
            for (int at = 0; at < net.length; at++) {
                long gone = takenFree[at] + (candidate.promotion.stackable() ? takenServed[at] : 0);
                rooms[at] = Math.max(0, roomServed[at] + roomFree[at] - gone);
                room += rooms[at];
            }
            long off = switch (candidate.promotion.reward()) {
                case Reward.BasketAmountOff amount -> amount.amount().minor();
                case Reward.BasketPercentOff share -> BruteForce.percent(worth, share.basisPoints());
                default -> throw new AssertionError("No basket promotion.");
            };
            boolean reached = BasketPhase.isReached(candidate.promotion, worth, pieces);
            long amount = reached ? Math.min(off, room) : 0;
            if (amount > candidate.money) {
                return 0;
            }
            long[] parts = Shares.spread(amount, net, rooms);
            for (int at = 0; at < parts.length; at++) {
                long fromServed = candidate.promotion.stackable()
                        ? Math.min(parts[at], Math.max(0, roomServed[at] - takenServed[at]))
                        : 0;
                takenServed[at] += fromServed;
                takenFree[at] += parts[at] - fromServed;
            }
            return amount;
        }
    }
}
