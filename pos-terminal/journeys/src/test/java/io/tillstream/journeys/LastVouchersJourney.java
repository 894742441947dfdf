package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The last vouchers of a promotion are redeemed at two tills by turns, until none is left. */
@InTurn(day = 0)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastVouchersJourney {
    private static final String VOUCHER = "LASTFIVE";
    private static final String PROMOTION = "last-five";
    private static final long LAST = 5;

    private final Shop shop;
    private final HeadOffice headOffice;

    LastVouchersJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void giveEachOfThemOnceWhicheverTillIsAsked() throws Exception {
        Till here = shop.loneTill().till();
        Till there = Till.of(shop.platform(), "s1-t2");
        here.admits(shop.staff("CASHIER"));
        there.admits(shop.staff("CASHIER"));
        Gtin snack = headOffice.somethingOf("snacks");
        headOffice.promotes(PROMOTION, VOUCHER, snack, LAST);
        awaitVoucherAt(here, snack);
        awaitVoucherAt(there, snack);

        long given = 0;
        for (int purchase = 0; given < LAST; purchase++) {
            assertThat(purchase)
                    .as("%d given, %s", given, headOffice.standing(PROMOTION))
                    .isLessThan(20);
            given += redeemed(purchase % 2 == 0 ? there : here, snack);
        }

        assertThat(given).isEqualTo(LAST);
        assertThat(redeemed(here, snack) + redeemed(there, snack)).isZero();
        headOffice.agreesWithItsTills();
        JsonNode standing = headOffice.standing(PROMOTION);
        assertThat(standing.path("given").path(0).path("uses").asLong()).isEqualTo(LAST);
        assertThat(standing.path("pools").path(0).path("spent").asLong()).isEqualTo(LAST);
        assertThat(standing.path("pools").path(0).path("free").asLong()).isZero();
        assertThat(standing.path("pools").path(0).path("open")).isEmpty();
    }

    /** It reaches the till by itself; before that a voucher is a code nobody knows. */
    private static void awaitVoucherAt(Till till, Gtin item) throws Exception {
        Await.until("the voucher to be known at " + till.name(), Duration.ofMinutes(1), () -> {
            till.types(item.ean13());
            till.types(VOUCHER);
            boolean known = till.status().path("notice").asString("").isEmpty();
            till.press("/basket/cancel");
            return known;
        });
    }

    /** How often one piece of the item has it; head office is asked while the customer looks for money. */
    private static long redeemed(Till till, Gtin item) throws Exception {
        int before = till.sales().size();
        till.types(item.ean13());
        till.awaits("the item", state -> state.path("basketLines").asInt() == 1);
        long price = till.status().path("totalMinor").asLong();
        till.types(VOUCHER);
        // Nobody waits for ever: a customer who is not given it in this time pays without.
        Instant patience = Instant.now().plusSeconds(8);
        while (till.status().path("totalMinor").asLong() == price
                && Instant.now().isBefore(patience)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        till.press("/basket/pay/cash");
        till.awaits("the sale", state -> state.path("basketLines").asInt() == 0);
        assertThat(till.sales()).hasSize(before + 1);
        Sale sale = till.lastSale();
        return sale.promotions().stream()
                .filter(use -> use.promotion().equals(PROMOTION))
                .mapToLong(PromotionUse::uses)
                .sum();
    }
}
