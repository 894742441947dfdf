package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Two tills sell without a pause while the broker, the ledgers and one of the tills are killed. Nobody does anything about it;
 * afterwards all books agree.
 */
@InTurn(day = 3)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledUnderLoadJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SALES_BETWEEN_KILLS = 4;

    private final Shop shop;
    private final Platform platform;
    private final HeadOffice headOffice;
    private final List<Till> tills;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);

    KilledUnderLoadJourney(Shop shop) {
        this.shop = shop;
        this.platform = shop.platform();
        this.headOffice = new HeadOffice(platform);
        this.tills = List.of(Till.of(platform, "s1-t1"), Till.of(platform, "s1-t2"));
    }

    @Test
    void comesBackByItselfAndTheBooksAgree() throws Exception {
        Gtin milk = headOffice.somethingElseThan(null);
        long stockBefore = headOffice.stock(milk);
        int soldBefore = sold();
        Till dying = tills.getLast();
        List<CompletableFuture<Void>> counters = new ArrayList<>();
        tills.forEach(till -> counters.add(CompletableFuture.runAsync(() -> sellAllDay(till, milk))));

        for (String process : List.of("kafka", "streaming-app", "till-" + dying.name())) {
            awaitMoreSales(tills.getFirst(), SALES_BETWEEN_KILLS);
            Instant killed = Instant.now();
            platform.kill(process);
            awaitMoreSales(tills.getFirst(), SALES_BETWEEN_KILLS);
            if (process.equals("till-" + dying.name())) {
                awaitMoreSales(dying, 1);
            } else {
                Await.until(
                        "the ledgers after " + process + " was killed",
                        PATIENCE,
                        () -> headOffice.stock(milk) < stockBefore);
            }
            int behind = sold() - soldBefore;
            Await.until(
                    "what was sold by then to be booked",
                    PATIENCE,
                    () -> stockBefore - headOffice.stock(milk) >= behind);
            System.out.println("After " + process + " was killed, all that had been sold was booked again "
                    + Duration.between(killed, Instant.now()).toSeconds() + " s later.");
        }

        isOpen.set(false);
        for (CompletableFuture<Void> counter : counters) {
            counter.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        tills.forEach(till ->
                till.awaits("all to be sent", state -> state.path("waiting").asLong() == 0));
        headOffice.agreesWithItsTills();
        assertThat(headOffice.stock(milk)).isEqualTo(stockBefore - (sold() - soldBefore));
        Platform.Answer letters = platform.ask("deadletter-list");
        assertThat(letters.exit()).isZero();
        assertThat(letters.document().path("count").asInt(-1)).isZero();
    }

    private int sold() throws Exception {
        int sold = 0;
        for (Till till : tills) {
            sold += till.sales().size();
        }
        return sold;
    }

    private static void awaitMoreSales(Till till, int more) throws Exception {
        int before = till.sales().size();
        Await.until("sales at " + till.name(), PATIENCE, () -> till.sales().size() >= before + more);
    }

    /** One bottle after the other, whatever happens to the till meanwhile. */
    private void sellAllDay(Till till, Gtin milk) {
        while (isOpen.get()) {
            Await.until("a step at " + till.name(), PATIENCE, () -> {
                step(till, milk);
                return true;
            });
        }
        Await.until("the last basket of " + till.name(), PATIENCE, () -> {
            JsonNode state = till.status();
            if (state.path("basketLines").asInt() > 0) {
                step(till, milk);
                return false;
            }
            return true;
        });
    }

    private void step(Till till, Gtin milk) throws Exception {
        till.admits(shop.staff("CASHIER"));
        if (till.status().path("basketLines").asInt() > 0) {
            till.press("/basket/pay/cash");
        } else {
            till.types(milk.ean13());
        }
    }
}
