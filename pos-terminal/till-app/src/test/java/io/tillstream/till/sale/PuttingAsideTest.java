package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PuttingAsideTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act BREAD = new Act.Scanned("]E0" + Shop.BREAD.ean13());
    private static final Act CARD = new Act.Scanned("]C0" + Shop.CARD);
    private static final Act SLIP = new Act.Scanned("]Q1TSB:s1-t1/1/2");

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @Test
    void recordsABasketThatIsPutAsideAndServesTheNextCustomer() throws IOException {
        desk.act(MILK, CARD, new Act.Suspend());

        assertThat(desk.lastFact()).isInstanceOfSatisfying(BasketSuspended.class, basket -> {
            assertThat(basket.source().sequence()).isEqualTo(2);
            assertThat(basket.member()).isEqualTo(Shop.ANN);
            assertThat(basket.worth()).isEqualTo(pounds("1.20"));
            assertThat(basket.lines()).hasSize(1);
        });
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
        assertThat(desk.receipts().getLast().toString()).contains("TSB:s1-t1/1/2");
        desk.act(BREAD, new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).total()).isEqualTo(pounds("0.95"));
    }

    @Test
    void goesOnWithABasketByItsSlip() throws IOException {
        desk.act(MILK, CARD, new Act.Suspend(), SLIP);

        assertThat(desk.lastFact())
                .isInstanceOfSatisfying(
                        BasketResumed.class,
                        resumed -> assertThat(resumed.suspended()).isEqualTo(Source.parseReceiptNumber("s1-t1/1/2")));
        assertThat(desk.sale().member()).isNotNull();
        assertThat(desk.sale().notice()).isNull();
        desk.act(new Act.PayCash(null));
        assertThat(((Sale) desk.lastFact()).member()).isEqualTo(Shop.ANN);
        assertThat(desk.view().suspended()).isEmpty();
    }

    @Test
    void goesOnWithABasketByItsPlaceInTheListAfterARestart() {
        desk.act(MILK, new Act.Suspend(), BREAD, new Act.Suspend());

        desk.restart();
        assertThat(desk.view().suspended()).hasSize(2);
        desk.act(new Act.ListSuspended(), new Act.Typed("2"));

        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(pounds("0.95"));
        assertThat(desk.view().suspended()).hasSize(1);
    }

    @Test
    void takesUpAtThePricesOfThenAndSaysSo() throws IOException {
        desk.act(MILK, BREAD, new Act.Suspend());

        Clock tomorrow = Clock.offset(Shop.AT_NOON, Duration.ofDays(1));
        desk.restart(
                tomorrow,
                Shop.price(Shop.MILK, "1.50 GBP", Shop.NOON.plusSeconds(60)),
                "{\"removed\":{\"kind\":\"price\",\"key\":\"" + Shop.BREAD.value() + "\"}}");
        desk.act(SLIP);

        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(pounds("1.50"));
        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.RESUMED_CHANGED, "1", "1"));
        BasketResumed resumed = (BasketResumed) desk.lastFact();
        assertThat(resumed.repriced()).isEqualTo(List.of(Gtin.of(Shop.MILK.value())));
        assertThat(resumed.noLongerSold()).isEqualTo(List.of(Gtin.of(Shop.BREAD.value())));
    }

    @Test
    void doesNotMixTwoBaskets() {
        desk.act(MILK, new Act.Suspend(), BREAD, SLIP);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.BASKET_OPEN);
        assertThat(desk.view().suspended()).hasSize(1);
        assertThat(desk.sale().basket().lines()).hasSize(1);
    }

    @Test
    void takesUpABasketOnceOnly() {
        desk.act(MILK, new Act.Suspend(), SLIP, new Act.PayCash(null), SLIP);

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.SLIP_NOT_HERE, "s1-t1/1/2"));
    }

    @Test
    void refusesToPutAsideNothing() throws IOException {
        desk.act(new Act.Suspend());

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NOTHING_TO_PUT_ASIDE);
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void keepsABasketThatWasTakenUpWhenItsFileIsLost() throws IOException {
        desk.act(MILK, new Act.Suspend(), SLIP);
        desk.stop();
        Files.delete(desk.data().resolve("open-basket"));

        desk.restart();

        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(pounds("1.20"));
    }

    @Test
    void doesNotBringABasketBackTwiceWhenItsFileOutlivedIt() throws IOException {
        desk.act(MILK);
        byte[] basket = Files.readAllBytes(desk.data().resolve("open-basket"));
        desk.act(new Act.Suspend());
        desk.stop();
        // As if the till had been killed between the journal and the file of the basket.
        Files.write(desk.data().resolve("open-basket"), basket);

        desk.restart();

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
        assertThat(desk.view().suspended()).hasSize(1);
    }

    @Test
    void countsOffersOfABasketThatWasPutAsideOnce() {
        desk.told(Shop.campaign(0), Shop.offer()).act(MILK, CARD);
        assertThat(desk.view().offersShown()).isEqualTo(1);

        desk.act(new Act.Suspend());
        assertThat(desk.view().offersShown()).isEqualTo(1);
        desk.act(SLIP);
        assertThat(desk.view().offersShown()).isEqualTo(1);
        desk.act(new Act.PayCash(null));

        assertThat(desk.view().offersShown()).isEqualTo(1);
    }
}
