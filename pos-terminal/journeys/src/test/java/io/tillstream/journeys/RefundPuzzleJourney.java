package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A member buys two snacks, the second at half its price, and milk, with a coupon, in coins and by a wallet; brings one snack
 * back, and then everything else. What the screen says will happen is what happens, and at the end nothing has.
 *
 * <p>No points are spent: a till spends them from a grant, and no gateway sends one yet.
 */
@InTurn(day = 1)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundPuzzleJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String COUPON = "WELCOME5";
    private static final String COINS = "50";

    private final Shop shop;
    private final HeadOffice headOffice;
    private final LoneTill till;
    private final CounterScreen screen;

    RefundPuzzleJourney(Shop shop) throws Exception {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
        this.till = shop.loneTill();
        this.screen = CounterScreen.of(shop, till.till());
    }

    @Test
    void whatIsGivenBackInTwoPartsLeavesNothingInAnyBook() throws Exception {
        Instant begun = Instant.now();
        JsonNode member = headOffice.somebodyWithoutOffers();
        String id = member.path("member").asString();
        Gtin snack = headOffice.somethingOf("snacks");
        Gtin milk = headOffice.somethingOf("dairy");
        long pointsBefore = headOffice.points(id);
        long snacksBefore = headOffice.stock(snack);
        long milkBefore = headOffice.stock(milk);
        screen.changesHands(shop.staff("CASHIER"));

        till.scanAndWait("]C0", member.path("card").asString());
        scans(snack, 1);
        scans(snack, 2);
        scans(milk, 3);
        till.scanAndWait("]C0", COUPON);
        Paper receipt = paysInTwoWays();
        Sale sale = till.till().lastSale();

        assertThat(sale.coupons()).extracting(CouponUse::coupon).containsExactly(COUPON);
        assertThat(sale.tenders())
                .extracting(Tender::type)
                .containsExactlyInAnyOrder(TenderType.CASH, TenderType.ALIPAY);
        assertThat(sale.lines()).allSatisfy(line -> assertThat(line.discounts()).isNotEmpty());
        long earned = sale.lines().stream().mapToLong(SaleLine::points).sum();
        assertThat(earned).isPositive();
        Await.until("the points", PATIENCE, () -> headOffice.points(id) == pointsBefore + earned);
        Await.until("the stock", PATIENCE, () -> headOffice.stock(snack) == snacksBefore - 2);

        Sale one = bringsBack(receipt, "1");
        assertThat(one.lines()).singleElement().satisfies(line -> {
            assertThat(line.gtin()).isEqualTo(snack);
            assertThat(line.quantity().amount()).isEqualTo(-1);
        });
        assertThat(one.coupons()).isEmpty();
        Await.until("one snack", PATIENCE, () -> headOffice.stock(snack) == snacksBefore - 1);

        Sale rest = bringsBack(receipt, null);
        assertThat(rest.coupons()).extracting(CouponUse::coupon).containsExactly(COUPON);

        assertThat(books(List.of(sale, one, rest)).values()).isNotEmpty().containsOnly(0L);
        Await.until("the points to be gone", PATIENCE, () -> headOffice.points(id) == pointsBefore);
        Await.until("all snacks", PATIENCE, () -> headOffice.stock(snack) == snacksBefore);
        Await.until("the milk", PATIENCE, () -> headOffice.stock(milk) == milkBefore);
        headOffice.agreesWithItsTills();
        System.out.println(
                "The puzzle took " + Duration.between(begun, Instant.now()).toSeconds() + " s.");
    }

    private void scans(Gtin item, int pieces) throws IOException {
        till.scan("]E0", item.ean13());
        till.till().awaits(pieces + " pieces", state -> state.path("pieces").asInt() == pieces);
    }

    /** Some coins are on the counter, and the phone pays what they do not. */
    private Paper paysInTwoWays() throws Exception {
        assertThat(screen.part(".line-saving")).not().hasCount(0);
        screen.page().keyboard().press("Enter");
        screen.awaits("PAYING");
        screen.enter(COINS);
        till.scan("]C0", WalletApp.alipayCode(shop.platform()));
        screen.awaits("IDLE");
        assertThat(screen.part(".done-title")).isVisible();
        return till.nextPaper();
    }

    /** One piece of that line, or everything that is left: looked at first, and then done. */
    private Sale bringsBack(Paper receipt, @Nullable String line) throws Exception {
        screen.press("F6");
        screen.awaits("RETURNING");
        till.scan("]Q1", codeOn(receipt));
        assertThat(screen.part("li.return-line")).hasCount(2);
        if (line == null) {
            screen.press("F7");
        } else {
            screen.enter(line);
        }
        assertThat(screen.part(".return-preview")).isVisible();
        Map<String, String> preview = preview();
        screen.press("F9");
        screen.awaits("IDLE");
        assertThat(screen.part(".done-title")).isVisible();
        String paper = String.join("\n", till.nextPaper().lines());
        Sale back = till.till().lastSale();
        assertThat(preview).containsAllEntriesOf(effects(back));
        assertThat(paper).contains("RETURN", back.total().negated().display());
        return back;
    }

    private static String codeOn(Paper receipt) {
        return receipt.items().stream()
                .filter(Paper.Code.class::isInstance)
                .map(item -> ((Paper.Code) item).content())
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> preview() {
        Map<String, String> effects = new LinkedHashMap<>();
        for (Locator effect : screen.part(".return-preview > div").all()) {
            effects.put(effect.locator("dt").innerText(), effect.locator("dd").innerText());
        }
        return effects;
    }

    /** What a return did, in the words of the screen. */
    private static Map<String, String> effects(Sale back) {
        Map<String, String> effects = new LinkedHashMap<>();
        effects.put("Refund", back.total().negated().display());
        for (Tender tender : back.tenders()) {
            effects.put(
                    tender.type() == TenderType.CASH ? "to cash" : "to Alipay",
                    tender.net().negated().display());
        }
        long points = back.lines().stream().mapToLong(SaleLine::points).sum();
        if (points != 0) {
            effects.put("Points taken back", "−" + -points);
        }
        for (CouponUse use : back.coupons()) {
            effects.put("Coupon valid again", use.coupon());
        }
        return effects;
    }

    /** Each book's balance after these sales. */
    private static Map<String, Long> books(List<Sale> sales) {
        Map<String, Long> books = new TreeMap<>();
        for (Sale sale : sales) {
            add(books, "total", sale.total());
            add(books, "cash rounding", sale.cashRounding());
            for (Tender tender : sale.tenders()) {
                add(books, tender.type().name(), tender.net());
            }
            for (TaxTotal tax : sale.taxes()) {
                add(books, "tax " + tax.group(), tax.tax());
                add(books, "taxed " + tax.group(), tax.base());
            }
            for (CouponUse use : sale.coupons()) {
                books.merge(use.coupon(), use.kind() == CouponUse.Kind.REDEEMED ? 1L : -1, Long::sum);
            }
            for (SaleLine line : sale.lines()) {
                String item = "item " + line.gtin();
                books.merge(item, line.quantity().amount(), Long::sum);
                books.merge(item + " points", line.points(), Long::sum);
                add(books, item + " gross", line.gross());
                add(books, item + " net", line.net());
                add(books, item + " tax", line.tax());
                for (Discount discount : line.discounts()) {
                    add(books, item + " " + discount.promotion(), discount.amount());
                }
            }
        }
        return books;
    }

    private static void add(Map<String, Long> books, String book, Money amount) {
        books.merge(book, amount.minor(), Long::sum);
    }
}
