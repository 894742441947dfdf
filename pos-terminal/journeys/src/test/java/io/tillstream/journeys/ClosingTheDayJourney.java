package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * An evening and the next day at one till, by its keys: two cashiers count the drawer blindly, a supervisor lets the day be
 * closed, and somebody still buys something after that, with the network gone.
 *
 * <p>The evening is yesterday's, so that the day after is the shop's today and nothing head office is told comes from the future.
 */
@InTurn(day = 1)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosingTheDayJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KINDS_BESIDE_CASH = 4;
    private static final String FLOAT = "1";
    private static final String PAY_IN = "2";
    private static final String PICK_UP = "4";
    private static final String COUNT = "6";
    private static final String CLOSE = "8";
    private static final String LAST_Z = "0";
    private static final String FIRST_REASON = "1";

    private final Shop shop;
    private final HeadOffice headOffice;
    private final JsonNode early;
    private final JsonNode following;
    private final JsonNode supervisor;
    private final Gtin item;
    private final LoneTill till;
    private final CounterScreen screen;

    ClosingTheDayJourney(Shop shop) throws Exception {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
        this.early = shop.staff("CASHIER", 0);
        this.following = shop.staff("CASHIER", 1);
        this.supervisor = shop.staff("SUPERVISOR");
        this.item = headOffice.somethingElseThan(null);
        this.till = shop.tillOfYesterday("s1-t7");
        this.screen = CounterScreen.of(shop, till.till());
    }

    @AfterAll
    void leaveTheTill() {
        till.close();
    }

    @Test
    void twoCountTheDayIsClosedOnceAndALateSaleIsADatedCorrectionOfTheNext() throws Exception {
        Instant begun = Instant.now();
        screen.changesHands(early);
        moves(FLOAT, "2000", null);
        sellsForCash(2);
        sellsForCash(1);
        moves(PAY_IN, "300", FIRST_REASON);
        Money inTheDrawer = twd(2_300).plus(headOffice.price(item).times(3));
        TillSettlement first = countsRowByRow(inTheDrawer.minus(twd(7)), inTheDrawer);
        screen.changesHands(following);
        Money byCash = sellsForCash(1).total();
        Money byWallet = sellsByWallet().total();
        moves(PICK_UP, "1000", null);
        Money afterwards = cash(first).plus(byCash).minus(twd(1_000));
        TillSettlement second = countsTouchedRows(afterwards.plus(twd(5)), byWallet.minus(twd(1)), afterwards);

        assertThat(first.operator()).isEqualTo(code(early));
        assertThat(first.tenders())
                .extracting(TillSettlement.Count::type, TillSettlement.Count::expected, TillSettlement.Count::overShort)
                .containsExactly(tuple(TenderType.CASH, inTheDrawer, twd(-7)));
        assertThat(second.operator()).isEqualTo(code(following));
        assertThat(second.tenders())
                .extracting(TillSettlement.Count::type, TillSettlement.Count::expected, TillSettlement.Count::overShort)
                .containsExactly(
                        tuple(TenderType.CASH, afterwards, twd(5)), tuple(TenderType.ALIPAY, byWallet, twd(-1)));

        Paper report = closesByLeave();
        String onTheScreen = screen.text(".drawer-paper");
        screen.page().keyboard().press("Enter");
        screen.awaits("IDLE");
        Closing day = all(Closing.class).getLast();
        // Seven too few at the first count, five too many at the second.
        assertThat(textOf(report))
                .contains("Z REPORT No. 1")
                .containsSubsequence(
                        "TENDERS",
                        "Cash",
                        cash(second).plus(twd(2)).number(),
                        "over/short",
                        "-NT$2",
                        "Alipay",
                        "over/short",
                        "-NT$1");
        assertThat(day.number()).isEqualTo(1);
        assertThat(day.operator()).isEqualTo(code(following));
        assertThat(day.approver()).isEqualTo(code(supervisor));
        String row = rowAtHeadOffice(1);
        assertThat(row).containsSubsequence("Cash", "Alipay", "NT$2", "NT$1", "–");

        till.network().pull();
        screen.shows(".bar-line", "Offline");
        Sale late = sellsForCash(1);
        assertThat(late.businessDate()).isEqualTo(day.businessDate().plusDays(1));
        theDayIsNotClosedTwice(day);
        till.network().plugIn();
        till.till().awaits("the late sale sent", state -> state.path("waiting").asLong() == 0);

        till.opensTheNextDay();
        screen.changesHands(early);
        Money left = cash(second).plus(late.total());
        countsRowByRow(left, left);
        screen.changesHands(supervisor);
        looksAtTheLastZ(onTheScreen);
        Paper nextReport = closes();

        Closing next = all(Closing.class).getLast();
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.businessDate()).isEqualTo(late.businessDate());
        assertThat(next.corrections())
                .containsExactly(new Closing.DatedCorrection(day.businessDate(), 1, late.total()));
        assertThat(next.cash().opening()).isEqualTo(day.cash().left());
        assertThat(textOf(nextReport))
                .containsSubsequence(
                        "RUNG UP AFTER A CLOSING",
                        "of " + day.businessDate() + " (1)",
                        late.total().number());
        assertThat(all(Closing.class)).containsExactly(day, next);
        assertThat(rowAtHeadOffice(2))
                .containsSubsequence("of ", ": 1, ", late.total().number());
        assertThat(rowAtHeadOffice(1)).isEqualTo(row);
        headOffice.agreesWithItsTills();
        System.out.println("Both days were closed within "
                + Duration.between(begun, Instant.now()).toSeconds() + " s.");
    }

    private static Money twd(long amount) {
        return Money.ofMinor(amount, CurrencyUnit.of("TWD"));
    }

    private static String code(JsonNode staff) {
        return staff.path("operator").asString();
    }

    private <T> List<T> all(Class<T> kind) throws IOException {
        return till.till().facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void atTheDrawer(String choice) {
        screen.press("F7");
        screen.awaits("AT_DRAWER");
        screen.enter(choice);
    }

    /** Money that is moved by itself: the digit of the act, how much, and why where that is asked. */
    private void moves(String act, String amount, @Nullable String reason) throws InterruptedException {
        atTheDrawer(act);
        screen.shows(".drawer .return-hint", "amount");
        screen.enter(amount);
        if (reason != null) {
            screen.shows(".drawer .return-hint", "Why?");
            screen.enter(reason);
        }
        screen.awaits("IDLE");
        till.nextPaper();
    }

    private Sale sellsForCash(int pieces) throws Exception {
        scans(pieces);
        screen.press("F9");
        return sold();
    }

    private void scans(int pieces) throws IOException {
        for (int piece = 1; piece <= pieces; piece++) {
            till.scan("]E0", item.ean13());
        }
        till.till().awaits("the pieces", state -> state.path("pieces").asInt() == pieces);
    }

    private Sale sellsByWallet() throws Exception {
        scans(1);
        screen.page().keyboard().press("Enter");
        screen.awaits("PAYING");
        till.scan("]C0", WalletApp.alipayCode(shop.platform()));
        return sold();
    }

    private Sale sold() throws Exception {
        screen.awaits("IDLE");
        assertThat(screen.part(".done-title")).isVisible();
        till.nextPaper();
        return till.till().lastSale();
    }

    /** All rows in their order, with Enter alone where there is none of a kind. */
    private TillSettlement countsRowByRow(Money cash, Money expected) throws Exception {
        beginsToCount();
        long left = cash.minor();
        int coins = screen.part(".drawer-row").count() - KINDS_BESIDE_CASH;
        for (int row = 0; row < coins; row++) {
            long value = value(row);
            assertThat(screen.part(".drawer-row").nth(row)).hasAttribute("aria-current", "true");
            screen.enter(left >= value ? Long.toString(left / value) : "");
            left %= value;
        }
        return counted(cash, expected);
    }

    /** Notes of a thousand, the rest in coins of one, and the slips of the wallet: the others are passed over. */
    private TillSettlement countsTouchedRows(Money cash, Money wallet, Money expected) throws Exception {
        beginsToCount();
        touches("NT$1000", cash.minor() / 1_000);
        touches("NT$1", cash.minor() % 1_000);
        touches("Alipay", wallet.minor());
        return counted(cash, expected);
    }

    private void touches(String row, long pieces) {
        screen.part(".drawer-row:has(span:text-is('" + row + "'))").click();
        screen.enter(Long.toString(pieces));
    }

    private void beginsToCount() throws Exception {
        atTheDrawer(COUNT);
        assertThat(screen.part(".drawer-row").first()).isVisible();
    }

    private long value(int row) {
        return Long.parseLong(screen.part(".drawer-row")
                .nth(row)
                .locator("span")
                .first()
                .innerText()
                .replaceAll("\\D", ""));
    }

    /** Neither the screen nor the slip says what should have been there. */
    private TillSettlement counted(Money cash, Money expected) throws Exception {
        screen.shows(".drawer .total", cash.number());
        String seen = screen.text(".drawer");
        screen.press("F9");
        screen.shows(".drawer .return-hint", "Type the number");
        screen.press("Escape");
        screen.awaits("IDLE");
        TillSettlement count = all(TillSettlement.class).getLast();
        String slip = textOf(till.nextPaper());
        assertThat(slip).contains("DRAWER COUNTED", cash.number());
        if (!cash.equals(expected)) {
            assertThat(List.of(seen, slip, screen.text("#counter")))
                    .allSatisfy(text -> assertThat(text).doesNotContain(expected.number()));
        }
        return count;
    }

    private static Money cash(TillSettlement count) {
        return Objects.requireNonNull(count.tenders().getFirst().counted());
    }

    private Paper closesByLeave() throws Exception {
        atTheDrawer(CLOSE);
        screen.awaits("ASKING_LEAVE");
        screen.identifies(supervisor);
        return reallyCloses();
    }

    private Paper closes() throws Exception {
        atTheDrawer(CLOSE);
        return reallyCloses();
    }

    private Paper reallyCloses() throws Exception {
        screen.shows(".drawer .return-hint", "It cannot be undone");
        screen.press("F9");
        assertThat(screen.part(".drawer-paper")).isVisible();
        Paper report = till.nextPaper();
        till.till()
                .awaits(
                        "the end of the print",
                        state -> state.path("documentsWaiting").asInt() == 0);
        assertThat(till.papersLeft()).isZero();
        return report;
    }

    private void theDayIsNotClosedTwice(Closing day) {
        atTheDrawer(CLOSE);
        screen.awaits("ASKING_LEAVE");
        screen.identifies(supervisor);
        screen.shows(".notice .happened", day.businessDate().toString());
        screen.press("Escape");
        screen.press("Escape");
        screen.awaits("IDLE");
    }

    private void looksAtTheLastZ(String asItWas) {
        atTheDrawer(LAST_Z);
        assertThat(screen.part(".drawer-paper")).isVisible();
        assertThat(screen.text(".drawer-paper")).isEqualTo(asItWas);
        screen.press("Escape");
        screen.awaits("IDLE");
    }

    private String rowAtHeadOffice(int number) {
        Page office = shop.dashboard();
        return Await.value("the closing at head office", PATIENCE, () -> {
            office.navigate(shop.platform().address("dashboards") + "/closings");
            Locator row = office.locator("#closings tbody tr")
                    .filter(new Locator.FilterOptions().setHasText(till.till().name()))
                    .filter(new Locator.FilterOptions().setHasText("1/" + number));
            return row.count() == 1 ? row.innerText() : null;
        });
    }

    private static String textOf(Paper paper) {
        return String.join("\n", paper.lines());
    }
}
