package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.localcluster.FaultyLine.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The line to head office is not cut, it is bad: it swallows everything, loses the answers, takes three seconds for each
 * piece, or lets thirty bytes a second through. The counter notices nothing of it, and everything arrives once.
 */
@InTurn(day = 3)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadLineJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SALES = 4;

    private final Shop shop;
    private final HeadOffice headOffice;

    BadLineJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @BeforeEach
    void everythingIsSent() throws Exception {
        Till till = shop.loneTill().till();
        till.admits(shop.staff("CASHIER"));
        till.awaits("all to be sent", state -> state.path("waiting").asLong() == 0);
    }

    @AfterEach
    void theLineIsGood() throws Exception {
        shop.loneTill().network().plugIn();
    }

    static List<Fault> faults() {
        return List.of(
                new Fault.HalfOpen(),
                new Fault.AnswersLost(),
                new Fault.Delayed(Duration.ofSeconds(3)),
                new Fault.Trickling(30));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theTillSellsAndEverythingArrivesOnce(Fault fault) throws Exception {
        LoneTill till = shop.loneTill();
        Gtin milk = headOffice.somethingElseThan(null);
        Gtin bread = headOffice.somethingElseThan(milk);
        long milkBefore = headOffice.stock(milk);
        long breadBefore = headOffice.stock(bread);
        int salesBefore = till.till().sales().size();

        till.network().has(fault);
        for (int i = 0; i < SALES; i++) {
            till.sells(milk, bread);
        }

        assertThat(till.till().sales()).hasSize(salesBefore + SALES);
        till.network().plugIn();
        till.till().awaits("all to be sent", state -> state.path("waiting").asLong() == 0);
        assertThat(till.till().facts())
                .extracting(fact -> fact.source().sequence())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, till.till().facts().size())
                                .boxed()
                                .toList());
        Await.until("the stock of one item", PATIENCE, () -> headOffice.stock(milk) == milkBefore - SALES);
        Await.until("the stock of the other", PATIENCE, () -> headOffice.stock(bread) == breadBefore - SALES);
        headOffice.agreesWithItsTills();
    }
}
