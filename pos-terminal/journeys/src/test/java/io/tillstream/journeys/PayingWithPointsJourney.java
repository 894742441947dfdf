package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A member is given points for a broken jar and pays with them at two tills; head office says what is left. */
@InTurn(day = 7)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayingWithPointsJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shop shop;
    private final HeadOffice headOffice;

    PayingWithPointsJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void paysAtEveryTillWithPointsThatHeadOfficeLends() throws Exception {
        Till here = shop.loneTill().till();
        Till there = Till.of(shop.platform(), "s1-t2");
        here.admits(shop.staff("CASHIER"));
        there.admits(shop.staff("CASHIER"));
        Gtin milk = headOffice.somethingElseThan(null);
        JsonNode member = headOffice.somebodyWithoutOffers();
        String number = member.path("member").asString();
        LocalDate today = LocalDate.parse(headOffice.account(number).path("on").asString());
        headOffice.gives(new PointsAdjustment(
                "broken-jar-of-a-journey",
                MemberId.of(number),
                100_000,
                "c1",
                "Jar broken at the till",
                today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                today));
        Await.until(
                "the points to be in the account",
                PATIENCE,
                () -> headOffice.account(number).path("spendable").asLong() >= 100_000);
        long before = headOffice.account(number).path("spendable").asLong();

        long paid = payByPoints(here, milk, member.path("card").asString())
                + payByPoints(there, milk, member.path("card").asString())
                + payByPoints(here, milk, member.path("card").asString());

        Await.until(
                "what was paid to leave the account",
                PATIENCE,
                () -> headOffice.account(number).path("spendable").asLong() == before - paid);
        awaitNoLeases(here);
        awaitNoLeases(there);
        headOffice.agreesWithItsTills();
    }

    /** One piece, wholly by points; how many they were. */
    private static long payByPoints(Till till, Gtin item, String card) throws IOException {
        int before = till.sales().size();
        till.types(item.ean13());
        till.types(card);
        till.press("/basket/pay");
        Await.until("the points to pay at " + till.name(), PATIENCE, () -> {
            if (till.sales().size() > before) {
                return true;
            }
            JsonNode status = till.status();
            if (!status.path("notice").asString().equals("POINTS_ASKED_FOR")) {
                // The other till's lease is not over yet.
                till.press("/basket/pay/points", "text", "");
            }
            return false;
        });
        Sale sale = till.lastSale();
        Tender tender = sale.tenders().getFirst();
        assertThat(tender.type()).isEqualTo(TenderType.POINTS);
        assertThat(tender.net()).isEqualTo(sale.total());
        return tender.points().stream().mapToLong(PointsLot::points).sum();
    }

    private static void awaitNoLeases(Till till) {
        Await.until(
                "the leases of " + till.name() + " to be given back",
                PATIENCE,
                () -> Files.readString(till.folder().resolve("leases.json"), StandardCharsets.UTF_8)
                        .equals("{\"leases\":[]}"));
    }
}
