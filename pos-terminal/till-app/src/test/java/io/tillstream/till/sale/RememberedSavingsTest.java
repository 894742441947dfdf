package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.SavingsRule;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedSavingsTest {
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final Catalogue catalogue = new Catalogue(Shop.identity(), Shop.AT_NOON);
    private final CatalogueFeed feed;

    RememberedSavingsTest(@TempDir Path data) {
        feed = new CatalogueFeed(data, catalogue, headOffice, Shop.AT_NOON);
    }

    @BeforeEach
    void openTheShop() {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.threeForTwo(Shop.MILK));
        headOffice.answer("a-1", true, false, lines);
        feed.start();
        Await.until(catalogue::isReady);
    }

    @AfterEach
    void close() {
        headOffice.cut();
        feed.close();
    }

    private Basket threeMilks(SavingsRule promotions) {
        return Basket.open(catalogue.store().orElseThrow(), new Opening(Shop.NOON, promotions))
                .add(catalogue.find(Shop.MILK).orElseThrow(), Quantity.each(3));
    }

    @Test
    void remembersWhatItHasFound() {
        AtomicLong looks = new AtomicLong();
        RememberedSavings savings = RememberedSavings.of(
                catalogue.promotions(), catalogue::segments, () -> HeldParts.NONE, looks::incrementAndGet);
        Basket basket = threeMilks(savings);

        SavingsRule.Savings first = savings.on(basket, basket.liveLines());
        long afterFirst = looks.get();
        SavingsRule.Savings second = savings.on(basket, basket.liveLines());

        assertThat(second).isSameAs(first);
        assertThat(looks.get()).isEqualTo(afterFirst);
        assertThat(basket.priced().orElseThrow().total()).isEqualTo(Money.parse("2.40 GBP"));
    }

    @Test
    void searchesAnewForAnotherBasket() {
        RememberedSavings savings = RememberedSavings.of(
                catalogue.promotions(), catalogue::segments, () -> HeldParts.NONE, System::nanoTime);
        Basket three = threeMilks(savings);
        Basket six = three.add(catalogue.find(Shop.MILK).orElseThrow(), Quantity.each(3));

        assertThat(three.priced().orElseThrow().saved()).isEqualTo(Money.parse("1.20 GBP"));
        assertThat(six.priced().orElseThrow().saved()).isEqualTo(Money.parse("2.40 GBP"));
    }

    @Test
    void sellsWithoutPromotionsRatherThanNotAtAll() {
        SavingsRule broken = (basket, lines) -> {
            throw new IllegalStateException("A defect of the search.");
        };

        assertThat(threeMilks(new RememberedSavings(broken, () -> HeldParts.NONE))
                        .priced()
                        .orElseThrow()
                        .total())
                .isEqualTo(Money.parse("3.60 GBP"));
    }

    @Test
    void opensABasketToTheMillisecond() {
        assertThat(RememberedSavings.opening(
                                PromotionBook.of(List.of()),
                                member -> Set.of(),
                                () -> HeldParts.NONE,
                                Shop.NOON.plusNanos(1_999_999))
                        .at())
                .isEqualTo(Shop.NOON.plusMillis(1));
    }
}
