package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.Await;
import io.tillstream.till.LimitsFake;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A promotion that the whole chain may give so often only: the till gives what it was lent. Coffee costs 6.40, 1.00 less with it. */
class LimitedPromotionTest {
    private static final Act COFFEE = new Act.Scanned(Shop.COFFEE.ean13());
    private static final Act MEMBER = new Act.Scanned("]C0" + Shop.CARD);
    private static final Act PAY = new Act.PayCash(null);
    private static final LeasePool USES = LeasePool.ofUses("coffee");
    private static final LeasePool MONEY = LeasePool.ofMoney("coffee", CurrencyUnit.of("GBP"));
    private static final LeasePool ANNS = LeasePool.ofMember("coffee", Shop.ANN);

    @RegisterExtension
    final Desk till = Desk.forEachTest();

    private LimitsFake limits() {
        return till.headOffice().limits();
    }

    /** Begins anew with a promotion of which so many uses are left of so many. */
    private void limited(long most, long free) {
        limited(null, new Limits(null, null, most, null), USES, free);
    }

    private void limited(@Nullable String coupon, Limits limits, LeasePool limit, long free) {
        limits().have(limit, free);
        till.restart(Shop.limitedCoffee("coffee", coupon, limits));
        till.settled();
    }

    /** What was asked for ahead is there. */
    private void awaitLent() {
        Await.until(() -> kept().contains("\"until\""));
        till.settled();
    }

