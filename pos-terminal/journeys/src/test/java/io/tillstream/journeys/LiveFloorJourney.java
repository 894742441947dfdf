package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.sale.Sale;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row S4: a manager looks at the floor while a till sells. Every sale comes to the open page by itself, and the figure above opens the
 * receipts that add up to it. How long each took, from the till's journal to the page, is written to {@code target/live-floor.json}.
 */
@InTurn(day = 6)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveFloorJourney {
    private static final int SALES = Integer.getInteger("journey.sales", 20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Notes when a row came into the page. */
    private static final String WATCH = """
            () => {
                window.cameAt = {};
                const look = () => {
                    for (const row of document.querySelectorAll('tr[data-id]')) {
                        window.cameAt[row.dataset.id] ??= Date.now();
                    }
                };
                look();
                new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
            }""";

    private final Shop shop;
    private final HeadOffice headOffice;

    LiveFloorJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void everySaleComesToTheOpenPageAndTheFigureOpensIts() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        Gtin milk = headOffice.somethingElseThan(null);
        Duration ahead =
                Duration.parse(shop.platform().settings().path("clockOffset").asString());
        Page floor = shop.dashboard();
        assertThat(floor.locator("[data-connection].on")).isVisible();
        floor.evaluate(WATCH);

        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < SALES; i++) {
            till.sells(milk);
            Sale sale = till.till().lastSale();
            String row = "tr[data-id='" + sale.source().receiptNumber() + "']";
            assertThat(floor.locator(row)).isVisible();
            Instant committed = sale.happenedAt().minus(ahead);
            double came = ((Number) floor.evaluate(
                            "id => window.cameAt[id]", sale.source().receiptNumber()))
                    .doubleValue();
            millis.add(Math.round(came) - committed.toEpochMilli());
        }
        publish(millis);

        String store = till.till().lastSale().source().till().store().value();
        floor.navigate(shop.platform().address("dashboards") + "/today?store=" + store);
        Await.until("figures and receipts to agree", PATIENCE, () -> figureIsTheSumOfItsReceipts(floor));
    }

    /** What stands above the first figure is what the list behind it adds up to. */
    private static boolean figureIsTheSumOfItsReceipts(Page floor) {
        floor.reload();
        String figure = floor.locator("a.kpi .value").first().innerText();
        floor.locator("a.kpi").first().click();
        boolean same = floor.locator("main").innerText().contains(figure);
        floor.goBack();
        return same;
    }

    private static void publish(List<Long> millis) throws IOException {
        List<Long> sorted = millis.stream().sorted().toList();
        String line = String.format(
                Locale.ROOT,
                "{\"sales\":%d,\"p50Millis\":%d,\"p99Millis\":%d,\"load\":%.2f}",
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Files.writeString(Path.of("target", "live-floor.json"), line);
        System.out.println("Till to page: " + line);
        assertThat(sorted.getFirst()).as("clocks agree").isPositive();
    }
}
