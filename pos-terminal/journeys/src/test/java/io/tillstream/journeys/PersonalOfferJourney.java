package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.receipt.Paper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A member comes three times: with the network there, with it gone, and as somebody of the control group. */
@InTurn(day = 2)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalOfferJourney {
    private final Shop shop;
    private final HeadOffice headOffice;

    PersonalOfferJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void theSameOfferComesWithTheNetworkGoneAndIsPrintedForTheNextVisit() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        OfferDecision promised = headOffice.anOfferSomebodyWillSee();
        String card = headOffice.cardOf(promised.member().value());
        Gtin item = headOffice.somethingElseThan(promised.gtin());
        till.till()
                .awaits(
                        "the member's offers",
                        state -> state.path("offersCached").asInt() > 0);
        Page screen = shop.browser().open(till.till().address(), 1280, 800);

        JsonNode online = offerTo(till, item, card);
        Locator offer = screen.locator(".offer");
        assertThat(offer.locator(".offer-reason")).not().isEmpty();
        till.till().press("/basket/cancel");
        till.network().pull();
        assertThat(screen.locator(".bar-line")).containsText("Offline");
        JsonNode offline = offerTo(till, item, card);

        assertThat(offline).isEqualTo(online);
        String before = screen.locator(".total strong").first().textContent();
        screen.keyboard().press("F3");
        assertThat(screen.locator(".line-saving").first()).isVisible();
        assertThat(screen.locator(".total strong").first()).not().hasText(before);
        screen.keyboard().press("F9");
        Paper paper = till.nextPaper();
        till.network().plugIn();
        Sale sale = till.till().lastSale();
        assertThat(sale.offers())
                .extracting(OfferOutcome::decisionId, OfferOutcome::kind)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        online.path("decisionId").asString(), OfferOutcome.Kind.ACCEPTED));
        assertThat(String.join("\n", paper.lines())).contains(sale.total().number());

        // The next visit: the code on the paper is enough, and a changed one is not.
        String code = codeOfTheOffer(paper);
        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        till.scan("]C0", card);
        assertThat(screen.locator(".member")).isVisible();
        till.scan("]Q1", code.replaceFirst(";\\d{1,2};", ";90;"));
        assertThat(screen.locator(".notice")).containsText("not issued by this chain");
        till.scan("]Q1", code);
        till.till()
                .awaits(
                        "the offer of the paper",
                        state -> "printed"
                                .equals(state.path("offer").path("reason").asString()));
        screen.keyboard().press("F3");
        assertThat(screen.locator(".line-saving").first()).isVisible();
        screen.keyboard().press("F9");
        till.nextPaper();
        assertThat(till.till().lastSale().offers())
                .filteredOn(outcome -> outcome.decisionId().equals(code.substring(4, code.indexOf(';'))))
                .extracting(OfferOutcome::kind)
                .contains(OfferOutcome.Kind.REDEEMED);
    }

    private static String codeOfTheOffer(Paper paper) {
        return paper.codes().stream()
                .map(Paper.Code::content)
                .filter(code -> code.startsWith("TSO:"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No offer on " + paper.lines()));
    }

    /** What the till offers to this card beside that item. */
    private static JsonNode offerTo(LoneTill till, Gtin item, String card) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        till.scan("]C0", card);
        till.till().awaits("an offer", state -> state.path("offer").isObject());
        return till.till().status().path("offer");
    }

    @Test
    void whoeverIsInTheControlGroupSeesNothingAndIsCounted() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        OfferDecision withheld = headOffice.anOfferNobodyWillSee();
        assertThat(ControlGroup.isHeldOut(withheld.member())).isFalse();
        Gtin item = headOffice.somethingElseThan(withheld.gtin());

        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        till.scan("]C0", headOffice.cardOf(withheld.member().value()));
        Page screen = shop.browser().open(till.till().address(), 1280, 800);
        assertThat(screen.locator(".member")).isVisible();
        assertThat(screen.locator(".offer")).hasCount(0);
        till.till().press("/basket/pay/cash");
        till.nextPaper();

        Await.until(
                "the sale of the control group",
                Duration.ofMinutes(1),
                () -> till.till().lastSale().offers().stream()
                        .anyMatch(outcome -> outcome.kind() == OfferOutcome.Kind.WOULD_HAVE_SHOWN));
        MemberId member = till.till().lastSale().member();
        assertThat(member).isEqualTo(withheld.member());
    }
}
