package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.BruteForce.Unit;
import io.tillstream.checkout.promotion.PromotionShop.Draft;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What one promotion gives on the units handed to it, held against {@link BruteForce}: with floors, earlier discounts,
 * limits on uses and on money, and units that could play two roles.
 */
class GainTest {
    private static final int ROUNDS = 400;

    /** A kind of promotion with random numbers. */
    enum Kind {
        PERCENT {
            @Override
            Reward reward(Random random) {
                return new Reward.PercentOff(1 + random.nextInt(10_000));
            }
        },
        AMOUNT {
            @Override
            Reward reward(Random random) {
                return new Reward.AmountOff(RandomShop.eur(1 + random.nextInt(8)));
            }
        },
        FIXED {
            @Override
            Reward reward(Random random) {
                return new Reward.FixedPrice(RandomShop.eur(random.nextInt(8)));
            }
        },
        SET {
            @Override
            Reward reward(Random random) {
                return new Reward.NForPrice(1 + random.nextInt(3), RandomShop.eur(random.nextInt(20)));
            }
        },
        BUNDLE {
            @Override
            Reward reward(Random random) {
                return new Reward.BundlePrice(
                        List.of(
                                new Reward.Part(some(random), 1 + random.nextInt(2)),
                                new Reward.Part(some(random), 1 + random.nextInt(2))),
                        RandomShop.eur(random.nextInt(20)));
            }
        },
        CHEAPEST {
            @Override
            Reward reward(Random random) {
                return new Reward.CheapestFree(2 + random.nextInt(2));
            }
        },
        GET {
            @Override
            Reward reward(Random random) {
                return new Reward.BuyXGetY(
                        1 + random.nextInt(2), 1 + random.nextInt(2), 2_500 * (1 + random.nextInt(4)), null);
            }
        },
        GET_OTHERS {
            @Override
            Reward reward(Random random) {
                return new Reward.BuyXGetY(
                        1 + random.nextInt(2), 1 + random.nextInt(2), 2_500 * (1 + random.nextInt(4)), some(random));
            }
        },
        FREE {
            @Override
            Reward reward(Random random) {
                return new Reward.FreeItem(some(random), 1 + random.nextInt(3));
            }
        };

        abstract Reward reward(Random random);

        boolean takesAMinimum() {
            return this == PERCENT || this == AMOUNT || this == FIXED || this == FREE;
        }
    }

