package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Rows M1 and M2: a marketer builds a campaign, tries it on eight weeks of baskets at 20 % and at 15 %, and cannot approve it; a
 * manager does, and within a minute a till gives it to a member, and not to one of the control group.
 */
@InTurn(day = 7)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignJourney {
    private static final int HALF = 5_000;
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final Shop shop;
    private final HeadOffice headOffice;

    CampaignJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void goesFromAnEmptyFormToTheTillPastASecondPerson() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        Gtin snack = headOffice.somethingOf("snacks");
        Page marketer = shop.office("marketer");
        String id = builds(marketer);

        tries(marketer);
        String dear = marketer.locator(".report strong").first().textContent();
        marketer.locator("[name=percent]").fill("15");
        marketer.locator("[name=percent]").blur();
        assertThat(marketer.locator(".report.stale")).hasCount(1);
        Instant changed = Instant.now();
        tries(marketer);
        Duration again = Duration.between(changed, Instant.now());
        assertThat(again).as("15 instead of 20 %% tried").isLessThan(HALF_A_MINUTE);
        String cheap = marketer.locator(".report strong").first().textContent();
        assertThat(amount(cheap)).isLessThan(amount(dear)).isPositive();
        System.out.println("Trial: " + marketer.locator(".report .muted").last().textContent() + " " + dear + ", then "
                + cheap + " after " + again.toMillis() + " ms.");

        marketer.locator("button[formaction$=submit]").click();
        assertThat(marketer.locator("form[action$=take-back]")).isVisible();
        assertThat(marketer.locator("form[action$=approve]")).hasCount(0);
        Page manager = shop.office("manager");
        manager.navigate(shop.platform().address("dashboards") + "/campaigns/" + id);
        manager.locator("form[action$=approve] button").click();
        assertThat(manager.locator(".title .tag")).hasText("Running");
        Instant approved = Instant.now();

        String treated = somebody(member -> !ControlGroup.isControl(member, id, HALF));
        Await.until("the till to give it", A_MINUTE, () -> saves(till, snack, treated));
        System.out.println(
                "At the till " + Duration.between(approved, Instant.now()).toMillis() + " ms after it was approved.");
        String control = somebody(member -> ControlGroup.isControl(member, id, HALF));
        assertThat(saves(till, snack, control))
                .as("the control group pays the shelf price")
                .isFalse();
        till.scan("]E0", snack.ean13());
        till.scanAndWait("]C0", treated);
        till.till().press("/basket/pay/cash");
        till.nextPaper();
        Sale sale = till.till().lastSale();
        assertThat(sale.lines().getFirst().discounts())
                .extracting(Discount::promotion, Discount::name)
                .containsExactly(
                        tuple(id, sale.lines().getFirst().discounts().getFirst().name()));
        manager.locator("form[action$=end] button").click();
        assertThat(manager.locator(".title .tag")).hasText("Ended");
    }

    /** Members get a fifth off snacks from today on, half of them nothing. */
    private String builds(Page marketer) {
        marketer.navigate(shop.platform().address("dashboards") + "/campaigns");
        marketer.locator("form[action$=begin] button").click();
        assertThat(marketer.locator("#build")).isVisible();
        marketer.locator("[name=nameEn]").fill("Snacks for members");
        marketer.locator("[name=percent]").fill("20");
        marketer.locator("[name=category][value=snacks]").check();
        marketer.locator("[name=control]").fill("50");
        LocalDate tomorrow = LocalDate.parse(marketer.locator("[name=from]").inputValue());
        marketer.locator("[name=from]").fill(tomorrow.minusDays(1).toString());
        marketer.locator("[name=control]").focus();
        marketer.locator("[name=control]").blur();
        assertThat(marketer.locator("#summary")).containsText("20 % off snacks");
        assertThat(marketer.locator("#summary .counted")).isVisible();
        String address = marketer.url();
        return address.substring(address.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    private static void tries(Page marketer) {
        marketer.locator("#summary")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Try"))
                .click();
        assertThat(marketer.locator(".report:not(.stale)")).isVisible();
    }

    private static long amount(String money) {
        return Long.parseLong(money.replaceAll("[^0-9]", ""));
    }

    /** The card of a member whom the ledgers know and who wants personal offers. */
    private String somebody(Predicate<MemberId> who) throws Exception {
        Set<String> personal = new HashSet<>();
        for (JsonNode member : shop.platform().plan("members.ndjson")) {
            if (member.path("personalised").asBoolean()) {
                personal.add(member.path("member").asString());
            }
        }
        List<MemberHistory> known =
                new TopicReader("127.0.0.1:" + shop.platform().port("kafka")).latest(Topics.MEMBER_HISTORY);
        MemberId member = known.stream()
                .filter(history -> !history.baskets().isEmpty())
                .map(MemberHistory::member)
                .filter(each -> personal.contains(each.value()) && who.test(each))
                .findFirst()
                .orElseThrow();
        return headOffice.cardOf(member.value());
    }

    /** Whether a piece costs this member less than it costs before the card is known. */
    private static boolean saves(LoneTill till, Gtin item, String card) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits("the item", state -> state.path("basketLines").asInt() == 1);
        long shelf = till.till().status().path("totalMinor").asLong();
        till.scanAndWait("]C0", card);
        long total = till.till().status().path("totalMinor").asLong();
        till.till().press("/basket/cancel");
        till.till().awaits("nobody", state -> state.path("basketLines").asInt() == 0);
        return total < shelf;
    }
}
