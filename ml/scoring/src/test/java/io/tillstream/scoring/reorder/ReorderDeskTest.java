package io.tillstream.scoring.reorder;

import static io.tillstream.scoring.ShopForTests.KEYS;
import static io.tillstream.scoring.ShopForTests.MILK;
import static io.tillstream.scoring.ShopForTests.NOON;
import static io.tillstream.scoring.ShopForTests.STORE;
import static io.tillstream.scoring.ShopForTests.TEA;
import static io.tillstream.scoring.ShopForTests.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.decision.ReorderProposal.Transfer;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.reorder.ReorderDesk.Change;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Milk sells 7 a day, 49 a week; the next delivery is Friday, two days away. Without a trained model the spread is that of a
 * geometric week, size 1, and size 2/7 for two days of mean 14.
 */
class ReorderDeskTest {
    private static final StoreItem MILK_IN_STORE = new StoreItem(STORE, MILK);

    private final ShopView shop = ShopForTests.open();
    private final ReorderDesk desk = new ReorderDesk(shop, KEYS.getPrivate());
    private final DemandServing baseline = DemandServing.baseline();

    @BeforeEach
    void milkSells() {
        shop.demand(MILK_IN_STORE, ShopForTests.dailySales(MILK, 7));
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 0));
    }

    @Test
    void proposesWhatIsSoldOut() {
        ReorderProposal proposal = proposed();

        assertThat(proposal.emptyBasisPoints()).isEqualTo(10_000);
        assertThat(proposal.dailyDemandThousandths()).isEqualTo(7_000);
        assertThat(proposal.nextDelivery()).isEqualTo(TODAY.plusDays(2));
        // 1.20 without 20 % tax is 1.00; minus 0.40 cost, 0.60 a piece for two days of seven.
        assertThat(proposal.expectedLostMargin().toString()).isEqualTo("8.40 GBP");
        assertThat(proposal.reason().code()).isEqualTo("sold-out");
        assertThat(proposal.reason().text().en()).isEqualTo("Sold out; about 7 a day are asked for");
        assertThat(proposal.model().name()).isEqualTo("mean-28");
        assertThat(SignedDecisions.isGenuine(proposal, KEYS.getPublic())).isTrue();
    }

    @Test
    void ordersWholePacks() {
        ReorderProposal proposal = proposed();

        assertThat(proposal.suggested()).isEqualTo(Quantity.each(12L * proposal.packs()));
        // Nine days of seven are 63; nine cases in ten need more than the mean.
        assertThat(proposal.packs()).isGreaterThan(63 / 12);
    }

    @Test
    void saysUntilWhenThingsMustLast() {
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 10));

        assertThat(proposed().reason().text().en()).isEqualTo("Sells 7 a day; 10 left until Friday");
        assertThat(proposed().reason().text().zhTw()).isEqualTo("每天約賣 7 件，到星期五前只剩 10 件");
        assertThat(proposed().reason().text().zhCn()).isEqualTo("每天约卖 7 件，到星期五前只剩 10 件");
    }

    @Test
    void ordersNothingAgainThatIsOnItsWay() {
        long alone = proposed().packs();
        shop.onOrder(MILK_IN_STORE, onOrder(24, TODAY.plusDays(2)));
        long withAnOrder = proposed().packs();
        shop.onOrder(MILK_IN_STORE, onOrder(24, TODAY.plusDays(3)));
        long withALateOne = proposed().packs();
        shop.onOrder(MILK_IN_STORE, onOrder(500, TODAY.plusDays(2)));

        assertThat(withAnOrder).isEqualTo(alone - 2);
        assertThat(withALateOne).isEqualTo(alone);
        assertThat(desk.decide(MILK_IN_STORE, baseline, NOON)).isEmpty();
    }

    private static OnOrder onOrder(long pieces, LocalDate expected) {
        Quantity open = Quantity.each(pieces);
        return new OnOrder(STORE, MILK, open, List.of(new OnOrder.Awaited("PO-1", expected, true, open)));
    }

    @Test
    void saysWhatMovedItByTakingOneInputAwayAtATime() {
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 10));
        List<Driver> drivers = Objects.requireNonNull(proposed().grounds()).drivers();

        // The same every day: weekday and trend move nothing. A full shelf, or a delivery tomorrow, would lose less.
        assertThat(drivers).extracting(Driver::input).containsExactlyInAnyOrder("on-hand", "delivery");
        assertThat(drivers).allMatch(driver -> driver.lostMargin().minor() > 0);
    }

    @Test
    void seesABusyWeekdayAheadAndAnOrderThatDidNotCome() {
        List<ItemDemand.Day> days = IntStream.rangeClosed(1, 28)
                .mapToObj(ago -> TODAY.minusDays(ago))
                // Wednesdays, as today is one, and Thursdays are three times as busy.
                .map(day -> new ItemDemand.Day(day, day.getDayOfWeek().getValue() / 2 == 2 ? 12 : 4, 1))
                .toList();
        shop.demand(MILK_IN_STORE, new ItemDemand(STORE, MILK, days));
        shop.demand(new StoreItem(STORE, TEA), new ItemDemand(STORE, TEA, wednesdaysAndThursdays()));
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 5));
        shop.onOrder(MILK_IN_STORE, onOrder(12, TODAY.minusDays(1)));
        Map<String, Money> drivers = Objects.requireNonNull(proposed().grounds()).drivers().stream()
                .collect(Collectors.toMap(Driver::input, Driver::lostMargin));

        assertThat(drivers).containsKeys("weekday", "late-delivery");
        assertThat(drivers.values()).allMatch(money -> money.minor() > 0);
    }

    @Test
    void makesUpForDaysOnWhichThereWasNothingToSell() {
        List<ItemDemand.Day> days = ShopForTests.dailySales(MILK, 7).days().stream()
                .filter(day ->
                        day.on().isBefore(TODAY.minusDays(12)) || day.on().isAfter(TODAY.minusDays(6)))
                .toList();
        shop.demand(MILK_IN_STORE, new ItemDemand(STORE, MILK, days));
        shop.demand(new StoreItem(STORE, TEA), ShopForTests.dailySales(TEA, 5));
        long asSold = proposed().dailyDemandThousandths();
        shop.shelf(
                MILK_IN_STORE,
                new EmptyShelf(
                        STORE,
                        MILK,
                        List.of(new EmptyShelf.Gap(
                                TODAY.minusDays(12).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                TODAY.minusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant()))));
        ReorderDesk knowing = new ReorderDesk(shop, KEYS.getPrivate());
        Change.Propose made =
                (Change.Propose) knowing.decide(MILK_IN_STORE, baseline, NOON).orElseThrow();

        assertThat(asSold).isLessThan(5_500);
        assertThat(made.proposal().dailyDemandThousandths()).isEqualTo(7_000);
        assertThat(Objects.requireNonNull(made.proposal().grounds()).drivers())
                .filteredOn(driver -> driver.input().equals("empty-shelf"))
                .singleElement()
                .satisfies(driver -> assertThat(driver.lostMargin().minor()).isPositive());
    }

    @Test
    void knowsWhatIsAnnouncedAndForgetsWhatIsWithdrawn() {
        long before = shop.termChanges();
        assertThat(leftOfMilk()).isEmpty();
        shop.promotion("milk-half", halfPrice());
        assertThat(leftOfMilk()).hasValue(0.5);
        assertThat(shop.termChanges() - before).isEqualTo(1);
        shop.promotion("milk-half", null);
        assertThat(leftOfMilk()).isEmpty();
        assertThat(shop.termChanges() - before).isEqualTo(2);
    }

    @Test
    void earnsWhatItCostsInThisStoreAndSaysWhenThatChanges() {
        Instant six = NOON.plus(Duration.ofHours(18));
        Price later = ShopForTests.priceFrom(MILK, 240, six);
        long before = proposed().expectedLostMargin().minor();
        shop.price(PriceKey.of(later.in(StoreId.of("s77"))).toString(), later.in(StoreId.of("s77")));
        shop.price(PriceKey.of(later.in(STORE)).toString(), later.in(STORE));

        assertThat(shop.pricesBegan(NOON, six.minusMillis(1))).isFalse();
        assertThat(shop.pricesBegan(six.minusMillis(1), six)).isTrue();
        assertThat(shop.listed(MILK, STORE, six.minusMillis(1)).orElseThrow().price())
                .isEqualTo(ShopForTests.price(MILK));
        assertThat(shop.listed(MILK, STORE, six).orElseThrow().price()).isEqualTo(later.in(STORE));
        assertThat(shop.listed(MILK, six).orElseThrow().price()).isEqualTo(ShopForTests.price(MILK));
        assertThat(proposed().expectedLostMargin().minor()).isEqualTo(before);
        shop.price(PriceKey.of(later.in(STORE)).toString(), null);
        Price now = ShopForTests.priceFrom(MILK, 240, NOON).in(STORE);
        shop.price(PriceKey.of(now).toString(), now);
        // Without tax 200 less a cost of 40, before 100 less 40.
        assertThat(proposed().expectedLostMargin().minor()).isCloseTo(before * 160 / 60, within(3L));
    }

    private OptionalDouble leftOfMilk() {
        return shop.sold().getFirst().leftOfPrice(TODAY.plusDays(1));
    }

    private static Promotion halfPrice() {
        return new Promotion(
                "milk-half",
                LocalText.same("Milk at half price"),
                new Eligibility(
                        new Eligibility.Members(),
                        List.of(STORE),
                        List.of(),
                        NOON,
                        NOON.plus(Duration.ofDays(3)),
                        null),
                Qualifying.of(Selection.ofGtins(MILK)),
                // Of 1.20.
                new Reward.FixedPrice(Money.ofMinor(60, ShopForTests.store().currency())),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }

    private static List<ItemDemand.Day> wednesdaysAndThursdays() {
        return IntStream.rangeClosed(1, 28)
                .mapToObj(ago -> TODAY.minusDays(ago))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.WEDNESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY)
                .map(day -> new ItemDemand.Day(day, 3, 1))
                .toList();
    }

    /** Journey B4: the books say 14, none sold for six days though five a day is usual. */
    @Test
    void asksForACountBeforeAnyOrderWhereTheBooksAreProbablyWrong() {
        List<ItemDemand.Day> untilSixDaysAgo = ShopForTests.dailySales(MILK, 5).days().stream()
                .filter(day -> day.on().isBefore(TODAY.minusDays(6)))
                .toList();
        shop.demand(MILK_IN_STORE, new ItemDemand(STORE, MILK, untilSixDaysAgo));
        shop.demand(new StoreItem(STORE, TEA), ShopForTests.dailySales(TEA, 5));
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 14));
        ReorderProposal proposal = proposed();

        assertThat(proposal.asksForACount()).isTrue();
        assertThat(proposal.packs()).isZero();
        assertThat(proposal.emptyBasisPoints()).isGreaterThan(9_000);
        assertThat(proposal.expectedLostMargin().minor()).isPositive();
        assertThat(proposal.reason().text().en()).isEqualTo("Count this shelf: none sold for 6 days, books say 14");
    }

    @Test
    void namesWhatMembersTakeInsteadWhereItIsThere() {
        List<MemberHistory.Basket> baskets = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            baskets.add(ShopForTests.basket(day, day % 2 == 0 ? MILK : TEA));
        }
        shop.history(ShopForTests.ANN, new MemberHistory(ShopForTests.ANN, baskets, 20));
        assertThat(Objects.requireNonNull(proposed().grounds()).substitute()).isNull();

        shop.stock(new StoreItem(STORE, TEA), ShopForTests.onHand(TEA, 3));
        assertThat(Objects.requireNonNull(proposed().grounds()).substitute()).isEqualTo(TEA);
    }

    @Test
    void proposesToFetchWhatAStoreNearbyCanSpare() {
        StoreId near = StoreId.of("near");
        shop.store(STORE, ShopForTests.storeAt(STORE, 25_000_000));
        shop.store(near, ShopForTests.storeAt(near, 25_050_000));
        shop.stock(new StoreItem(near, MILK), ShopForTests.onHand(MILK, 500));
        Grounds grounds = Objects.requireNonNull(proposed().grounds());

        assertThat(grounds.transfer()).isEqualTo(new Transfer(near, proposed().suggested()));

        shop.store(near, ShopForTests.storeAt(near, 28_000_000));
        assertThat(Objects.requireNonNull(proposed().grounds()).transfer()).isNull();
    }

    @Test
    void isSilentWhereThereIsPlenty() {
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 500));

        assertThat(desk.decide(MILK_IN_STORE, baseline, NOON)).isEmpty();
    }

    @Test
    void isSilentWhereNothingSells() {
        shop.demand(MILK_IN_STORE, null);

        assertThat(desk.decide(MILK_IN_STORE, baseline, NOON)).isEmpty();
    }

    @Test
    void withdrawsAProposalThatNoLongerHolds() {
        desk.published(MILK_IN_STORE, Optional.of(proposed()));
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 500));

        assertThat(desk.decide(MILK_IN_STORE, baseline, NOON)).contains(new Change.Withdraw());
    }

    @Test
    void publishesNothingTwice() {
        desk.published(MILK_IN_STORE, Optional.of(proposed()));

        assertThat(desk.decide(MILK_IN_STORE, baseline, NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void ordersForTheNextDeliveryNotForTodays() {
        DeliveryPlan friday = DeliveryPlan.of(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), TODAY.plusDays(2));

        assertThat(friday.next().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(friday.afterNext().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(DeliveryPlan.of(List.of(), TODAY).next()).isEqualTo(TODAY.plusDays(1));
    }

    private ReorderProposal proposed() {
        return switch (desk.decide(MILK_IN_STORE, baseline, NOON).orElseThrow()) {
            case Change.Propose(var proposal) -> proposal;
            case Change.Withdraw() -> throw new AssertionError("withdrawn");
        };
    }
}
