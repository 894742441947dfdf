package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketPricingTest {
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final Catalogue catalogue = new Catalogue(Shop.identity(), Shop.AT_NOON);
    private final AtomicLong nanos = new AtomicLong();
    private final BasketPricing pricing = new BasketPricing(catalogue, nanos::get);
    private final CatalogueFeed feed;

    BasketPricingTest(@TempDir Path data) {
        feed = new CatalogueFeed(data, catalogue, headOffice, Shop.AT_NOON);
    }

    @AfterEach
    void close() {
        headOffice.cut();
        feed.close();
    }

    private void open(String... promotions) {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(promotions));
        headOffice.answer("a-1", true, false, lines);
        feed.start();
        Await.until(catalogue::isReady);
    }

    private Basket basketOf(long pieces, Instant openedAt) {
        ShelfItem milk = catalogue.find(Shop.MILK).orElseThrow();
        return Basket.open(catalogue.store().orElseThrow(), openedAt).add(milk, Quantity.each(pieces));
    }

    private Money total(Basket basket) {
        return pricing.of(basket).map(PricedBasket::total).orElseThrow();
    }

    @Test
    void keepsToThePromotionsThatWereKnownWhenTheBasketWasOpened() {
        open();
        assertThat(total(basketOf(2, Shop.NOON))).isEqualTo(Money.parse("2.40 GBP"));

        headOffice.answer("a-2", false, false, List.of(Shop.threeForTwo(Shop.MILK)));
        Await.until(() -> catalogue.promotions().find("three-for-two").isPresent());

        assertThat(total(basketOf(3, Shop.NOON))).isEqualTo(Money.parse("3.60 GBP"));
        assertThat(total(basketOf(3, Shop.NOON.plusSeconds(1)))).isEqualTo(Money.parse("2.40 GBP"));
    }

    @Test
    void remembersWhatItHasShown() {
        open(Shop.threeForTwo(Shop.MILK));
        Basket basket = basketOf(3, Shop.NOON);
        PricedBasket shown = pricing.of(basket).orElseThrow();

        nanos.set(Long.MAX_VALUE / 2);

        assertThat(pricing.of(basket)).containsSame(shown);
    }

    @Test
    void hasNothingToPriceInAnEmptyBasket() {
        open();

        assertThat(pricing.of(Basket.open(catalogue.store().orElseThrow(), Shop.NOON)))
                .isEmpty();
    }
}
