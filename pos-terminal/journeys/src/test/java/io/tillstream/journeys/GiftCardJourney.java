package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A gift card is loaded at one till and spent at two, by turns, until nothing is left of it. */
@InTurn(day = 5)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiftCardJourney {
    private static final Gtin RACK = Gtin.ofDigits("2000000000107");
    private static final String CARD = "TSG0000000000017";
    private static final int MOST_PURCHASES = 60;

    private final Shop shop;
    private final HeadOffice headOffice;

    GiftCardJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void paysAtEveryTillAsMuchAsWasLoadedAndNoMore() throws Exception {
        LoneTill lone = shop.loneTill();
        Till here = lone.till();
        Till there = Till.of(shop.platform(), "s1-t2");
        here.admits(shop.staff("CASHIER"));
        there.admits(shop.staff("CASHIER"));
        Gtin milk = headOffice.somethingElseThan(null);
        Money price = priceOf(milk, here);
        Money loaded = price.times(5).minus(Money.ofMinor(price.minor() / 2, price.currency()));
        headOffice.sells(
                new Product(
                        RACK,
                        new LocalText("Gift card", "禮物卡", "礼品卡"),
                        "gift-cards",
                        "none",
                        Quantity.Unit.EACH,
                        1,
                        null,
                        new SellingRules(null, null, null, false, true)),
                new Price(RACK, loaded, loaded, true, Instant.parse("2011-01-01T00:00:00Z")));
        load(here);

        Money paid = Money.zero(price.currency());
        for (int purchase = 0; paid.compareTo(loaded) < 0; purchase++) {
            assertThat(purchase).isLessThan(MOST_PURCHASES);
            paid = paid.plus(payByCard(purchase % 2 == 0 ? there : here, milk));
        }

        assertThat(paid).isEqualTo(loaded);
        Page screen = shop.browser().open(here.address(), 1280, 800);
        here.types(milk.ean13());
        here.types(CARD);
        assertThat(screen.locator(".notice")).containsText("Nothing can be spent of card " + CARD);
        here.press("/basket/pay/cash");
        awaitNoLeases(here);
        awaitNoLeases(there);
        headOffice.agreesWithItsTills();
    }

    private static Money priceOf(Gtin item, Till till) throws IOException {
        int before = till.sales().size();
        till.types(item.ean13());
        till.press("/basket/pay/cash");
        till.awaits("the sale", state -> state.path("basketLines").asInt() == 0);
        assertThat(till.sales()).hasSize(before + 1);
        return till.lastSale().total();
    }

    /** Its price reaches the till by itself; the card that is scanned next has it. */
    private static void load(Till till) throws Exception {
        Await.until("the gift card to be sold at " + till.name(), Duration.ofMinutes(1), () -> {
            till.types(RACK.ean13());
            return till.status().path("phase").asString().equals("LOADING_CARD");
        });
        till.types(CARD);
        till.awaits("the card", state -> state.path("basketLines").asInt() == 1);
        till.press("/basket/pay/cash");
        till.awaits("the load", state -> state.path("basketLines").asInt() == 0);
        till.awaits("all to be sent", state -> state.path("waiting").asLong() == 0);
    }

    /** One piece, by card as far as it goes and the rest in cash; what the card paid. */
    private static Money payByCard(Till till, Gtin item) throws IOException {
        int before = till.sales().size();
        till.types(item.ean13());
        till.types(CARD);
        Await.until("the card to pay at " + till.name(), Duration.ofMinutes(2), () -> {
            if (till.sales().size() > before) {
                return true;
            }
            JsonNode status = till.status();
            boolean hasPaidAPart =
                    status.path("dueMinor").asLong() < status.path("totalMinor").asLong();
            if (status.path("phase").asString().equals("PAYING") && hasPaidAPart) {
                till.press("/basket/pay/cash");
            } else if (!status.path("notice").asString().equals("CARD_ASKED_FOR")) {
                // The ledgers have not read the load yet, or the other till's lease is not over.
                till.types(CARD);
            }
            return false;
        });
        Sale sale = till.lastSale();
        return sale.tenders().stream()
                .filter(tender -> tender.type() == TenderType.GIFT_CARD)
                .map(tender -> tender.net())
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    private static void awaitNoLeases(Till till) {
        Await.until(
                "the leases of " + till.name() + " to be given back",
                Duration.ofMinutes(2),
                () -> Files.readString(till.folder().resolve("leases.json"), StandardCharsets.UTF_8)
                        .equals("{\"leases\":[]}"));
    }
}
