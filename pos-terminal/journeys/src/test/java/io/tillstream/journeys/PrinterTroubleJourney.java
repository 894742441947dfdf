package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.sale.Sale;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.Paper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody opens the printer's cover while a receipt comes out, and closes it again. */
@InTurn(day = 6)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrinterTroubleJourney {
    private static final int SOMEWHERE_IN_THE_RECEIPT = 200;

    private final Shop shop;
    private final HeadOffice headOffice;

    PrinterTroubleJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void theTillSaysToCloseTheCoverAndTheReceiptComesOnce() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        Gtin item = headOffice.somethingElseThan(null);
        Page screen = shop.browser().open(till.till().address(), 1280, 800);
        long sales = till.till().status().path("sales").asLong();
        Instant[] opened = new Instant[1];
        till.printer().after(SOMEWHERE_IN_THE_RECEIPT, () -> {
            opened[0] = Instant.now();
            till.printer().become(VirtualPrinter.State.COVER_OPEN);
        });

        till.scan("]E0", item.ean13());
        assertThat(screen.locator("li.line")).hasCount(1);
        screen.keyboard().press("F9");

        assertThat(screen.locator(".notice.printer .happened")).hasText("Close the printer cover.");
        System.out.println("The cover was told of at most "
                + Duration.between(opened[0], Instant.now()).toMillis() + " ms after it was opened.");
        assertThat(screen.locator(".notice.printer svg")).isVisible();
        till.till().awaits("the sale", state -> state.path("sales").asLong() == sales + 1);
        assertThat(till.papersLeft()).isZero();

        till.printer().become(VirtualPrinter.State.READY);

        Paper paper = till.nextPaper();
        Sale sale = till.till().lastSale();
        assertThat(String.join("\n", paper.lines()))
                .contains(sale.source().receiptNumber(), sale.total().number())
                .doesNotContain("COPY");
        assertThat(paper.items().stream().filter(Paper.DrawerPulse.class::isInstance))
                .hasSize(1);
        assertThat(screen.locator(".notice.printer")).hasCount(0);
        till.till()
                .awaits(
                        "the end of the print",
                        state -> state.path("documentsWaiting").asInt() == 0);

        // Asked for again, it is a copy, and the drawer stays shut.
        screen.keyboard().press("F8");

        Paper copy = till.nextPaper();
        assertThat(String.join("\n", copy.lines()))
                .contains("COPY", sale.source().receiptNumber());
        assertThat(copy.items().stream().filter(Paper.DrawerPulse.class::isInstance))
                .isEmpty();
        assertThat(till.papersLeft()).isZero();
    }
}
