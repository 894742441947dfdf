package io.tillstream.scoring.offer;

import static io.tillstream.scoring.ShopForTests.ANN;
import static io.tillstream.scoring.ShopForTests.KEYS;
import static io.tillstream.scoring.ShopForTests.MILK;
import static io.tillstream.scoring.ShopForTests.NOON;
import static io.tillstream.scoring.ShopForTests.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.member.Member;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.models.PurchaseServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferDeskTest {
    private final ShopView shop = ShopForTests.open();
    private final OfferDesk desk = new OfferDesk(shop, KEYS.getPrivate());
    private final Outlook baseline = outlook(NewItems.NONE);

    @Test
    void offersWhatTheMemberBuysMostFirst() {
        MemberOffers offers = decided(NOON);

        assertThat(offers.offers()).extracting(OfferDecision::gtin).containsExactly(MILK, TEA);
        OfferDecision milk = offers.offers().getFirst();
        assertThat(milk.percentOff()).isEqualTo(10);
        assertThat(milk.model().name()).isEqualTo("personal-frequency");
        assertThat(milk.validUntil()).isEqualTo(NOON.plus(Duration.ofDays(2)));
        assertThat(SignedDecisions.isGenuine(milk, KEYS.getPublic())).isTrue();
    }

    @Test
    void saysWhyInThreeLanguages() {
        Reason milk = decided(NOON).offers().getFirst().reason();
        Reason tea = decided(NOON).offers().getLast().reason();

        assertThat(milk.code()).isEqualTo("due-again");
        assertThat(milk.text().en()).isEqualTo("You buy this about every 10 days");
        assertThat(milk.text().zhTw()).isEqualTo("您大約每 10 天買一次");
        assertThat(milk.text().zhCn()).isEqualTo("您大约每 10 天买一次");
        assertThat(tea.code()).isEqualTo("bought-before");
    }

    @Test
    void publishesNothingTwice() {
        desk.published(decided(NOON));

        assertThat(desk.decide(ANN, baseline, NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void renewsAnOfferBeforeItRunsOut() {
        MemberOffers first = decided(NOON);
        desk.published(first);

        MemberOffers renewed = decided(NOON.plus(Duration.ofHours(25)));

        assertThat(renewed.offers()).extracting(OfferDecision::gtin).containsExactly(MILK, TEA);
        assertThat(renewed.offers().getFirst().decisionId())
                .isNotEqualTo(first.offers().getFirst().decisionId());
    }

    @Test
    void keepsWhatStillHoldsWhenSomethingElseChanges() {
        MemberOffers first = decided(NOON);
        desk.published(first);
        shop.price(TEA.value(), null);

        assertThat(decided(NOON.plusSeconds(60)).offers())
                .containsExactly(first.offers().getFirst());
    }

    @Test
    void decidesTheSameAfterARestart() {
        OfferDesk restarted = new OfferDesk(ShopForTests.open(), KEYS.getPrivate());

        assertThat(restarted.decide(ANN, baseline, NOON)).contains(decided(NOON));
    }

    @Test
    void withdrawsEverythingFromAMemberWhoNoLongerWantsIt() {
        desk.published(decided(NOON));
        shop.member(ANN, ShopForTests.member(false));

        assertThat(decided(NOON.plusSeconds(1)).offers()).isEmpty();
    }

    @Test
    void offersNothingWithoutConsentOrCampaign() {
        shop.campaign("personal-picks", ShopForTests.campaign(false));

        assertThat(desk.decide(ANN, baseline, NOON)).isEmpty();
    }

    @Test
    void countsMembersByTheirOffersOrWhyTheyGetNone() {
        MemberId bea = numbered(7);
        shop.member(bea, new Member(bea, Hash.GENESIS, false, ShopForTests.TODAY));
        desk.published(decided(NOON));

        assertThat(desk.census(NOON)).isEqualTo(Map.of("offers-2", 1L, "not-personalised", 1L));
    }

    @Test
    void offersNothingToTheGlobalHoldout() {
        MemberId heldOut = Stream.iterate(0, n -> n + 1)
                .map(OfferDeskTest::numbered)
                .filter(ControlGroup::isHeldOut)
                .findFirst()
                .orElseThrow();
        shop.member(heldOut, new Member(heldOut, Hash.GENESIS, true, ShopForTests.TODAY));
        shop.history(
                heldOut,
                new MemberHistory(heldOut, ShopForTests.milkEveryTenDays().baskets(), 3));

        assertThat(desk.decide(heldOut, baseline, NOON)).isEmpty();
    }

    @Test
    void tellsTillsWhatAPieceEarns() {
        OfferStanding milk =
                Objects.requireNonNull(decided(NOON).offers().getFirst().standing());

        // 1.20 less 10 % is 1.08, 0.90 without tax, and it cost 0.40.
        assertThat(milk.margin()).isEqualTo(Money.ofMinor(50, CurrencyUnit.of("GBP")));
    }

    /** Five tea packets that may be sold until tomorrow, and one is sold a day: three would be thrown away. */
    @Test
    void tellsTillsWhichStoreWillThrowSomethingAway() {
        LocalDate tomorrow = ShopForTests.TODAY.plusDays(1);
        desk.published(decided(NOON));
        stockTea(5, tomorrow);

        OfferDecision tea = decided(NOON).offers().getLast();

        // 1.20 less 10 % is 1.08, 0.90 without tax: what it cost is spent either way.
        assertThat(Objects.requireNonNull(tea.standing()).shortDated())
                .containsExactly(new OfferStanding.ShortDated(
                        ShopForTests.STORE, tomorrow, Money.ofMinor(90, CurrencyUnit.of("GBP"))));
        assertThat(SignedDecisions.isGenuine(tea, KEYS.getPublic())).isTrue();
    }

    @Test
    void whatSellsInTimeOrHasExpiredIsNotShortDated() {
        stockTea(2, ShopForTests.TODAY.plusDays(1));
        assertThat(shortDatedTea()).isEmpty();

        stockTea(50, ShopForTests.TODAY.minusDays(1));
        assertThat(shortDatedTea()).isEmpty();

        stockTea(50, ShopForTests.TODAY.plusDays(8));
        assertThat(shortDatedTea()).isEmpty();
    }

    private List<OfferStanding.ShortDated> shortDatedTea() {
        return Objects.requireNonNull(decided(NOON).offers().getLast().standing())
                .shortDated();
    }

    private void stockTea(long pieces, LocalDate expires) {
        ShopView.StoreItem tea = new ShopView.StoreItem(ShopForTests.STORE, TEA);
        shop.demand(tea, ShopForTests.dailySales(TEA, 1));
        shop.stock(tea, ShopForTests.onHand(TEA, pieces));
        shop.lots(tea, ShopForTests.lot(TEA, pieces, expires));
    }

    @Test
    void offersNothingBelowCost() {
        shop.price(MILK.value(), costing(95));

        assertThat(decided(NOON).offers()).extracting(OfferDecision::gtin).containsExactly(TEA);
    }

    @Test
    void letsWhatWasOfferedInVainRest() {
        shop.history(
                ANN,
                new MemberHistory(
                        ANN,
                        List.of(ShopForTests.basket(40, MILK, TEA), inVain(30, TEA), inVain(20, TEA), inVain(10, TEA)),
                        4));

        assertThat(decided(NOON).offers()).extracting(OfferDecision::gtin).containsExactly(MILK);
    }

    @Test
    void tellsWhoBuysACategoryOfWhatIsNewInIt() {
        Gtin cocoa = Gtin.ofDigits("4000000000037");
        shop.product(cocoa, ShopForTests.product(cocoa));
        shop.price(cocoa.value(), priceSince(cocoa, NOON.minus(Duration.ofDays(3))));
        shop.history(
                ANN,
                new MemberHistory(ANN, List.of(ShopForTests.basket(20, MILK), ShopForTests.basket(10, MILK, TEA)), 2));

        MemberOffers offers = desk.decide(ANN, outlook(NewItems.of(shop, baseline.purchases(), NOON)), NOON)
                .orElseThrow();

        assertThat(offers.offers().getLast().gtin()).isEqualTo(cocoa);
        assertThat(offers.offers().getLast().reason().code()).isEqualTo("new");
    }

    private static MemberHistory.Basket inVain(int daysAgo, Gtin offered) {
        return new MemberHistory.Basket(
                ShopForTests.STORE, NOON.minus(Duration.ofDays(daysAgo)), List.of(MILK), List.of(offered));
    }

    private static Price costing(long minor) {
        Price price = ShopForTests.price(MILK);
        return new Price(
                MILK, price.unitPrice(), Money.ofMinor(minor, CurrencyUnit.of("GBP")), false, price.effectiveFrom());
    }

    private static Price priceSince(Gtin gtin, Instant since) {
        Price price = ShopForTests.price(gtin);
        return new Price(gtin, price.unitPrice(), price.unitCost(), false, since);
    }

    private static Outlook outlook(NewItems newItems) {
        PurchaseServing serving = PurchaseServing.baseline();
        return new Outlook(serving.over(List.of(), Instant.EPOCH), serving.reference(), newItems);
    }

    private MemberOffers decided(Instant now) {
        return desk.decide(ANN, baseline, now).orElseThrow();
    }

    private static MemberId numbered(int number) {
        StringBuilder text = new StringBuilder("m");
        for (int digit = 15; digit >= 0; digit--) {
            text.append((char) ('a' + (number >> digit & 1)));
        }
        return MemberId.of(text.toString());
    }
}