    private static Selection some(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Selection.everything();
            case 1 -> Selection.ofGtins(RandomShop.item(1), RandomShop.item(2));
            default -> Selection.ofGtins(RandomShop.item(1 + random.nextInt(3)));
        };
    }

    private static Promotion promotion(Kind kind, Random random) {
        Draft draft = Draft.of("a", kind.reward(random));
        if (kind != Kind.BUNDLE) {
            draft = draft.on(some(random));
        }
        if (kind.takesAMinimum() && random.nextBoolean()) {
            draft = draft.from(
                    random.nextBoolean()
                            ? new Qualifying.Pieces(1 + random.nextInt(4))
                            : new Qualifying.Amount(RandomShop.eur(1 + random.nextInt(30))));
        }
        return (random.nextInt(4) == 0 ? draft.floored("0.03") : draft).made();
    }

    /** Up to seven units in lots, some of which have been reduced before. */
    private static List<Lot> lots(Random random) {
        List<CountedLine> lines = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            String price = "0.0" + (1 + random.nextInt(9));
            CountedLine line = PromotionShop.line(number, number, 1 + random.nextInt(number == 3 ? 1 : 3), price);
            lines.add(random.nextInt(4) == 0 ? PromotionShop.floored(line, "0.02") : line);
        }
        List<Lot> lots = new ArrayList<>();
        for (Ware ware : Ware.of(lines)) {
            long reduced = random.nextInt(3) == 0 ? random.nextInt((int) ware.units + 1) : 0;
            if (reduced > 0) {
                lots.add(new Lot(lots.size(), ware, 0, reduced, Math.min(ware.price, 1 + random.nextInt(3)), false));
            }
            if (reduced < ware.units) {
                lots.add(new Lot(lots.size(), ware, reduced, ware.units - reduced, 0, false));
            }
        }
        return lots;
    }

    private static Candidate candidate(Promotion promotion, List<Lot> lots, Random random) {
        int wares = lots.getLast().ware().index + 1;
        Candidate candidate = new Candidate(new RankedPromotion(1, promotion), wares);
        for (Lot lot : lots) {
            for (long role = 1; role <= 4; role *= 2) {
                candidate.roles[lot.ware().index] |= RandomShop.speaksOf(promotion, role, lot.ware().sample) ? role : 0;
            }
        }
        candidate.uses = random.nextInt(3) == 0 ? 1L + random.nextInt(3) : Long.MAX_VALUE;
        candidate.money = random.nextInt(3) == 0 ? 1L + random.nextInt(15) : Long.MAX_VALUE;
        return candidate;
    }

    private static Gain gain(Candidate candidate, List<Lot> lots, Work work) {
        return switch (candidate.promotion.reward()) {
            case Reward.NForPrice _, Reward.BundlePrice _ -> SetGain.of(candidate, lots, work);
            case Reward.CheapestFree free -> CheapestGain.of(candidate, lots, free.pieces() - 1, 1, 10_000, work);
            case Reward.BuyXGetY get ->
                get.items() == null
                        ? CheapestGain.of(candidate, lots, get.buy(), get.get(), get.basisPoints(), work)
                        : RewardGain.of(candidate, lots, work);
            case Reward.FreeItem _ -> RewardGain.of(candidate, lots, work);
            default -> PieceGain.of(candidate, lots, work);
        };
    }

    /** The units of lots one by one. */
    private static List<Unit> units(List<Lot> lots) {
        List<Unit> units = new ArrayList<>();
        for (Lot lot : lots) {
            for (long i = 0; i < lot.count(); i++) {
                units.add(new Unit(lot.ware().sample, lot.ware().price, lot.off()));
            }
        }
        return units;
    }

    /** The bits of so many units of each lot. */
    private static int mask(List<Lot> lots, long[] counts) {
        int mask = 0;
        int first = 0;
        for (int i = 0; i < counts.length; i++) {
            for (long unit = 0; unit < counts[i]; unit++) {
                mask |= 1 << (first + (int) unit);
            }
            first += (int) lots.get(i).count();
        }
        return mask;
    }

    private static long[] part(Random random, long[] all) {
        long[] part = all.clone();
        for (int i = 0; i < part.length; i++) {
            part[i] = random.nextInt(2) == 0 ? part[i] : random.nextInt((int) part[i] + 1);
        }
        return part;
    }

    @ParameterizedTest
    @EnumSource
    void isTheMostOfAllWays(Kind kind) {
        Random random = new Random(kind.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            List<Lot> all = lots(random);
            Candidate candidate = candidate(promotion(kind, random), all, random);
            Work work = new Work(WorkBudget.ofSteps(1_000_000));
            Gain gain = gain(candidate, all, work);
            BruteForce force = new BruteForce(units(gain.lots()));
            for (int way = 0; way < 3; way++) {
                long[] handed = way == 0 ? gain.allUnits() : part(random, gain.allUnits());

                long most = gain.most(handed);

                assertThat(most)
                        .as(kind + ", round " + round)
                        .isEqualTo(force.alone(candidate, mask(gain.lots(), handed)));
                grantsThat(gain, handed, most, force);
            }
            assertThat(work.gaveUpOn()).isEmpty();
        }
    }

    /** What is granted comes to that sum, within all limits, on units that are enough for it. */
    private static void grantsThat(Gain gain, long[] handed, long most, BruteForce force) {
        Gain.Grant grant = gain.grant(handed);
        long[] used = new long[handed.length];
        long sum = 0;
        for (Gain.Run run : grant.runs()) {
            assertThat(run.count()).isPositive();
            assertThat(run.role() == Role.REWARD || run.off() == 0).isTrue();
            used[run.lot()] += run.count();
            sum += run.count() * run.off();
        }
        for (int i = 0; i < used.length; i++) {
            assertThat(used[i]).isLessThanOrEqualTo(handed[i]);
        }
        assertThat(sum).isEqualTo(most);
        assertThat(grant.uses()).isLessThanOrEqualTo(gain.candidate().uses);
        assertThat(grant.uses() > 0).isEqualTo(most > 0);
        assertThat(force.alone(gain.candidate(), mask(gain.lots(), used))).isEqualTo(most);
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinEveryLimitWhereTheWorkRunsOut(Kind kind) {
        Random random = new Random(7L * kind.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            List<Lot> all = lots(random);
            Candidate candidate = candidate(promotion(kind, random), all, random);
            Work work = new Work(WorkBudget.ofSteps(random.nextInt(400)));
            Gain gain = gain(candidate, all, work);
            long[] handed = gain.allUnits();
            long best = new BruteForce(units(gain.lots())).alone(candidate, mask(gain.lots(), handed));

            long most = gain.most(handed);

            assertThat(most).as(kind + ", round " + round).isLessThanOrEqualTo(best);
            assertThat(most == best || !work.gaveUpOn().isEmpty())
                    .as(kind + ", round " + round)
                    .isTrue();
            Gain.Grant grant = gain.grant(handed);
            long sum = StandIn.amountOf(grant);
            assertThat(sum).isBetween(0L, Math.min(best, candidate.money));
            assertThat(grant.uses()).isLessThanOrEqualTo(candidate.uses);
        }
    }

    @Test
    void makesSetsFromTheDearestUnitsOnWhereNothingCanBeSearched() {
        // The floor of the dear one keeps the set from its whole saving, so that sets would be searched for.
        List<Lot> lots = Lot.of(Ware.of(List.of(
                PromotionShop.line(1, 1, 2, "2.00"),
                PromotionShop.floored(PromotionShop.line(2, 2, 3, "3.00"), "2.50"))));
        Candidate candidate = new Candidate(
                new RankedPromotion(
                        1, Draft.of("a", new Reward.NForPrice(2, eur("3.00"))).made()),
                2);
        candidate.roles[0] = PostingIndex.QUALIFIES;
        candidate.roles[1] = PostingIndex.QUALIFIES;
        Work none = new Work(WorkBudget.ofSteps(0));
        Gain gain = SetGain.of(candidate, lots, none);

        // Two at 3.00 save their room of 1.00; 3.00 and 2.00 save 2.00 less what the floor keeps: 0.50 and 1.50.
        assertThat(gain.most(gain.allUnits())).isEqualTo(300);
        assertThat(StandIn.amountOf(gain.grant(gain.allUnits()))).isEqualTo(300);
        assertThat(gain.grant(gain.allUnits()).uses()).isEqualTo(2);
        assertThat(none.gaveUpOn()).containsExactly("a");
    }

    @Test
    void reducesSideBySideForTheMoneyThereIsWhereNothingCanBeSearched() {
        List<Lot> lots = Lot.of(Ware.of(List.of(PromotionShop.line(1, 1, 9, "2.00"))));
        Candidate candidate = new Candidate(
                new RankedPromotion(1, Draft.of("a", new Reward.CheapestFree(3)).made()), 1);
        candidate.roles[0] = PostingIndex.QUALIFIES;
        candidate.money = 500;
        Gain gain = CheapestGain.of(candidate, lots, 2, 1, 10_000, new Work(WorkBudget.ofSteps(0)));

        assertThat(gain.most(gain.allUnits())).isEqualTo(400);
        assertThat(gain.grant(gain.allUnits()).uses()).isEqualTo(2);
        assertThat(StandIn.amountOf(gain.grant(gain.allUnits()))).isEqualTo(400);

        candidate.money = 200;
        assertThat(gain.most(gain.allUnits())).isEqualTo(200);
        candidate.money = 199;
        assertThat(gain.most(gain.allUnits())).isZero();
        assertThat(gain.grant(gain.allUnits())).isEqualTo(new Gain.Grant(0, List.of()));
    }

    @Test
    void refusesAKindItIsNotMadeFor() {
        List<Lot> lots = Lot.of(Ware.of(List.of(PromotionShop.line(1, 1, 9, "2.00"))));
        Work work = new Work(WorkBudget.usual());
        for (Reward reward : PromotionShop.oneOfEachKind()) {
            Candidate candidate = qualifying(reward);
            if (!(reward instanceof Reward.NForPrice || reward instanceof Reward.BundlePrice)) {
                assertThatThrownBy(() -> SetGain.of(candidate, lots, work))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Promotion a has no price for a set.");
            }
            if (!(reward instanceof Reward.BuyXGetY || reward instanceof Reward.FreeItem)) {
                assertThatThrownBy(() -> RewardGain.of(candidate, lots, work))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Promotion a has no reward items.");
            }
            if (!(reward instanceof Reward.PercentOff
                    || reward instanceof Reward.AmountOff
                    || reward instanceof Reward.FixedPrice)) {
                assertThatThrownBy(() -> PieceGain.of(candidate, lots, work))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Promotion a reduces no single units.");
            }
        }
    }

    private static Candidate qualifying(Reward reward) {
        Candidate candidate =
                new Candidate(new RankedPromotion(1, Draft.of("a", reward).made()), 1);
        candidate.roles[0] = PostingIndex.QUALIFIES;
        return candidate;
    }
}
