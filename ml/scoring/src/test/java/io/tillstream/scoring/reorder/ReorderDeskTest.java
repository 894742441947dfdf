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
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.events.decision.ReorderProposal.Fan;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.decision.ReorderProposal.Line;
import io.tillstream.events.decision.ReorderProposal.Reach;
import io.tillstream.events.decision.ReorderProposal.Transfer;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.reorder.ReorderDesk.Change;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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

    /** Of what comes on Thursday. */
    private static final Instant CUT_OFF = Instant.parse("2011-11-09T14:00:00Z");

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
        // Seven days from Friday on are 49; nine cases in ten need more than the mean.
        assertThat(proposal.packs()).isGreaterThan(49 / 12);
    }

    @Test
    void ordersNothingForThoseWhoAskedBeforeAnythingCouldCome() {
        // A geometric week of mean 49: its ninth tenth is 113, and 145 that of nine days, two of which are lost.
        assertThat(proposed().packs()).isEqualTo(Math.ceilDiv(113, 12));
    }

    @Test
    void saysHowFarAnOrderGoesAndWhatASmallerOneLoses() {
        ReorderProposal proposal = proposed();
        Reach reach = Objects.requireNonNull(
                Objects.requireNonNull(proposal.grounds()).reach());

        // The delivery is on Friday the 11th, the one after a week later: without an order nine days of seven at 0.60
        // are lost.
        assertThat(reach.until()).isEqualTo(TODAY.plusDays(9));
        assertThat(reach.basisPoints()).isEqualTo(9_000);
        assertThat(reach.packsApart()).isEqualTo(1);
        assertThat(reach.losses().getFirst().toString()).isEqualTo("37.80 GBP");
        // Each pack loses less than the one before; what is lost before the delivery no order brings back.
        assertThat(reach.losses()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(reach.losses().get(proposal.packs()))
                .isLessThan(reach.losses().get(proposal.packs() / 2))
                .isGreaterThanOrEqualTo(proposal.expectedLostMargin());
    }

    @Test
    void saysWhatIsExpectedOfEachDayUntilTheDeliveryAfter() {
        Fan fan = Objects.requireNonNull(
                Objects.requireNonNull(proposed().grounds()).fan());

        assertThat(fan.from()).isEqualTo(TODAY);
        assertThat(fan.lines()).extracting(Line::basisPoints).containsExactly(1_000, 2_500, 5_000, 7_500, 9_000);
        // Nine days of mean 7, each geometric: SciPy 1.17, nbinom.ppf([.1, .25, .5, .75, .9], 1, 1 / 8).
        assertThat(fan.lines()).extracting(line -> line.amounts().getFirst()).containsExactly(0L, 2L, 5L, 10L, 17L);
        assertThat(fan.lines())
                .allSatisfy(line -> assertThat(line.amounts())
                        .hasSize(9)
                        .containsOnly(line.amounts().getFirst()));
    }

    @Test
    void tellsALargeOrderInFewSteps() {
        shop.demand(MILK_IN_STORE, ShopForTests.dailySales(MILK, 70));
        ReorderProposal proposal = proposed();
        Reach reach = Objects.requireNonNull(
                Objects.requireNonNull(proposal.grounds()).reach());

        assertThat(proposal.packs()).isGreaterThan(Reach.MOST);
        assertThat(reach.losses()).hasSizeLessThanOrEqualTo(Reach.MOST);
        assertThat(reach.packsApart() * (reach.losses().size() - 1)).isGreaterThanOrEqualTo(proposal.packs());
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

    @Test
    void ordersNothingAgainThatAnotherStoreHasSent() {
        long alone = proposed().packs();
        assertThat(shop.transfer("tr-1", sent(24, NOON))).containsExactly(MILK_IN_STORE);
        ReorderProposal withGoodsFromAStore = proposed();
        shop.onOrder(MILK_IN_STORE, onOrder(24, TODAY.plusDays(1)));
        shop.transfer("tr-1", null);
        ReorderProposal withAnOrderOfTomorrow = proposed();

        // What left today is there tomorrow: it is the same as an order of that day.
        assertThat(withGoodsFromAStore.packs()).isLessThan((int) alone).isEqualTo(withAnOrderOfTomorrow.packs());
        assertThat(withGoodsFromAStore.expectedLostMargin()).isEqualTo(withAnOrderOfTomorrow.expectedLostMargin());
        assertThat(withGoodsFromAStore.grounds()).isEqualTo(withAnOrderOfTomorrow.grounds());
    }

    @Test
    void awaitsNothingOfATransferThatHasComeOrIsGivenUp() {
        long alone = proposed().packs();
        shop.transfer("tr-1", sent(24, NOON.minus(Duration.ofDays(8))));
        long late = proposed().packs();
        shop.transfer("tr-1", sent(24, NOON.minus(Duration.ofDays(9))));
        long givenUp = proposed().packs();
        shop.transfer("tr-1", sent(24, NOON));
        Set<StoreItem> moved = shop.transfer("tr-1", come(sent(24, NOON), 20));

        assertThat(late).isEqualTo(alone - 2);
        assertThat(givenUp).isEqualTo(alone);
        assertThat(moved).containsExactly(MILK_IN_STORE);
        assertThat(proposed().packs()).isEqualTo(alone);
    }

    @Test
    void ordersNoMoreThanSellsWhileItKeepsAndSaysWhatThatLoses() {
        int wanted = proposed().packs();
        shop.product(MILK, ShopForTests.product(MILK).keeping(new ExpiryRules(4, null, null)));
        ReorderProposal short4 = proposed();
        shop.onOrder(MILK_IN_STORE, onOrder(12, TODAY.plusDays(2)));
        ReorderProposal withAPackComing = proposed();

        // From Friday to Monday 28 are expected to be sold: two packs of twelve, of which one comes anyway.
        assertThat(wanted).isEqualTo(10);
        assertThat(short4.packs()).isEqualTo(2);
        assertThat(withAPackComing.packs()).isEqualTo(1);
        assertThat(Objects.requireNonNull(short4.grounds()).drivers())
                .filteredOn(driver -> driver.input().equals("shelf-life"))
                .singleElement()
                .satisfies(driver -> assertThat(driver.lostMargin().minor()).isPositive());
    }

    @Test
    void ordersOnePackOfWhatKeepsForADayAndAsMuchAsEverOfWhatKeepsForLong() {
        ReorderProposal before = proposed();
        shop.product(MILK, ShopForTests.product(MILK).keeping(new ExpiryRules(1, null, null)));
        ReorderProposal ofADay = proposed();
        shop.product(MILK, ShopForTests.product(MILK).keeping(new ExpiryRules(60, null, null)));
        ReorderProposal ofTwoMonths = proposed();

        assertThat(ofADay.packs()).isEqualTo(1);
        assertThat(ofTwoMonths.packs()).isEqualTo(before.packs());
        assertThat(ofTwoMonths.grounds()).isEqualTo(before.grounds());
    }

    private static StockTransfer sent(long pieces, Instant at) {
        return new StockTransfer(
                "tr-1",
                StoreId.of("near"),
                STORE,
                at,
                null,
                List.of(new StockTransfer.Line(MILK, Quantity.each(pieces), Quantity.each(0))));
    }

    private static StockTransfer come(StockTransfer sent, long pieces) {
        return new StockTransfer(
                sent.transfer(),
                sent.from(),
                sent.to(),
                sent.sentAt(),
                NOON,
                List.of(new StockTransfer.Line(MILK, sent.lines().getFirst().sent(), Quantity.each(pieces))));
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
    void namesNothingThatGoesWithTheItemAsWell() {
        List<MemberHistory.Basket> baskets = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            baskets.add(day % 2 == 0 ? ShopForTests.basket(day, MILK, TEA) : ShopForTests.basket(day, TEA));
        }
        shop.history(ShopForTests.ANN, new MemberHistory(ShopForTests.ANN, baskets, 20));
        shop.stock(new StoreItem(STORE, TEA), ShopForTests.onHand(TEA, 3));

        assertThat(Objects.requireNonNull(proposed().grounds()).substitute()).isNull();
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
    void proposesForTheDeliveryThatCanStillBeReachedAndSaysUntilWhen() {
        suppliedOnThursdaysAndMondays();
        ReorderProposal inTime = proposedAt(CUT_OFF.minusSeconds(60));
        ReorderProposal late = proposedAt(CUT_OFF.plusSeconds(60));

        assertThat(inTime.nextDelivery()).isEqualTo(TODAY.plusDays(1));
        assertThat(inTime.orderUntil()).isEqualTo(CUT_OFF);
        assertThat(inTime.validUntil()).isEqualTo(CUT_OFF);
        assertThat(inTime.supplier()).isEqualTo("dairy-1");
        assertThat(late.nextDelivery()).isEqualTo(TODAY.plusDays(5));
        assertThat(late.orderUntil()).isEqualTo(CUT_OFF.plus(Duration.ofDays(4)));
        // One day of seven at 0.60 is lost until Thursday, five until Monday.
        assertThat(inTime.expectedLostMargin().toString()).isEqualTo("4.20 GBP");
        assertThat(late.expectedLostMargin().toString()).isEqualTo("21.00 GBP");
        assertThat(SignedDecisions.isGenuine(late, KEYS.getPublic())).isTrue();
    }

    @Test
    void makesAProposalAnewWhenItsCutOffHasPassed() {
        suppliedOnThursdaysAndMondays();
        desk.published(MILK_IN_STORE, Optional.of(proposedAt(CUT_OFF.minusSeconds(60))));

        assertThat(desk.outOfReach(CUT_OFF.minusSeconds(60))).isEmpty();
        assertThat(desk.outOfReach(CUT_OFF.minusSeconds(1))).isEmpty();
        assertThat(desk.decide(MILK_IN_STORE, baseline, CUT_OFF.minusSeconds(1)))
                .isEmpty();
        assertThat(desk.outOfReach(CUT_OFF)).containsExactly(MILK_IN_STORE);
        assertThat(desk.decide(MILK_IN_STORE, baseline, CUT_OFF)).containsInstanceOf(Change.Propose.class);
        assertThat(desk.outOfReach(CUT_OFF.plusSeconds(60))).isEmpty();
    }

    @Test
    void leavesOthersAloneWhenASuppliersCutOffHasPassed() {
        suppliedOnThursdaysAndMondays();
        shop.stock(new StoreItem(STORE, TEA), ShopForTests.onHand(TEA, 3));
        desk.outOfReach(CUT_OFF.minusSeconds(1));

        assertThat(desk.outOfReach(CUT_OFF)).containsExactly(MILK_IN_STORE);
        // Tea comes on Fridays; when one begins, it is ordered for the next.
        assertThat(desk.outOfReach(
                        TODAY.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .contains(new StoreItem(STORE, TEA));
    }

    @Test
    void countsGoodsThatComeBeforeTheReachableDeliveryFromTheirDayOn() {
        suppliedOnThursdaysAndMondays();
        ReorderProposal alone = proposedAt(CUT_OFF);
        shop.onOrder(MILK_IN_STORE, onOrder(24, TODAY.plusDays(1)));
        ReorderProposal withThursdays = proposedAt(CUT_OFF);

        // Today is lost either way; of four days from Thursday on, mean 28, what goes beyond 24.
        assertThat(withThursdays.emptyBasisPoints()).isEqualTo(10_000);
        assertThat(withThursdays.expectedLostMargin().minor())
                .isGreaterThanOrEqualTo(420 + 240)
                .isLessThan(alone.expectedLostMargin().minor());
        assertThat(Objects.requireNonNull(withThursdays.grounds()).drivers())
                .filteredOn(driver -> driver.input().equals("on-order"))
                .singleElement()
                .satisfies(driver -> assertThat(driver.lostMargin().minor()).isNegative());
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 10));
        assertThat(proposedAt(CUT_OFF).reason().text().en())
                .isEqualTo("Sells 7 a day; 10 left and 24 to come until Monday");
        assertThat(proposedAt(CUT_OFF).reason().text().zhTw()).isEqualTo("每天約賣 7 件，到星期一前只剩 10 件，另有 24 件會到");
        assertThat(proposedAt(CUT_OFF).reason().text().zhCn()).isEqualTo("每天约卖 7 件，到星期一前只剩 10 件，另有 24 件会到");
    }

    @Test
    void ordersNothingForTheReachableDeliveryWhereWhatComesBeforeLasts() {
        suppliedOnThursdaysAndMondays();
        shop.onOrder(MILK_IN_STORE, onOrder(500, TODAY.plusDays(1)));

        assertThat(desk.decide(MILK_IN_STORE, baseline, CUT_OFF)).isEmpty();
    }

    @Test
    void namesTheDateOfADeliveryThatIsAWeekAway() {
        shop.supplier("dairy-1", dairy(List.of(DayOfWeek.MONDAY), 6));
        shop.product(MILK, ShopForTests.product(MILK).from("dairy-1"));
        shop.stock(MILK_IN_STORE, ShopForTests.onHand(MILK, 10));

        assertThat(proposed().reason().text().en()).isEqualTo("Sells 7 a day; 10 left until 21 November");
        assertThat(proposed().reason().text().zhTw()).isEqualTo("每天約賣 7 件，到11月21日前只剩 10 件");
        assertThat(proposed().reason().text().zhCn()).isEqualTo("每天约卖 7 件，到11月21日前只剩 10 件");
    }

    @Test
    void ordersAsBeforeWhereTheNamedSupplierIsNotKnown() {
        shop.product(MILK, ShopForTests.product(MILK).from("nobody"));

        assertThat(proposed().nextDelivery()).isEqualTo(TODAY.plusDays(2));
        assertThat(proposed().orderUntil()).isNull();
        assertThat(proposed().supplier()).isEqualTo("nobody");
    }

    @Test
    void letsANeighbourKeepWhatItNeedsUntilADeliveryThatItCanStillReach() {
        StoreId near = StoreId.of("near");
        shop.store(STORE, ShopForTests.storeAt(STORE, 25_000_000));
        shop.store(near, ShopForTests.storeAt(near, 25_050_000));
        StoreItem there = new StoreItem(near, MILK);
        shop.demand(
                there,
                new ItemDemand(near, MILK, ShopForTests.dailySales(MILK, 7).days()));
        suppliedOnThursdaysAndMondays();
        // Nine days of seven, in nine cases of ten, are some 145; five days are some 80.
        shop.stock(there, ShopForTests.onHand(MILK, 130));

        assertThat(Objects.requireNonNull(proposedAt(CUT_OFF.minusSeconds(60)).grounds())
                        .transfer())
                .isNotNull();
        assertThat(Objects.requireNonNull(proposedAt(CUT_OFF).grounds()).transfer())
                .isNull();
    }

    /** Milk comes on Thursdays and Mondays if it is ordered by 14:00 of the day before. */
    private void suppliedOnThursdaysAndMondays() {
        shop.supplier("dairy-1", dairy(List.of(DayOfWeek.THURSDAY, DayOfWeek.MONDAY), 1));
        shop.product(MILK, ShopForTests.product(MILK).from("dairy-1"));
    }

    private static Supplier dairy(List<DayOfWeek> days, int daysBefore) {
        return new Supplier(
                "dairy-1",
                LocalText.same("Valley Dairy"),
                null,
                days,
                new OrderCutOff(daysBefore, LocalTime.of(14, 0)));
    }

    private ReorderProposal proposedAt(Instant now) {
        return ((Change.Propose) desk.decide(MILK_IN_STORE, baseline, now).orElseThrow()).proposal();
    }

    private ReorderProposal proposed() {
        return switch (desk.decide(MILK_IN_STORE, baseline, NOON).orElseThrow()) {
            case Change.Propose(var proposal) -> proposal;
            case Change.Withdraw() -> throw new AssertionError("withdrawn");
        };
    }
}
