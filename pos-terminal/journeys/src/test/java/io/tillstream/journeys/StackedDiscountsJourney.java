package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.receipt.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Row M3: a coupon, buy one get one free, a threshold and threefold points at once, all of which stack. Goods come and go at a till
 * and in the member's cart on the web, the coupon is shown twice; after each step both ask the same, and so does the receipt.
 */
@InTurn(day = 2)
@ExtendWith(Shop.Door.class)
class StackedDiscountsJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant LONG_AGO = Instant.parse("2011-01-01T00:00:00Z");
    private static final String PASSWORD = "eight cups of tea";
    private static final String COUPON = "HALFTEA";
    private static final Gtin TEA = Gtin.ofDigits("952999000101" + Gtin.checkDigit("952999000101"));
    private static final Gtin CAKE = Gtin.ofDigits("952999000102" + Gtin.checkDigit("952999000102"));
    private static final Money FLOOR = Money.parse("150 TWD");
    private static final Selection TEA_TIME = Selection.ofCategories("tea-time");

    private final Shop shop;
    private final HeadOffice headOffice;
    private final LoneTill till;
    private final CounterScreen screen;

    StackedDiscountsJourney(Shop shop) throws Exception {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
        this.till = shop.loneTill();
        this.screen = CounterScreen.of(shop, till.till());
    }

    @Test
    void tillWebAndReceiptAskTheSameHoweverGoodsComeAndGo() throws Exception {
        JsonNode member = headOffice.somebodyWithoutOffers();
        String card = member.path("card").asString();
        headOffice.opensThePortalTo(member.path("member").asString(), PASSWORD);
        opensTeaTime();
        screen.changesHands(shop.staff("CASHIER"));
        Page web = signedIn(card);
        bothKnow(web, card);

        till.scanAndWait("]C0", card);
        scan(TEA, 1);
        put(web, TEA, 1);
        long one = agree(web, "a tea");
        scan(TEA, 2);
        put(web, TEA, 2);
        assertThat(agree(web, "two teas, one of them free")).isLessThan(2 * one);
        scan(CAKE, 3);
        scan(CAKE, 4);
        put(web, CAKE, 2);
        long plain = agree(web, "tea and cake for more than the threshold");
        till.scanAndWait("]C0", COUPON);
        show(web, COUPON);
        assertThat(agree(web, "the coupon")).isLessThan(plain);
        till.scanAndWait("]C0", COUPON);
        show(web, "");
        show(web, COUPON);
        agree(web, "the coupon once more");
        takeOut("Tea of the hills", 2);
        put(web, TEA, 0);
        agree(web, "no tea any more");
        scan(TEA, 3);
        put(web, TEA, 1);
        long without = agree(web, "one tea again");
        takeOut("Cake of the hills", 1);
        put(web, CAKE, 0);
        assertThat(agree(web, "no cake any more")).isLessThan(without);
        scan(TEA, 2);
        scan(TEA, 3);
        scan(CAKE, 4);
        scan(CAKE, 5);
        scan(CAKE, 6);
        put(web, TEA, 3);
        put(web, CAKE, 3);
        long asked = agree(web, "three of each in the end");

        Map<String, Long> off = off(web);
        long points = figure(web.locator("table.sum tr.minor td").last());
        screen.press("F9");
        screen.awaits("IDLE");
        Paper paper = till.nextPaper();
        Sale sale = till.till().lastSale();

        assertThat(off).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sale.total().minor()).isEqualTo(asked);
        assertThat(off(sale)).isEqualTo(off);
        assertThat(sale.lines().stream().mapToLong(SaleLine::points).sum()).isEqualTo(points);
        assertThat(sale.coupons()).extracting(CouponUse::coupon).containsExactly(COUPON);
        assertThat(sale.lines())
                .filteredOn(line -> line.gtin().equals(TEA))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.net().minor())
                        .as("no tea for less than its floor")
                        .isGreaterThanOrEqualTo(line.quantity().amount() * FLOOR.minor()));
        String printed = String.join("\n", paper.lines());
        assertThat(printed).contains(sale.total().display());
        off.keySet().forEach(name -> assertThat(printed).contains(name));
        headOffice.agreesWithItsTills();
    }

    private void opensTeaTime() throws Exception {
        sells(TEA, "Tea of the hills", FLOOR, "400 TWD");
        sells(CAKE, "Cake of the hills", null, "300 TWD");
        promotes(
                "tea-one-free",
                "One tea free",
                null,
                Qualifying.of(Selection.ofGtins(TEA)),
                new Reward.BuyXGetY(1, 1, 10_000, null));
        promotes(
                "tea-half",
                "Half for the coupon",
                COUPON,
                Qualifying.of(Selection.ofGtins(TEA)),
                new Reward.PercentOff(5_000));
        promotes(
                "tea-time-hundred",
                "A hundred off tea time",
                null,
                new Qualifying(TEA_TIME, new Qualifying.Amount(Money.parse("700 TWD"))),
                new Reward.BasketAmountOff(Money.parse("100 TWD")));
        promotes(
                "tea-time-points", "Threefold points", null, Qualifying.of(TEA_TIME), new Reward.PointsMultiplier(300));
    }

    private void sells(Gtin item, String name, @Nullable Money floor, String price) throws Exception {
        headOffice.sells(
                new Product(
                        item,
                        LocalText.same(name),
                        "tea-time",
                        "standard",
                        Quantity.Unit.EACH,
                        6,
                        null,
                        null,
                        null,
                        floor,
                        null),
                new Price(item, Money.parse(price), Money.parse("90 TWD"), false, LONG_AGO));
    }

    private void promotes(String id, String name, @Nullable String coupon, Qualifying goods, Reward reward)
            throws Exception {
        headOffice.promotes(new Promotion(
                id,
                LocalText.same(name),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        LONG_AGO,
                        Instant.parse("2100-01-01T00:00:00Z"),
                        coupon),
                goods,
                reward,
                Limits.none(),
                0,
                null,
                true,
                null,
                true));
    }

    private Page signedIn(String card) {
        Page page = shop.browser().open(shop.platform().address("member-portal") + "/sign-in", 390, 844);
        page.fill("#card", card);
        page.fill("#password", PASSWORD);
        page.click("form.card button.main");
        assertThat(page.locator("#card")).hasCount(0);
        return page;
    }

    /** What head office has just said is on its way to both for a while. */
    private void bothKnow(Page web, String card) {
        Await.until("the goods and the coupon to be known on the web", PATIENCE, () -> {
            put(web, TEA, 2);
            put(web, CAKE, 2);
            show(web, COUPON);
            return off(web).size() >= 3;
        });
        long asked = total(web);
        Await.until("the till to ask the same as the web", PATIENCE, () -> {
            till.scan("]E0", TEA.ean13());
            till.till().awaits("tea", state -> state.path("pieces").asInt() == 1);
            till.scan("]E0", TEA.ean13());
            till.till().awaits("two teas", state -> state.path("pieces").asInt() == 2);
            till.scan("]E0", CAKE.ean13());
            till.till().awaits("cake", state -> state.path("pieces").asInt() == 3);
            till.scan("]E0", CAKE.ean13());
            till.till().awaits("two cakes", state -> state.path("pieces").asInt() == 4);
            till.scanAndWait("]C0", card);
            till.scanAndWait("]C0", COUPON);
            boolean same = asked() == asked;
            till.till().press("/basket/cancel");
            till.till().awaits("nobody", state -> state.path("basketLines").asInt() == 0);
            return same;
        });
        show(web, "");
        put(web, TEA, 0);
        put(web, CAKE, 0);
    }

    private void scan(Gtin item, int pieces) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits(pieces + " pieces", state -> state.path("pieces").asInt() == pieces);
    }

    /** Takes the line of it out on the screen, with all its pieces; so many of others are left. */
    private void takeOut(String name, int left) {
        screen.part("li.line:not(.is-voided)")
                .filter(new Locator.FilterOptions()
                        .setHas(screen.part(".line-name").filter(new Locator.FilterOptions().setHasText(name))))
                .locator(".line-void")
                .click();
        till.till().awaits(left + " pieces left", state -> state.path("pieces").asInt() == left);
    }

    /** So many of it in the cart, by the cart's own field where it is in it already. */
    private void put(Page web, Gtin item, int pieces) {
        web.navigate(shop.platform().address("member-portal") + "/cart?store=s1");
        Locator row = web.locator("ul.cart li")
                .filter(new Locator.FilterOptions()
                        .setHas(web.locator("input[name=gtin][value='" + item.value() + "']")));
        if (row.count() == 0) {
            if (pieces == 0) {
                return;
            }
            web.navigate(shop.platform().address("member-portal") + "/products/" + item.value() + "?store=s1");
            web.fill("#pieces", String.valueOf(pieces), new Page.FillOptions().setTimeout(5_000));
            web.click("form.amount button.main");
        } else {
            row.locator("input[name=pieces]").fill(String.valueOf(pieces));
            row.locator("input[name=pieces]").press("Enter");
        }
        web.waitForURL("**/cart");
        assertThat(row).hasCount(pieces == 0 ? 0 : 1);
        if (pieces > 0) {
            assertThat(row.locator("input[name=pieces]")).hasValue(String.valueOf(pieces));
        }
    }

    /** The coupon with the cart; nothing leaves it out. */
    private static void show(Page web, String coupon) {
        Locator leave = web.locator("form[action$='/cart/coupon']:has(input[type=hidden][name=code]) button");
        if (leave.count() == 1) {
            leave.click();
            assertThat(leave).hasCount(0);
        }
        if (!coupon.isEmpty()) {
            web.fill("#code", coupon, new Page.FillOptions().setTimeout(5_000));
            web.locator("#code").press("Enter");
            assertThat(web.locator(".card > [role=status]").first()).isVisible();
            if (leave.count() == 0) {
                throw new IllegalStateException("Coupon " + coupon + " is not taken on the web.");
            }
        }
    }

    /** The same total at the till, on its screen and in the cart. */
    private long agree(Page web, String after) throws Exception {
        long cart = total(web);
        assertThat(asked()).as("the till after %s", after).isEqualTo(cart);
        Await.until(
                "the till's screen to show " + cart + " after " + after,
                PATIENCE,
                () -> figure(screen.part("#total")) == cart);
        assertThat(off(web).values().stream().mapToLong(Long::longValue).sum())
                .as("what the cart says it takes off after %s", after)
                .isEqualTo(saved(web));
        return cart;
    }

    private long asked() throws Exception {
        return till.till().status().path("totalMinor").asLong();
    }

    private static long total(Page web) {
        return figure(web.locator("table.sum tr.total td"));
    }

    private static long saved(Page web) {
        Locator rows = web.locator("table.sum tr");
        return rows.first().getAttribute("class") == null ? figure(rows.first().locator("td")) : 0;
    }

    /** A whole amount of dollars, which have no cents. */
    private static long figure(Locator amount) {
        return Long.parseLong(amount.innerText().replaceAll("[^0-9]", ""));
    }

    private static Map<String, Long> off(Page web) {
        Map<String, Long> off = new TreeMap<>();
        for (Locator each : web.locator("ul.cart .off").all()) {
            off.merge(
                    each.locator("span").first().innerText(),
                    figure(each.locator("span").last()),
                    Long::sum);
        }
        return off;
    }

    private static Map<String, Long> off(Sale sale) {
        Map<String, Long> off = new TreeMap<>();
        for (SaleLine line : sale.lines()) {
            for (Discount discount : line.discounts()) {
                off.merge(discount.name(), discount.amount().minor(), Long::sum);
            }
        }
        return off;
    }
}
