package io.tillstream.simulator;

import static io.tillstream.simulator.SalesFiles.HEADER;
import static io.tillstream.simulator.SalesFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.journal.JournalVerification;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.PlannedMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^17]]", disabledReason = "another day's turn")
class ImportCommandTest {
    private static final String SALES = HEADER
            + row("536365", "85123A", 3, "2011-07-04 08:26:00", "3.33", "17850")
            + row("536365", "POST", 1, "2011-07-04 08:26:00", "18", "17850")
            + row("536366", "71053", 2, "2011-07-04 09:00:00", "3.39", "")
            + row("C536367", "85123A", -1, "2011-07-05 10:00:00", "3.33", "17850")
            + row("C536368", "85123A", -2, "2011-07-06 10:00:00", "3.33", "17850")
            + row("536369", "85123A", 1, "2011-11-09 08:11:00", "9.99", "17850")
            + row("536369", "85123A", 4, "2011-11-09 08:11:00", "9.98", "17850")
            + row("536370", "22222", 1, "2011-11-09 09:00:00", "1.00", "13047");

    @TempDir
    private Path home = Path.of("");

    @Test
    void writesAPlanAndJournalsThatVerify() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);

        assertThat(importWith("--stores", "2", "--tills", "2")).isEqualTo(ExitCode.SUCCESS);

        Plan plan = CanonicalJson.decode(Files.readAllBytes(home.resolve("plan/plan.json")), Plan.class);
        assertThat(plan.tills()).extracting(Object::toString).containsExactly("s1-t1", "s1-t2", "s2-t1", "s2-t2");
        assertThat(plan.history()).isEqualTo(new Plan.History(4, 4));
        assertThat(plan.live()).isEqualTo(new Plan.Live(2, 2));
        assertThat(plan.clockStart()).isEqualTo(Instant.parse("2011-11-09T08:11:00Z"));
        for (Path journal : journals()) {
            JournalVerification verification = JournalVerification.of(journal);
            assertThat(verification.isValid()).as(journal.toString()).isTrue();
            assertThat(JournalsOnDisk.records(journal).getFirst()).isInstanceOfSatisfying(EpochOpened.class, opened -> {
                assertThat(opened.reason()).isEqualTo("history-imported");
                assertThat(opened.source().epoch()).isZero();
            });
        }
        assertThat(home.resolve("plan.unfinished")).doesNotExist();
        assertThat(home.resolve("tills.unfinished")).doesNotExist();
    }

    @Test
    void keepsTheFilesPriceTimeAndInvoiceAndMarksWhatItAssumes() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);

        importWith();

        Sale sale = sale("536365");
        assertThat(sale.origin()).isEqualTo(Sale.Origin.IMPORTED);
        // 08:26 in a British summer is 07:26 UTC.
        assertThat(sale.happenedAt()).isEqualTo(Instant.parse("2011-07-04T07:26:00Z"));
        assertThat(sale.businessDate()).isEqualTo(LocalDate.of(2011, 7, 4));
        assertThat(sale.assumed()).contains("store", "till", "tender", "operator");
        assertThat(sale.total()).isEqualTo(Money.parse("9.99 GBP"));
        assertThat(sale.tenders()).extracting(Tender::type).containsExactly(Tender.TenderType.NOT_RECORDED);
        SaleLine line = sale.lines().getFirst();
        assertThat(line.priceSource()).isEqualTo(SaleLine.PriceSource.IMPORTED);
        assertThat(line.quantity()).isEqualTo(Quantity.each(3));
        // 9.99 including 20 %: 9.99 / 6 = 1.665, half up.
        assertThat(line.tax()).isEqualTo(Money.parse("1.67 GBP"));
        assertThat(line.points()).isEqualTo(9);
        assertThat(sale("536366").member()).isNull();
        assertThat(sale("536366").lines().getFirst().points()).isZero();
    }

    @Test
    void givesBackMoneyTaxAndPointsPieceByPieceUntilNothingIsLeft() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);

        importWith();

        Sale sold = sale("536365");
        SaleLine first = sale("C536367").lines().getFirst();
        SaleLine rest = sale("C536368").lines().getFirst();
        assertThat(first.returned()).isEqualTo(new SaleLine.ReturnedLine(sold.source(), 1));
        assertThat(first.net()).isEqualTo(Money.parse("-3.33 GBP"));
        // Cumulative floor: 1.67 / 3 = 0.55, the rest 1.12; 9 points give back 3 and 6.
        assertThat(first.tax()).isEqualTo(Money.parse("-0.55 GBP"));
        assertThat(first.points()).isEqualTo(-3);
        assertThat(rest.net()).isEqualTo(Money.parse("-6.66 GBP"));
        assertThat(rest.tax()).isEqualTo(Money.parse("-1.12 GBP"));
        assertThat(rest.points()).isEqualTo(-6);
        assertThat(sale("C536367").source().till()).isEqualTo(sold.source().till());
    }

    @Test
    void keepsTheFutureOutOfPricesMembersAndDeliveries() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);

        importWith();

        List<Product> products = lines("products.ndjson", Product.class);
        Product lantern = products.stream()
                .filter(p -> "85123A".equals(p.externalCode()))
                .findFirst()
                .orElseThrow();
        assertThat(lantern.gtin().ean13()).startsWith("29");
        Price price = lines("prices.ndjson", Price.class).stream()
                .filter(p -> p.gtin().equals(lantern.gtin()))
                .findFirst()
                .orElseThrow();
        assertThat(price.unitPrice()).isEqualTo(Money.parse("3.33 GBP"));
        assertThat(price.costAssumed()).isTrue();
        assertThat(lines("members.ndjson", PlannedMember.class))
                .extracting(PlannedMember::externalId)
                .containsExactly("17850");
        assertThat(lines("stock-movements.ndjson", StockMovement.class))
                .isNotEmpty()
                .allSatisfy(movement -> {
                    assertThat(movement.businessDate()).isBefore(LocalDate.of(2011, 11, 9));
                    assertThat(movement)
                            .isInstanceOfSatisfying(
                                    GoodsReceived.class,
                                    received -> assertThat(received.assumed()).isTrue());
                });
        List<LiveBasket> baskets = LiveBasket.readAll(home.resolve("plan"));
        assertThat(baskets.getFirst().card()).startsWith("TSM");
        assertThat(baskets.getFirst().lines()).containsExactly(new LiveBasket.Line(lantern.gtin(), 5));
        assertThat(baskets.get(1).card()).isNull();
    }

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);
        Path again = home.resolve("again");

        importWith();
        Command.execute(
                new ImportCommand(),
                "--data=" + home.resolve("data"),
                "--plan=" + again.resolve("plan"),
                "--tills-dir=" + again.resolve("tills"));

        List<Path> files = files(home.resolve("plan"));
        assertThat(files).hasSize(14);
        for (Path file : files) {
            assertThat(again.resolve("plan").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        for (Path journal : journals()) {
            assertThat(again.resolve(home.relativize(journal))).hasSameBinaryContentAs(journal);
        }
    }

    @Test
    void leavesNothingBehindWhenARowIsBad() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES + row("1", "2", 1, "yesterday", "1", ""));

        assertThat(importWith()).isEqualTo(ExitCode.CANNOT_WORK);

        assertThat(files(home)).extracting(f -> home.relativize(f).toString()).containsExactly("data");
    }

    @Test
    void refusesToWriteHistoryTwice() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);
        importWith();
        byte[] before = Files.readAllBytes(journals().getFirst());

        assertThat(importWith()).isEqualTo(ExitCode.CANNOT_WORK);

        assertThat(Files.readAllBytes(journals().getFirst())).isEqualTo(before);
    }

    @Test
    void refusesSizesItCannotMake() throws IOException {
        SalesFiles.plain(home.resolve("data"), SALES);

        assertThat(importWith("--stores", "0")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(importWith("--tills", "51")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(importWith("--until", "2001-01-01")).isEqualTo(ExitCode.CANNOT_WORK);
    }

    private int importWith(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--data=" + home.resolve("data"),
                "--plan=" + home.resolve("plan"),
                "--tills-dir=" + home.resolve("tills")));
        arguments.addAll(List.of(more));
        return Command.execute(new ImportCommand(), arguments.toArray(String[]::new));
    }

    private Sale sale(String invoice) throws IOException {
        return JournalsOnDisk.sales(home.resolve("tills")).stream()
                .filter(sale -> invoice.equals(sale.externalReference()))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> journals() throws IOException {
        return JournalsOnDisk.below(home.resolve("tills"));
    }

    private <T> List<T> lines(String file, Class<T> type) throws IOException {
        return Files.readAllLines(home.resolve("plan").resolve(file)).stream()
                .map(line -> CanonicalJson.decode(line, type))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
