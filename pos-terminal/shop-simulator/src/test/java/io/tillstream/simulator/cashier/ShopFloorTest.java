package io.tillstream.simulator.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.events.Gtin;
import io.tillstream.events.TillId;
import io.tillstream.events.staff.Operator;
import io.tillstream.peripherals.VirtualCable;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.PlannedOperator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
class ShopFloorTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final Gtin MILK = Gtin.ofDigits("2900000000018");
    private static final Gtin BREAD = Gtin.ofDigits("2900000000025");
    private static final String CARD = "TSM0000000000017";

    @TempDir
    private Path home = Path.of("");

    @Test
    void scansCardAndItemsPaysAndTakesTheReceipt() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            List<LiveBasket> baskets = List.of(
                    basket(CARD, new LiveBasket.Line(MILK, 3), new LiveBasket.Line(BREAD, 1)),
                    basket(null, new LiveBasket.Line(BREAD, 12)));

            Map<String, Object> figures = floor(till, scanner, printer, baskets).work();

            assertThat(till.sales()).hasSize(2);
            assertThat(till.sales().getFirst().card()).isEqualTo(CARD);
            assertThat(till.sales().getFirst().items()).contains("3 x " + MILK.ean13(), "1 x " + BREAD.ean13());
            assertThat(till.sales().get(1)).isEqualTo(new FakeTill.FakeSale(null, List.of("12 x " + BREAD.ean13())));
            assertThat(figures)
                    .containsEntry("baskets", 2L)
                    .containsEntry("sales", 2L)
                    .containsEntry("lines", 3L)
                    .containsEntry("offersShown", 1L)
                    .containsEntry("receiptsPrinted", 2L)
                    .containsEntry("receiptsMissed", 0L);
            assertThat(Files.readString(home.resolve("paper/s1-t1/receipt-000002.escpos")))
                    .contains("Receipt 2");
            assertThat(home.resolve("paper/s1-t1/receipt-000002.png")).isNotEmptyFile();
            JsonNode statistics = JsonMapper.shared().readTree(Files.readAllBytes(home.resolve("stats.json")));
            assertThat(statistics.get("perTill").get("s1-t1").get("sales").asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void whoeverHasTheEarlyShiftSignsIn() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            till.letOnly("operator=c111&pin=4711");

            floor(till, scanner, printer, List.of(basket(null, new LiveBasket.Line(MILK, 1))))
                    .work();

            assertThat(till.operator()).isEqualTo("c111");
            assertThat(till.sales()).hasSize(1);
        }
    }

    @Test
    void leavesThePrinterOnUntilTheTillHasHeardOfTheLastReceipt() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            till.hearNoPrinter();
            ShopFloor floor = floor(till, scanner, printer, List.of(basket(null, new LiveBasket.Line(MILK, 1))));

            CompletableFuture<Map<String, Object>> work = working(floor);
            Await.until("the cashier to wait for the paper", () -> till.looksAtThePaper() > 3);
            assertThat(floor.isFinished()).isFalse();
            till.hear();

            assertThat(work.join()).containsEntry("receiptsPrinted", 1L);
        }
    }

    @Test
    void goesOnWithTheNextBasketAtASecondStart() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            LiveBasket first = basket(null, new LiveBasket.Line(MILK, 1));
            LiveBasket second = basket(null, new LiveBasket.Line(BREAD, 1));

            floor(till, scanner, printer, List.of(first)).work();
            floor(till, scanner, printer, List.of(first, second)).work();

            assertThat(till.sales())
                    .extracting(FakeTill.FakeSale::items)
                    .containsExactly(List.of("1 x " + MILK.ean13()), List.of("1 x " + BREAD.ean13()));
        }
    }

    @Test
    void beginsABasketAgainWhenTheTillWasKilledInTheMiddleOfIt() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            till.dieAfterScans(2);
            ShopFloor floor = floor(
                    till,
                    scanner,
                    printer,
                    List.of(basket(
                            null,
                            new LiveBasket.Line(MILK, 1),
                            new LiveBasket.Line(BREAD, 1),
                            new LiveBasket.Line(MILK, 2))));

            CompletableFuture<Map<String, Object>> work = working(floor);
            // The JDK's client tries a dropped GET up to five times by itself before it says so.
            Await.until("the cashier to miss the till", () -> till.knocks() > 10);
            till.comeBack();
            Map<String, Object> figures = work.join();

            assertThat(till.sales())
                    .extracting(FakeTill.FakeSale::items)
                    .containsExactly(List.of("1 x " + MILK.ean13(), "1 x " + BREAD.ean13(), "2 x " + MILK.ean13()));
            assertThat(till.cancelled()).isEqualTo(1);
            assertThat(figures).containsEntry("basketsRestarted", 1L).containsEntry("sales", 1L);
        }
    }

    @Test
    void leavesALineTheTillWillNotTake() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            till.refuse(MILK);

            Map<String, Object> figures = floor(
                            till,
                            scanner,
                            printer,
                            List.of(basket(null, new LiveBasket.Line(MILK, 5), new LiveBasket.Line(BREAD, 1))))
                    .work();

            assertThat(till.sales())
                    .extracting(FakeTill.FakeSale::items)
                    .containsExactly(List.of("1 x " + BREAD.ean13()));
            assertThat(figures).containsEntry("linesRefused", 1L).containsEntry("scansRepeated", 0L);
        }
    }

    @Test
    void saysThatItIsReallySoMany() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            floor(
                            till,
                            scanner,
                            printer,
                            List.of(basket(null, new LiveBasket.Line(MILK, 1440), new LiveBasket.Line(BREAD, 1))))
                    .work();

            assertThat(till.sales())
                    .extracting(FakeTill.FakeSale::items)
                    .containsExactly(List.of("1440 x " + MILK.ean13(), "1 x " + BREAD.ean13()));
        }
    }

    @Test
    void givesUpTheOpenBasketWhenTheShopCloses() throws Exception {
        try (VirtualCable scanner = VirtualCable.plug(home.resolve("scanner"));
                VirtualCable printer = VirtualCable.plug(home.resolve("printer"));
                FakeTill till = FakeTill.start(scanner, printer)) {
            till.ignore(MILK);
            ShopFloor floor = floor(
                    till,
                    scanner,
                    printer,
                    List.of(
                            basket(null, new LiveBasket.Line(BREAD, 1)),
                            basket(
                                    null,
                                    new LiveBasket.Line(BREAD, 1),
                                    new LiveBasket.Line(MILK, 1),
                                    new LiveBasket.Line(BREAD, 1))));

            CompletableFuture<Map<String, Object>> work = working(floor);
            Await.until("the item that nothing reacts to", () -> till.ignored() > 0);
            floor.close();
            Map<String, Object> figures = work.join();

            assertThat(till.sales()).hasSize(1);
            assertThat(till.cancelled()).isEqualTo(1);
            assertThat(figures).containsEntry("sales", 1L).containsEntry("scansRepeated", 1L);
            assertThat(Positions.in(home.resolve("position.json")).of(TILL)).isEqualTo(1);
        }
    }

    @Test
    void readsATillFromTheCommandLineAndRefusesAnythingElse() {
        TillPlace place = TillPlace.parse("s1-t1=http://127.0.0.1:8081,/dev/pts/1,/dev/pts/2");

        assertThat(place)
                .isEqualTo(new TillPlace(
                        TILL, URI.create("http://127.0.0.1:8081"), Path.of("/dev/pts/1"), Path.of("/dev/pts/2")));
        assertThatThrownBy(() -> TillPlace.parse("s1-t1=http://127.0.0.1:8081")).isInstanceOf(Complaint.class);
        assertThatThrownBy(() -> TillPlace.parse("till one=a,b,c")).isInstanceOf(Complaint.class);
        assertThatThrownBy(() -> Speed.of("fast")).isInstanceOf(Complaint.class);
        assertThatThrownBy(() -> Speed.of("0")).isInstanceOf(Complaint.class);
    }

    private static CompletableFuture<Map<String, Object>> working(ShopFloor floor) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return floor.work();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private ShopFloor floor(FakeTill till, VirtualCable scanner, VirtualCable printer, List<LiveBasket> baskets)
            throws IOException {
        TillPlace place = new TillPlace(TILL, till.address(), scanner.device(), printer.device());
        return new ShopFloor(
                List.of(place),
                baskets,
                new Staff(
                        List.of(
                                new PlannedOperator("c111", "4711", Operator.Role.CASHIER, TILL.store()),
                                new PlannedOperator("c112", "4712", Operator.Role.CASHIER, TILL.store())),
                        ZoneOffset.UTC),
                new ShopFloor.Files(home.resolve("paper"), home.resolve("position.json"), home.resolve("stats.json")),
                Speed.of("max"));
    }

    private static LiveBasket basket(@Nullable String card, LiveBasket.Line... lines) {
        return new LiveBasket(TILL, Instant.parse("2011-11-09T08:11:00Z"), card, List.of(lines), null);
    }
}
