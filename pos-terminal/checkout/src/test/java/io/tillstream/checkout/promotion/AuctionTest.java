package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Units handed out quickly: the highest bid takes what is best for it, then the others bid for what is left. */
class AuctionTest {
    private static List<Lot> two(String priceOfFirst, String priceOfSecond, long pieces) {
        return Lot.of(Ware.of(List.of(
                PromotionShop.line(1, 1, pieces, priceOfFirst), PromotionShop.line(2, 2, pieces, priceOfSecond))));
    }

    private static StandIn wants(int rank, long each, Lot... lots) {
        long[] one = new long[lots.length];
        Arrays.fill(one, 1);
        return new StandIn(rank, null, List.of(lots), one, each, Long.MAX_VALUE);
    }

    private static Component component(int lots, Gain... gains) {
        List<Component> components = Component.of(List.of(gains), lots);
        assertThat(components).hasSize(1);
        return components.getFirst();
    }

    private static List<Long> held(Component component, long steps) {
        BestHands best = new BestHands(component.gains.size());
        new Auction(component, new Work(WorkBudget.ofSteps(steps)), best).hold();
        return amounts(best);
    }

    private static List<Long> improved(Component component, long steps) {
        BestHands best = new BestHands(component.gains.size());
        Auction auction = new Auction(component, new Work(WorkBudget.ofSteps(steps)), best);
        auction.hold();
        auction.improve();
        return amounts(best);
    }

    private static List<Long> amounts(BestHands best) {
        return best.grants().stream().map(StandIn::amountOf).toList();
    }

    @Test
    void givesTheHighestBidWhatIsBestForItAndTheRestToTheNext() {
        List<Lot> lots = two("5.00", "5.00", 3);
        Component component = component(
                2,
                wants(0, 2, lots.get(0)),
                new StandIn(1, null, List.of(lots.get(0)), new long[] {2}, 7, 9),
                wants(2, 1, lots.get(0)));

        // 2 x 3 = 6 is less than 7; one unit is left then.
        assertThat(held(component, 0)).containsExactly(2L, 7L, 0L);
        assertThat(held(component, 100_000)).containsExactly(2L, 7L, 0L);
    }

    @Test
    void prefersTheLowerRankAmongEqualBids() {
        Lot lot = two("5.00", "5.00", 1).getFirst();

        assertThat(held(component(2, wants(0, 5, lot), wants(1, 5, lot)), 100_000))
                .containsExactly(5L, 0L);
    }

    @Test
    void asksForANewBidOnceUnitsAreGone() {
        List<Lot> lots = two("5.00", "5.00", 1);
        // The second bids 8 at first; without the first lot it gains nothing, and the third takes the other one.
        Component component =
                component(2, wants(0, 9, lots.get(0)), wants(1, 8, lots.get(0), lots.get(1)), wants(2, 3, lots.get(1)));

        assertThat(held(component, 100_000)).containsExactly(9L, 0L, 3L);
        assertThat(held(component, 0)).containsExactly(9L, 0L, 3L);
    }

    @Test
    void bidsMoneyByWorthTheSecondTimeWhereWorkIsLeft() {
        List<Lot> lots = two("5.00", "5.00", 1);
        // 10 of 10.00 stands against 8 of 5.00 twice.
        Component component = component(
                2, wants(0, 10, lots.get(0), lots.get(1)), wants(1, 8, lots.get(0)), wants(2, 8, lots.get(1)));

        assertThat(held(component, 0)).containsExactly(10L, 0L, 0L);
        assertThat(held(component, 100_000)).containsExactly(0L, 8L, 8L);
    }

    @Test
    void keepsTheBidsOfMoneyWhereTheyAreBetter() {
        List<Lot> lots = two("90.00", "1.00", 1);
        // By worth the cheap one would be sold first, and the dear one to nobody.
        Component component = component(2, wants(0, 50, lots.get(0), lots.get(1)), wants(1, 2, lots.get(1)));

        assertThat(held(component, 100_000)).containsExactly(50L, 0L);
    }

    @Test
    void shutsOutTheRivalsOfAGroup() {
        List<Lot> lots = two("5.00", "5.00", 1);
        Component component = component(
                2,
                new StandIn(0, "g", List.of(lots.get(0)), new long[] {1}, 4, 9),
                new StandIn(1, "g", List.of(lots.get(1)), new long[] {1}, 5, 9),
                wants(2, 1, lots.get(0), lots.get(1)));

        assertThat(held(component, 100_000)).containsExactly(0L, 5L, 0L);
        assertThat(held(component, 0)).containsExactly(0L, 5L, 0L);
    }

    @Test
    void improvesByLettingOnePromotionChangeSides() {
        Lot[] lots = StandIn.lots("5.00", 1, 1, 1, 1).toArray(Lot[]::new);
        // 10 takes the first two, and 9 for two and three, and for one and four, are lost: together 18.
        Component component = component(
                4, wants(0, 10, lots[0], lots[1]), wants(1, 9, lots[1], lots[2]), wants(2, 9, lots[0], lots[3]));

        assertThat(held(component, 100_000)).containsExactly(10L, 0L, 0L);
        assertThat(improved(component, 100_000)).containsExactly(0L, 9L, 9L);
    }

    @Test
    void improvesByPuttingAPromotionFirst() {
        Lot[] lots = StandIn.lots("5.00", 1, 1, 1).toArray(Lot[]::new);
        // 10 for the middle, 9 for the two outer ones and 5 and 5: what is given changes only when one goes first.
        Component component = component(
                3,
                wants(0, 10, lots[0], lots[1]),
                wants(1, 9, lots[1], lots[2]),
                wants(2, 6, lots[0]),
                wants(3, 4, lots[2]));

        // By money 10 and then 4; best is 9 and 6.
        assertThat(held(component, 0)).containsExactly(10L, 0L, 0L, 4L);
        assertThat(improved(component, 100_000)).containsExactly(0L, 9L, 6L, 0L);
    }

    @Test
    void improvesNothingWithoutWork() {
        Lot[] lots = StandIn.lots("5.00", 1, 1, 1, 1).toArray(Lot[]::new);
        Component component = component(
                4, wants(0, 10, lots[0], lots[1]), wants(1, 9, lots[1], lots[2]), wants(2, 9, lots[0], lots[3]));

        assertThat(improved(component, 0)).containsExactly(10L, 0L, 0L);
    }

    @Test
    void paysForWhatItLooksAt() {
        List<Gain> gains = new ArrayList<>();
        List<Lot> lots = StandIn.lots("5.00", 40);
        for (int rank = 0; rank < 40; rank++) {
            gains.add(new StandIn(rank, null, lots, new long[] {1}, 40 - rank, 1));
        }
        Component component = component(1, gains.toArray(Gain[]::new));
        Work work = new Work(WorkBudget.ofSteps(1_000_000));

        new Auction(component, work, new BestHands(40)).hold();

        // Twice forty opening bids, and for each of forty awards a new bid and a look at all.
        assertThat(work.spent()).isBetween(2L * 40 * 8, 2L * 40 * (3 * 12 + 2 * 40 / 8) + 1_000);
    }
}
