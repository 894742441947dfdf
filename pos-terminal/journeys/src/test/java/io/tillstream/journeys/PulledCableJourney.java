package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalVerification;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The network goes with a basket half scanned; twenty sales, two kills and a power cut later it comes back. */
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PulledCableJourney {
    private static final int SALES = 20;
    private static final String COUPON = "WELCOME5";

    private final Shop shop;
    private final HeadOffice headOffice;

    PulledCableJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void nothingIsLostOrDoubledWhenTheCableIsPulled() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        // Nothing of what others have sold is on its way any more.
        till.till().awaits("all before sent", state -> state.path("waiting").asLong() == 0);
        headOffice.agreesWithItsTills();
        JsonNode member = shop.platform().plan("members.ndjson").getFirst();
        Gtin item = headOffice.somethingElseThan(null);
        long stock = headOffice.stock(item);
        long points = headOffice.points(member.path("member").asString());
        int before = till.till().sales().size();
        Page screen = shop.browser().open(till.till().address(), 1280, 800);

        till.scan("]E0", item.ean13());
        till.till()
                .awaits(
                        "a half scanned basket",
                        state -> state.path("basketLines").asInt() == 1);
        till.network().pull();
        assertThat(screen.locator(".bar-line")).containsText("Offline");
        till.scan("]E0", item.ean13());
        till.till().awaits("the other half", state -> state.path("pieces").asInt() == 2);
        theWalletIsRefused(till, screen);
        pay(till);
        for (int sold = 1; sold < SALES; sold++) {
            switch (sold) {
                case 3, 9 -> sell(till, item, member.path("card").asString());
                case 5 -> sell(till, item, COUPON);
                case 6, 12 -> comeBack(till, till::diesAndComesBack, item);
                case 14 -> bringBack(till);
                case 16 -> comeBack(till, till::losesPowerAndComesBack, item);
                default -> sell(till, item);
            }
            assertThat(screen.locator(".bar-line"))
                    .hasText(Pattern.compile(".*Offline.*" + waiting(till) + " waiting.*oldest .*", Pattern.DOTALL));
        }
        till.network().plugIn();

        Await.until(
                "everything to be sent",
                Duration.ofMinutes(2),
                () -> till.till().status().path("waiting").asLong() == 0);
        List<Sale> sales = till.till().sales().stream().skip(before).toList();
        assertThat(sales).hasSize(SALES);
        assertThat(JournalVerification.of(till.till().folder().resolve("journal/epoch-1.journal"))
                        .firstBroken())
                .isEmpty();
        assertThat(till.till().facts())
                .extracting(fact -> fact.source().sequence())
                .isEqualTo(numbersTo(till.till().facts()));
        assertThat(sales.stream().flatMap(sale -> sale.coupons().stream()))
                .extracting(CouponUse::coupon)
                .containsExactly(COUPON);
        long pieces = sales.stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> line.gtin().equals(item))
                .mapToLong(line -> line.quantity().amount())
                .sum();
        long earned = sales.stream()
                .filter(sale -> sale.member() != null)
                .flatMap(sale -> sale.lines().stream())
                .mapToLong(line -> line.points())
                .sum();
        Await.until("the stock to move once", Duration.ofMinutes(2), () -> headOffice.stock(item) == stock - pieces);
        Await.until(
                "the points to come once",
                Duration.ofMinutes(2),
                () -> headOffice.points(member.path("member").asString()) == points + earned);
        headOffice.agreesWithItsTills();
        assertThat(screen.locator(".bar-line")).containsText("all sales sent");
    }

    private static List<Long> numbersTo(List<TillTransaction> facts) {
        return LongStream.rangeClosed(1, facts.size()).boxed().toList();
    }

    private static long waiting(LoneTill till) throws Exception {
        return till.till().status().path("waiting").asLong();
    }

    private static void theWalletIsRefused(LoneTill till, Page screen) {
        till.till().press("/basket/pay");
        till.till().press("/basket/pay/code");
        assertThat(screen.locator(".notice .happened"))
                .hasText("This till is offline, and a wallet can only be charged online.");
        till.till().press("/basket/back");
    }

    private static void pay(LoneTill till) throws Exception {
        long sales = till.till().status().path("sales").asLong();
        till.till().press("/basket/pay/cash");
        till.till().awaits("the sale", state -> state.path("sales").asLong() == sales + 1);
        till.nextPaper();
    }

    /** Sells a piece of it to whoever shows these codes, a member's card or a coupon. */
    private static void sell(LoneTill till, Gtin item, String... codes) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        for (String code : codes) {
            till.till().types(code);
        }
        pay(till);
    }

    /** A way for a till to go down. */
    @FunctionalInterface
    private interface Accident {
        void happens() throws Exception;
    }

    /** It goes down with a basket open, and that basket is the one that is paid afterwards. */
    private void comeBack(LoneTill till, Accident accident, Gtin item) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        accident.happens();
        till.till().admits(shop.staff("CASHIER"));
        till.till()
                .awaits("the basket again", state -> state.path("basketLines").asInt() == 1);
        pay(till);
    }

    private static void bringBack(LoneTill till) throws Exception {
        Sale sold = till.till().lastSale();
        till.till().types(sold.source().receiptNumber());
        till.till().press("/return/everything");
        till.till().press("/return/confirm");
        till.till()
                .awaits(
                        "the return",
                        state -> !state.path("lastReceipt")
                                .asString()
                                .equals(sold.source().receiptNumber()));
        till.nextPaper();
        assertThat(till.till().lastSale().total()).isEqualTo(sold.total().negated());
    }
}
