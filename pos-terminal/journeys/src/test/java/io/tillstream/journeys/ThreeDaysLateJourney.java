package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Row F24, and F22 for a till: one that was three days without a line sends everything at once, and stands still for a while in
 * the middle of it. All of it arrives in order and once, and the till beside it does not wait for the end.
 */
@InTurn(day = 4)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeDaysLateJourney {
    private static final int SALES = Boolean.getBoolean("test.every-journey") ? 50_000 : 4_000;
    private static final int SALES_MEANWHILE = 5;
    private static final Duration LATE = Duration.ofDays(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Gtin STAMP = Gtin.ofDigits("2000000000206");

    private final Shop shop;
    private final HeadOffice headOffice;

    ThreeDaysLateJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void everythingArrivesInOrderWhileTheShopSellsOn() throws Exception {
        Till live = Till.of(shop.platform(), "s1-t2");
        live.admits(shop.staff("CASHIER"));
        headOffice.sells(stamp(), new Price(STAMP, price(), price(), true, Instant.parse("2011-01-01T00:00:00Z")));
        try (LoneTill late = shop.tillOfThePast(LATE, "s1-t6")) {
            late.till().admits(shop.staff("CASHIER"));
            Await.until("the stamp to be sold at both tills", PATIENCE, () -> knows(late.till()) && knows(live));
            late.network().pull();
            late.sells(STAMP);
            late.die();
            sellsOn(late.till(), SALES - 1);
            late.comesBack();
            assertThat(waiting(late.till())).isGreaterThanOrEqualTo(SALES);

            late.network().plugIn();
            int arrivedMeanwhile = 0;
            boolean stoodStill = false;
            while (waiting(late.till()) > 0) {
                arrivedMeanwhile += sellsOneThatArrives(live);
                if (!stoodStill && waiting(late.till()) < SALES) {
                    late.standsStillWhile(() -> {
                        for (int sale = 0; sale < SALES_MEANWHILE; sale++) {
                            sellsOneThatArrives(live);
                        }
                    });
                    stoodStill = true;
                }
            }

            assertThat(stoodStill).as("it stood still before all was sent").isTrue();
            assertThat(arrivedMeanwhile)
                    .as("sales beside it that were sent before it was done")
                    .isPositive();
            System.out.println(
                    arrivedMeanwhile + " sales of the other till arrived while " + SALES + " were caught up with.");
            List<TillTransaction> facts = late.till().facts();
            assertThat(facts)
                    .extracting(fact -> fact.source().sequence())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, facts.size()).boxed().toList());
            long sold = SALES + pieces(live);
            Await.until("every stamp to leave the stock", PATIENCE, () -> headOffice.stock(STAMP) == -sold);
            JsonNode position = headOffice.position(late.till().name());
            assertThat(position.path("highWaterMark").asLong()).isEqualTo(facts.size());
            assertThat(position.path("gaps")).isEmpty();
            assertThat(position.path("clones").asLong()).isZero();
            headOffice.agreesWithItsTills();
        }
    }

    private Product stamp() throws IOException {
        return new Product(
                STAMP,
                new LocalText("Stamp", "郵票", "邮票"),
                "stationery",
                shop.platform()
                        .plan("products.ndjson")
                        .getFirst()
                        .path("taxGroup")
                        .asString(),
                Quantity.Unit.EACH,
                1,
                null,
                new SellingRules(null, null, null, false, false));
    }

    private static Money price() {
        return Money.parse("8 TWD");
    }

    private static boolean knows(Till till) throws Exception {
        till.types(STAMP.ean13());
        boolean known = till.status().path("basketLines").asInt() == 1;
        till.press("/basket/cancel");
        return known;
    }

    /** What the till would have written in the days without a line: its latest sale again and again. */
    private static void sellsOn(Till till, int more) throws IOException {
        ObjectNode sale = (ObjectNode) CanonicalJson.decode(CanonicalJson.text(till.lastSale()), JsonNode.class);
        Path file = till.folder().resolve("journal/epoch-1.journal");
        try (Journal journal = Journal.open(file)) {
            long next = journal.lastSequence() + 1;
            List<TillTransaction> sales = new ArrayList<>();
            for (int copy = 0; copy < more; copy++) {
                ((ObjectNode) sale.path("source")).put("sequence", next + copy);
                sales.add(CanonicalJson.decode(sale.toString(), Sale.class));
            }
            journal.appendAll(sales);
        }
    }

    private static long waiting(Till till) throws Exception {
        return till.status().path("waiting").asLong();
    }

    /** One stamp for cash, and its record taken by head office. */
    private static int sellsOneThatArrives(Till till) throws Exception {
        till.types(STAMP.ean13());
        till.press("/basket/pay/cash");
        till.awaits("the sale", state -> state.path("basketLines").asInt() == 0);
        till.awaits("the sale to be sent", state -> state.path("waiting").asLong() == 0);
        return 1;
    }

    private static long pieces(Till till) throws IOException {
        return till.sales().stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> STAMP.equals(line.gtin()))
                .mapToLong(line -> line.quantity().amount())
                .sum();
    }
}