    private String kept() {
        try {
            return Files.exists(file()) ? Files.readString(file()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Head office answers beside the counter. */
    private void awaitTotal(String total) {
        Await.until(() -> Objects.requireNonNull(till.view().priced()).total().equals(Money.parse(total)));
    }

    private void awaitNotGiven(NotGiven.Why... why) {
        Await.until(() ->
                till.view().notGiven().stream().map(NotGiven::why).toList().equals(List.of(why)));
    }

    private void awaitEnded(Long... spent) {
        Await.until(() -> List.copyOf(limits().ended().values()).equals(List.of(spent)));
    }

    private Sale lastSale() throws IOException {
        return (Sale) till.lastFact();
    }

    private static Act[] coffees(int count) {
        return Stream.generate(() -> COFFEE).limit(count).toArray(Act[]::new);
    }

    private Path file() {
        return till.data().resolve("promotion-leases.json");
    }

    @Test
    void isGivenFromWhatTheTillHoldsAndTheSaleNamesTheLease() throws IOException {
        limited(2_000, 2_000);
        awaitLent();
        assertThat(limits().open())
                .singleElement()
                .satisfies(lease -> assertThat(lease.units()).isEqualTo(10));
        int asked = limits().asked().size();

        till.act(COFFEE);
        awaitTotal("5.40 GBP");
        till.act(PAY).settled();

        assertThat(lastSale().promotions())
                .containsExactly(new PromotionUse(
                        "coffee",
                        1,
                        Shop.pounds("1.00"),
                        List.of(new PromotionUse.Part(
                                USES, 1, limits().open().getFirst().lease()))));
        assertThat(limits().asked()).hasSize(asked);
    }

    @Test
    void isGivenOfflineAsLongAsThereIsSomethingOfIt() throws IOException {
        limited(2_000, 2_000);
        awaitLent();
        till.headOffice().cut();

        till.act(coffees(9)).act(PAY).act(COFFEE, COFFEE);

        awaitTotal("11.80 GBP");
        awaitNotGiven(NotGiven.Why.OUT_OF_REACH);
        till.act(PAY);
        assertThat(lastSale().promotions()).extracting(PromotionUse::uses).containsExactly(1L);
        till.act(COFFEE);
        awaitTotal("6.40 GBP");
    }

    @Test
    void isNotGivenOfflineWithoutALeaseAndTheScreenSaysWhy() throws IOException {
        limited(100, 100);
        till.headOffice().cut();

        till.act(COFFEE);

        awaitTotal("6.40 GBP");
        awaitNotGiven(NotGiven.Why.OUT_OF_REACH);
        till.act(PAY);
        assertThat(lastSale().promotions()).isEmpty();
    }

    @Test
    void ofASmallLimitNothingIsHeldAheadAndTheRestGoesBack() {
        limited(100, 1);
        assertThat(limits().asked()).isEmpty();

        till.act(COFFEE).settled();
        awaitTotal("5.40 GBP");
        till.act(PAY).settled();

        awaitEnded(1L);
        assertThat(limits().open()).isEmpty();
        assertThat(limits().free(USES)).isZero();
    }

    @Test
    void goesBackUnspentWhenTheCustomerDoesNotTakeIt() {
        limited(100, 100);

        till.act(COFFEE).settled().act(new Act.Cancel()).settled();

        awaitEnded(0L);
        assertThat(limits().free(USES)).isEqualTo(100);
    }

    @Test
    void isNotGivenFromALeaseThatIsOnItsWayBack() {
        limited(100, 100);
        till.act(COFFEE);
        awaitTotal("5.40 GBP");
        till.headOffice().cut();

        till.act(new Act.Cancel(), COFFEE);

        awaitTotal("6.40 GBP");
        awaitNotGiven(NotGiven.Why.OUT_OF_REACH);
        assertThat(kept()).contains("\"returned\":0");
    }

    @Test
    void saysThatItIsUsedUpAndAsksAgainLaterOnly() {
        limited(100, 0);

        till.act(COFFEE).settled().act(COFFEE).settled();

        awaitNotGiven(NotGiven.Why.USED_UP);
        assertThat(limits().asked()).containsExactly(USES);
        till.after(Duration.ofMinutes(2)).act(COFFEE).settled();
        assertThat(limits().asked()).containsExactly(USES, USES);
    }

    @Test
    void saysThatHeadOfficeIsBeingAskedAndIsGivenOnceItAnswers() {
        till.headOffice().hesitateToLend();
        limited(100, 100);

        till.act(COFFEE);
        awaitTotal("6.40 GBP");
        awaitNotGiven(NotGiven.Why.ASKED);
        Await.until(() -> till.headOffice().isAskedToLend());
        till.headOffice().lendsAtLast();

        awaitTotal("5.40 GBP");
        awaitNotGiven();
    }

    @Test
    void whatWasShownWhenThePaymentBeganIsPaid() throws IOException {
        till.headOffice().hesitateToLend();
        limited(100, 100);
        till.act(COFFEE, new Act.BeginPayment());
        Await.until(() -> till.headOffice().isAskedToLend());

        till.headOffice().lendsAtLast();
        awaitLent();
        awaitTotal("6.40 GBP");
        till.act(PAY).settled();

        assertThat(lastSale().total()).isEqualTo(Shop.pounds("6.40"));
        assertThat(lastSale().promotions()).isEmpty();
        awaitEnded(0L);
    }

    @Test
    void whatIsHeldSurvivesTheEndOfTheProcessAndIsNotGivenTwice() throws IOException {
        limited(2_000, 2_000);
        awaitLent();
        byte[] before = Files.readAllBytes(file());
        till.act(coffees(4)).act(PAY).settled();

        // As if the disk had lost what the till wrote there since: the journal alone knows what was given.
        till.headOffice().cut();
        till.stop();
        Files.write(file(), before);
        till.restart(Shop.limitedCoffee("coffee", null, new Limits(null, null, 2_000L, null)));
        till.act(coffees(7));

        awaitTotal("38.80 GBP");
        awaitNotGiven(NotGiven.Why.OUT_OF_REACH);
    }

    @Test
    void isNotGivenFromALeaseThatHasLapsed() {
        limits().lendUntil(Shop.NOON.plus(Duration.ofMinutes(40)));
        limited(2_000, 10);
        awaitLent();
        till.headOffice().cut();
        till.act(COFFEE);
        awaitTotal("5.40 GBP");
        till.act(new Act.Cancel());

        till.after(Duration.ofMinutes(41)).act(COFFEE);
        awaitTotal("6.40 GBP");

        till.act(new Act.Cancel());
        limits().lendUntil(Shop.NOON.plus(Duration.ofHours(5)));
        till.headOffice().mend();
        Await.until(() -> {
            till.after(Duration.ofMinutes(1)).settled();
            return List.copyOf(limits().ended().values()).equals(List.of(0L));
        });
    }

    @Test
    void isChangedForANewLeaseBeforeItLapses() {
        limits().lendUntil(Shop.NOON.plus(Duration.ofHours(1)));
        limited(2_000, 2_000);
        awaitLent();
        limits().lendUntil(Shop.NOON.plus(Duration.ofHours(5)));

        till.after(Duration.ofMinutes(35)).settled().settled();

        awaitEnded(0L);
        Await.until(() -> limits().open().size() == 1);
        assertThat(limits().open().getFirst().until()).isEqualTo(Shop.NOON.plus(Duration.ofHours(5)));
    }

    @Test
    void goesBackWhenThePromotionIsNoLongerGiven() {
        limited(2_000, 2_000);
        awaitLent();
        till.act(COFFEE, PAY).settled();

        till.restart();
        till.settled();

        awaitEnded(1L);
        assertThat(limits().open()).isEmpty();
        assertThat(limits().free(USES)).isEqualTo(1_999);
    }

    @Test
    void goesBackWhenTheTillIsSwitchedOff() {
        limited(2_000, 2_000);
        awaitLent();
        till.act(COFFEE, PAY).settled();

        till.stop();

        awaitEnded(1L);
        assertThat(limits().open()).isEmpty();
        assertThat(kept()).isEqualTo("{\"leases\":[]}");
    }

    @Test
    void isKeptForTheBasketThatIsOpenWhenTheTillIsSwitchedOff() {
        limited(2_000, 2_000);
        awaitLent();
        till.act(COFFEE);
        awaitTotal("5.40 GBP");

        till.stop();

        assertThat(limits().open()).hasSize(1);
        assertThat(limits().ended()).isEmpty();
    }

    @Test
    void goesBackWithTheZAndIsAskedForAgainWithTheNextCustomer() throws IOException {
        limited(2_000, 2_000);
        awaitLent();
        till.act(COFFEE, PAY);

        till.act(
                new Act.AtDrawer(DrawerStep.Choice.COUNT),
                new Act.CountRow(5),
                new Act.Typed("5"),
                new Act.DrawerDone(),
                new Act.AtDrawer(DrawerStep.Choice.Z),
                new Act.Typed(""));
        assertThat(till.lastFact()).isInstanceOf(Closing.class);
        awaitEnded(1L);
        assertThat(limits().open()).isEmpty();

        till.act(new Act.Typed(""), COFFEE);
        awaitTotal("5.40 GBP");
        till.act(PAY);
        Await.until(() -> limits().open().stream().anyMatch(lease -> lease.units() == 10));
    }

    @Test
    void ofMoneyThereIsGivenWhatIsHeld() throws IOException {
        limited(null, new Limits(null, null, null, Shop.pounds("1000.00")), MONEY, 250);
        awaitLent();

        till.act(COFFEE, COFFEE, COFFEE).settled();

        awaitTotal("17.20 GBP");
        awaitNotGiven(NotGiven.Why.USED_UP);
        till.act(PAY);
        assertThat(lastSale().promotions()).singleElement().satisfies(use -> {
            assertThat(use.amount()).isEqualTo(Shop.pounds("2.00"));
            assertThat(use.parts()).extracting(PromotionUse.Part::units).containsExactly(200L);
        });
    }

    @Test
    void aMemberHasItAsOftenAsAllowed() throws IOException {
        limited(null, new Limits(null, 2L, null, null), ANNS, 2);
        assertThat(limits().asked()).isEmpty();

        till.act(COFFEE);
        awaitTotal("6.40 GBP");
        till.act(MEMBER).settled();
        awaitTotal("5.40 GBP");
        till.act(PAY);
        awaitEnded(1L);
        assertThat(limits().free(ANNS)).isEqualTo(1);
        till.act(COFFEE, COFFEE, MEMBER).settled();

        awaitTotal("11.80 GBP");
        awaitNotGiven(NotGiven.Why.USED_UP);
        till.act(PAY);
        assertThat(lastSale().promotions()).extracting(PromotionUse::uses).containsExactly(1L);
        Await.until(() -> limits().open().isEmpty());
        assertThat(limits().free(ANNS)).isZero();
    }

    @Test
    void aCouponForOneUseIsRedeemedOnce() throws IOException {
        limited("ONCE", new Limits(null, null, 1L, null), USES, 1);

        till.act(COFFEE, new Act.Typed("ONCE")).settled();
        awaitTotal("5.40 GBP");
        till.act(PAY).settled();
        assertThat(lastSale().coupons()).hasSize(1);
        till.act(COFFEE, new Act.Typed("ONCE")).settled();

        awaitTotal("6.40 GBP");
        awaitNotGiven(NotGiven.Why.USED_UP);
    }

    @Test
    void aLeaseWhoseAnswerWasLostIsAskedForByTheSameNumber() {
        till.headOffice().hesitateToLend();
        limited(100, 100);
        till.act(COFFEE);
        Await.until(() -> till.headOffice().isAskedToLend());
        till.headOffice().cut();
        till.headOffice().lendsAtLast();
        awaitNotGiven(NotGiven.Why.OUT_OF_REACH);

        till.headOffice().mend();
        till.after(Duration.ofMinutes(1)).settled().settled();

        awaitTotal("5.40 GBP");
        assertThat(limits().open()).hasSize(1);
    }
}
