package io.tillstream.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFeedTest {
    private final Path data;

    private Instant now = Shop.NOON;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private Catalogue catalogue = new Catalogue(Shop.identity(), clock);
    private CatalogueFeed feed;

    CatalogueFeedTest(@TempDir Path data) {
        this.data = data;
        this.feed = new CatalogueFeed(data, catalogue, headOffice, clock);
    }

    @AfterEach
    void close() {
        headOffice.cut();
        feed.close();
    }

    @Test
    void sellsFromTheOldShelfUntilANewSnapshotIsComplete() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        feed.start();
        Await.until(() -> price(Shop.MILK).equals("1.20 GBP"));

        headOffice.answer("b-1", true, true, List.of(Shop.product(Shop.MILK, "Milk", "鮮乳", "鲜牛奶")));
        Await.until(() -> headOffice.cursors().contains("b-1"));
        assertThat(price(Shop.MILK)).isEqualTo("1.20 GBP");
        headOffice.answer(
                "b-2", false, false, List.of(Shop.catalogue().getFirst(), Shop.price(Shop.MILK, "1.30 GBP", now)));

        Await.until(() -> price(Shop.MILK).equals("1.30 GBP"));
        assertThat(catalogue.find(Shop.BREAD)).isEmpty();
    }

    @Test
    void asksFromTheCursorItWasGiven() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("a-2", false, false, List.of(Shop.price(Shop.MILK, "1.25 GBP", now)));
        feed.start();

        Await.until(() -> headOffice.cursors().size() == 3);
        assertThat(headOffice.cursors()).containsExactly(null, "a-1", "a-2");
        assertThat(price(Shop.MILK)).isEqualTo("1.25 GBP");
    }

    @Test
    void changesAPriceInTimeWithoutHeadOffice() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("a-2", false, false, List.of(Shop.price(Shop.MILK, "1.50 GBP", now.plusSeconds(3600))));
        feed.start();
        Await.until(() -> headOffice.cursors().size() == 3);

        assertThat(price(Shop.MILK)).isEqualTo("1.20 GBP");
        now = now.plusSeconds(3600);
        assertThat(price(Shop.MILK)).isEqualTo("1.50 GBP");
    }

    /** Journey S5: told in the evening, cut off in the night, switched off and on again; and a till of a store it is not for. */
    @Test
    void chargesAPriceForSixOnlyFromSixOnAndOnlyInItsStoreWhileItIsCutOff() {
        Instant six = now.plusSeconds(18 * 3600);
        Instant before = six.minusSeconds(60);
        headOffice.answer(
                "a-1",
                true,
                false,
                with(
                        Shop.priceStep(Shop.MILK, "1.50 GBP", six, "s1"),
                        Shop.priceStep(Shop.BREAD, "0.80 GBP", six, "s2")));
        feed.start();
        Await.until(() -> Files.exists(data.resolve("catalogue.items")));
        close();

        catalogue = new Catalogue(Shop.identity(), clock);
        feed = new CatalogueFeed(data, catalogue, headOffice, clock);
        feed.start();

        now = before;
        assertThat(List.of(price(Shop.MILK), price(Shop.BREAD))).containsExactly("1.20 GBP", "0.95 GBP");
        now = six;
        assertThat(List.of(price(Shop.MILK), price(Shop.BREAD))).containsExactly("1.50 GBP", "0.95 GBP");
        assertThat(catalogue.at(before).find(Shop.MILK).orElseThrow().unitPrice())
                .as("a basket that was opened before six")
                .isEqualTo(Money.parse("1.20 GBP"));
    }

    @Test
    void aStepThatIsWithdrawnLeavesThePriceOfBefore() {
        Instant six = now.plusSeconds(60);
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("a-2", false, false, List.of(Shop.priceStep(Shop.MILK, "12.00 GBP", six, "s1")));
        headOffice.answer(
                "a-3",
                false,
                false,
                List.of("{\"removed\":{\"key\":\"" + Shop.MILK + "|" + six + "|s1\",\"kind\":\"priceStep\"}}"));
        feed.start();

        Await.until(() -> headOffice.cursors().size() == 4);
        now = six;
        assertThat(price(Shop.MILK)).isEqualTo("1.20 GBP");
    }

    @Test
    void forgetsWhatHeadOfficeRemoved() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer(
                "a-2", false, false, List.of("{\"removed\":{\"key\":\"" + Shop.MILK + "\",\"kind\":\"price\"}}"));
        feed.start();

        Await.until(() -> headOffice.cursors().size() == 3);
        assertThat(catalogue.find(Shop.MILK)).isEmpty();
    }

    @Test
    void leavesOutWhatALaterVersionMaySay() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("a-2", false, false, List.of("{\"weather\":{\"sky\":\"blue\"}}"));
        feed.start();

        Await.until(() -> headOffice.cursors().size() == 3);
        assertThat(catalogue.isReady()).isTrue();
    }

    @Test
    void sellsAtOnceAfterARestartWithoutNetwork() {
        headOffice.answer("a-1", true, false, with(Shop.threeForTwo(Shop.MILK)));
        feed.start();
        Await.until(() -> Files.exists(data.resolve("catalogue.items")));
        close();

        catalogue = new Catalogue(Shop.identity(), clock);
        feed = new CatalogueFeed(data, catalogue, headOffice, clock);
        feed.start();

        assertThat(catalogue.isReady()).isTrue();
        assertThat(price(Shop.BREAD)).isEqualTo("0.95 GBP");
        assertThat(catalogue.memberByCard(Shop.CARD)).isPresent();
        assertThat(catalogue.promotions().find("three-for-two")).isPresent();
        Await.until(() -> headOffice.cursors().contains("a-1"));
    }

    @Test
    void givesPromotionsOnceTheyAreAllThere() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        feed.start();
        Await.until(() -> catalogue.isReady());
        assertThat(catalogue.promotions().find("three-for-two")).isEmpty();

        headOffice.answer("a-2", false, false, List.of(Shop.threeForTwo(Shop.MILK)));
        Await.until(() -> catalogue.promotions().find("three-for-two").isPresent());

        headOffice.answer(
                "a-3", false, false, List.of("{\"removed\":{\"key\":\"three-for-two\",\"kind\":\"promotion\"}}"));
        Await.until(() -> catalogue.promotions().find("three-for-two").isEmpty());
    }

    @Test
    void keepsTheSameBookWhileOnlyOtherThingsChange() {
        headOffice.answer("a-1", true, false, with(Shop.threeForTwo(Shop.MILK)));
        feed.start();
        Await.until(() -> catalogue.isReady());
        PromotionBook book = catalogue.promotions();

        headOffice.answer("a-2", false, false, List.of(Shop.price(Shop.MILK, "1.25 GBP", now)));
        Await.until(() -> price(Shop.MILK).equals("1.25 GBP"));

        assertThat(catalogue.promotions()).isSameAs(book);
    }

    @Test
    void learnsEverythingElseBesideAPromotionItCannotRead() {
        String ofALaterVersion = Shop.threeForTwo(Shop.BREAD)
                .replace("cheapest-free", "lottery-ticket")
                .replace("three-for-two", "lottery");
        headOffice.answer("a-1", true, false, with(ofALaterVersion, Shop.threeForTwo(Shop.MILK)));
        feed.start();

        Await.until(() -> catalogue.isReady());
        assertThat(catalogue.promotions().find("three-for-two")).isPresent();
        assertThat(catalogue.promotions().find("lottery")).isEmpty();
    }

    @Test
    void knowsWhatIsLimitedBeyondABasket() {
        Limits thousandTimes = new Limits(null, null, 1_000L, null);
        String limited = Shop.promotion("limited", new Reward.PercentOff(1_000), Shop.MILK, "AUTUMN26", thousandTimes);
        headOffice.answer("a-1", true, false, with(limited));
        feed.start();

        Await.until(() -> catalogue.isReady());
        assertThat(catalogue.promotions().limited()).extracting(Promotion::id).containsExactly("limited");
        assertThat(catalogue.coupon("AUTUMN26", now)).isEqualTo(Coupon.GOOD);
    }

    @Test
    void knowsACouponInItsTimeOnly() {
        String half = Shop.promotion("half", new Reward.PercentOff(5_000), Shop.MILK, "HALF", Limits.none());
        headOffice.answer("a-1", true, false, with(half));
        feed.start();

        Await.until(() -> catalogue.isReady());
        assertThat(catalogue.coupon("HALF", now)).isEqualTo(Coupon.GOOD);
        assertThat(catalogue.coupon("HALF", now.plusSeconds(3600))).isEqualTo(Coupon.NOT_GIVEN);
        assertThat(catalogue.coupon("FULL", now)).isEqualTo(Coupon.UNKNOWN);
    }

    @Test
    void sellsNothingOfAnAnswerThatBreaksOff() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("a-2", false, false, List.of(Shop.price(Shop.MILK, "1.25 GBP", now), "{\"price\":{\"gt"));
        feed.start();

        Await.until(() -> Collections.frequency(headOffice.cursors(), "a-1") == 2);
        assertThat(price(Shop.MILK)).isEqualTo("1.20 GBP");
    }

    @Test
    void keepsThePriceOfAnOpenBasketWhenEverythingIsToldAnew() {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        headOffice.answer("b-1", true, false, with(Shop.price(Shop.MILK, "1.30 GBP", now)));
        feed.start();

        Await.until(() -> price(Shop.MILK).equals("1.30 GBP"));
        assertThat(catalogue
                        .at(now.minusSeconds(1))
                        .find(Shop.MILK)
                        .orElseThrow()
                        .unitPrice())
                .isEqualTo(Money.parse("1.20 GBP"));
    }

    @Test
    void learnsEverythingAnewRatherThanSellFromADamagedFile() throws IOException {
        headOffice.answer("a-1", true, false, Shop.catalogue());
        feed.start();
        Path items = data.resolve("catalogue.items");
        Await.until(() -> Files.exists(items));
        close();
        byte[] bytes = Files.readAllBytes(items);
        bytes[bytes.length / 2] ^= 1;
        Files.write(items, bytes);
        HeadOfficeFake later = new HeadOfficeFake();

        catalogue = new Catalogue(Shop.identity(), clock);
        feed = new CatalogueFeed(data, catalogue, later, clock);
        feed.start();

        assertThat(catalogue.isReady()).isFalse();
        later.answer("b-1", true, false, Shop.catalogue());
        Await.until(() -> catalogue.isReady());
        assertThat(later.cursors().getFirst()).isNull();
        later.cut();
    }

    @Test
    void sellsFromWhatAFormerVersionHasKept() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("catalogue.ndjson.gz")))) {
            out.write(
                    ("{\"cursor\":\"a-7\"}\n" + String.join("\n", Shop.catalogue())).getBytes(StandardCharsets.UTF_8));
        }
        headOffice.cut();

        feed.start();

        assertThat(price(Shop.MILK)).isEqualTo("1.20 GBP");
        Await.until(() -> headOffice.cursors().contains("a-7"));
    }

    private static List<String> with(String... more) {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(more));
        return lines;
    }

    private String price(Gtin gtin) {
        return catalogue
                .find(gtin)
                .map(ShelfItem::unitPrice)
                .map(Money::toString)
                .orElse("none");
    }
}
