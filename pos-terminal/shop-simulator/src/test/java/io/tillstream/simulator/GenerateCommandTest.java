package io.tillstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.StaffSecrets;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.journal.JournalVerification;
import io.tillstream.simulator.chain.Truths;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.PlannedOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One chain is generated for all tests here; each truth is looked for in the journals and movements alone. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^27]]", disabledReason = "another day's turn")
class GenerateCommandTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    @TempDir
    private static Path home = Path.of("");

    private static List<Sale> sales = List.of();
    private static List<StockMovement> movements = List.of();
    private static Map<String, Sale> byReceipt = Map.of();

    @BeforeAll
    static void generate() throws IOException {
        assertThat(generate(home, 7, 250)).isEqualTo(ExitCode.SUCCESS);
        sales = JournalsOnDisk.sales(home.resolve("tills"));
        byReceipt = sales.stream().collect(Collectors.toMap(s -> s.source().receiptNumber(), s -> s));
        movements = Files.readAllLines(home.resolve("plan/stock-movements.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, StockMovement.class))
                .toList();
    }

    @Test
    void inventsTwoCashiersForEachTillAndASupervisorAndAManagerForEachStore() throws IOException {
        Path plan = home.resolve("plan");
        List<PlannedOperator> staff = PlannedOperator.readAll(plan);
        List<Operator> facts = Files.readAllLines(plan.resolve("operators.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, Operator.class))
                .toList();

        assertThat(staff).hasSize(6 * 2 + 3 * 2);
        assertThat(facts)
                .extracting(Operator::operator)
                .isEqualTo(staff.stream().map(PlannedOperator::operator).toList());
        assertThat(StaffSecrets.isPin(staff.getFirst().pin(), facts.getFirst().pin()))
                .isTrue();
        assertThat(sales)
                .extracting(Sale::operator)
                .isSubsetOf(staff.stream().map(PlannedOperator::operator).toList());
    }

    @Test
    void writesJournalsThatVerifyAndEightWeeksThatEndBeforeTheFirstBasket() throws IOException {
        Plan plan = CanonicalJson.decode(Files.readAllBytes(home.resolve("plan/plan.json")), Plan.class);

        assertThat(plan.tills()).hasSize(6);
        assertThat(plan.history().transactions()).isEqualTo(sales.size());
        assertThat(plan.currency().decimals()).isZero();
        for (Path journal : JournalsOnDisk.below(home.resolve("tills"))) {
            assertThat(JournalVerification.of(journal).isValid()).isTrue();
        }
        LocalDate firstLive = plan.clockStart().atZone(TAIPEI).toLocalDate();
        assertThat(sales)
                .extracting(Sale::businessDate)
                .allSatisfy(date -> assertThat(date).isBetween(firstLive.minusDays(56), firstLive.minusDays(1)));
        assertThat(LiveBasket.readAll(home.resolve("plan")))
                .hasSize((int) plan.live().baskets())
                .isSortedAccordingTo((a, b) -> a.plannedAt().compareTo(b.plannedAt()));
    }

    @Test
    void namesForEachItemASupplierThatDeliversItOnItsDays() throws IOException {
        Path plan = home.resolve("plan");
        Map<String, Supplier> suppliers = Files.readAllLines(plan.resolve("suppliers.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, Supplier.class))
                .collect(Collectors.toMap(Supplier::supplier, supplier -> supplier));
        Map<Gtin, Supplier> of = Files.readAllLines(plan.resolve("products.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, Product.class))
                .collect(Collectors.toMap(
                        Product::gtin, product -> Objects.requireNonNull(suppliers.get(product.supplier()))));
        LocalDate opening = movements.getFirst().businessDate();

        assertThat(suppliers).hasSize(5);
        assertThat(of.values()).containsAll(suppliers.values());
        assertThat(suppliers.values()).extracting(Supplier::cutOff).doesNotHaveDuplicates();
        List<StockLine> outOfTurn = movements.stream()
                .filter(GoodsReceived.class::isInstance)
                .filter(movement -> movement.businessDate().isAfter(opening))
                .flatMap(movement -> movement.lines().stream()
                        .filter(line -> !days(Objects.requireNonNull(of.get(line.gtin())))
                                .contains(movement.businessDate().getDayOfWeek())))
                .toList();
        // After each of the two gaps of the bananas their store is supplied with everything at once.
        assertThat(outOfTurn.size()).isLessThan(2 * 190);
    }

    private static List<DayOfWeek> days(Supplier supplier) {
        return supplier.deliveryDays().isEmpty()
                ? List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)
                : supplier.deliveryDays();
    }

    @Test
    void writesTheSameBytesForTheSameSeedAndOthersForAnother(@TempDir Path folder) throws IOException {
        generate(folder.resolve("one"), 3, 20);
        generate(folder.resolve("two"), 3, 20);
        generate(folder.resolve("other"), 4, 20);

        try (var files = Files.walk(folder.resolve("one"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(folder.resolve("two").resolve(folder.resolve("one").relativize(file)))
                        .hasSameBinaryContentAs(file);
            }
        }
        assertThat(Files.mismatch(
                        folder.resolve("one/plan/live-baskets.ndjson"),
                        folder.resolve("other/plan/live-baskets.ndjson")))
                .isNotNegative();
    }

    @Test
    void runsPromotionsOfManyKindsFromTheFirstLiveBasketOn() throws IOException {
        List<Promotion> promotions = Files.readAllLines(home.resolve("plan/promotions.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, Promotion.class))
                .toList();
        Map<Gtin, String> categories = Files.readAllLines(home.resolve("plan/products.ndjson")).stream()
                .map(line -> CanonicalJson.decode(line, Product.class))
                .collect(Collectors.toMap(Product::gtin, Product::category));
        List<LiveBasket> baskets = LiveBasket.readAll(home.resolve("plan"));

        assertThat(promotions)
                .allSatisfy(promotion -> assertThat(promotion.eligibility().from())
                        .isBeforeOrEqualTo(baskets.getFirst().plannedAt()));
        assertThat(promotions.stream().map(promotion -> promotion.reward().getClass()))
                .hasSizeGreaterThanOrEqualTo(8)
                .doesNotHaveDuplicates();
        assertThat(promotions.stream().flatMap(GenerateCommandTest::namedCategories))
                .isNotEmpty()
                .allSatisfy(category -> assertThat(categories).containsValue(category));
    }

    private static Stream<String> namedCategories(Promotion promotion) {
        return promotion.qualifying().items() instanceof Selection.Listed listed
                ? listed.categories().stream()
                : Stream.empty();
    }

    @Test
    void sellsNothingOfTheMissingItemOnItsDaysAndSellsItOnOthers() throws IOException {
        Truths.OutOfStock truth = truths().outOfStock();

        Map<LocalDate, Long> sold = soldByDay(truth.store(), truth.gtin());

        assertThat(truth.days()).hasSize(10).noneMatch(sold::containsKey);
        assertThat(sold.size()).isGreaterThan(25);
        assertThat(truth.missedUnits()).isPositive();
        assertThat(stockInTheBooks(truth.store(), truth.gtin())).isNotNegative();
    }

    @Test
    void leavesFourteenPiecesInTheBooksThatNobodyCanBuy() throws IOException {
        Truths.PhantomStock truth = truths().phantomStock();

        Map<LocalDate, Long> sold = soldByDay(truth.store(), truth.gtin());

        assertThat(stockInTheBooks(truth.store(), truth.gtin())).isEqualTo(14);
        assertThat(truth.books()).isEqualTo(14);
        assertThat(truth.shelf()).isZero();
        assertThat(sold.keySet()).allSatisfy(d -> assertThat(d).isBeforeOrEqualTo(truth.lastSoldOn()));
        // Empty for at least the last three days, though it sold on most days before.
        assertThat(truth.lastSoldOn()).isBefore(LocalDate.of(2026, 5, 29));
        assertThat(sold.size()).isGreaterThan(30);
    }

    @Test
    void givesOneCampaignFourPercentMoreUnitsAndTheOtherNone() throws IOException {
        Truths.CampaignEffect fresh = campaign("fresh-weeks");
        Truths.CampaignEffect quiet = campaign("quiet-weeks");

        long units = sales.stream()
                .filter(s -> s.offers().stream()
                        .anyMatch(o -> o.campaign().equals("fresh-weeks") && o.kind() == OfferOutcome.Kind.SHOWN))
                .flatMap(s -> s.lines().stream())
                .mapToLong(l -> l.quantity().amount())
                .sum();

        assertThat(fresh.effectBasisPoints()).isEqualTo(400);
        assertThat(fresh.extraUnits()).isBetween(fresh.baseUnits() * 4 / 100 - 1, fresh.baseUnits() * 4 / 100);
        assertThat(units).isEqualTo(fresh.baseUnits() + fresh.extraUnits());
        assertThat(quiet.extraUnits()).isZero();
        assertThat(quiet.baseUnits()).isPositive();
    }

    @Test
    void assignsArmsByTheControlGroupHash() {
        assertThat(sales)
                .allSatisfy(sale -> assertThat(sale.offers()).allSatisfy(outcome -> {
                    boolean control =
                            ControlGroup.isControl(Objects.requireNonNull(sale.member()), outcome.campaign(), 5000);
                    assertThat(outcome.kind())
                            .isEqualTo(control ? OfferOutcome.Kind.WOULD_HAVE_SHOWN : OfferOutcome.Kind.SHOWN);
                }));
    }

    @Test
    void hidesACashierWhoVoidsAfterCash() throws IOException {
        Truths.VoidingCashier truth = truths().voidingCashier();

        assertThat(truth.voids()).hasSizeGreaterThan(5);
        Money taken = Money.parse("0 TWD");
        for (String receipt : truth.voids()) {
            Sale reversal = sale(receipt);
            Sale original = sale(String.valueOf(reversal.voids()));
            assertThat(reversal.operator()).isEqualTo(truth.operator());
            assertThat(original.operator()).isEqualTo(truth.operator());
            assertThat(original.tenders()).extracting(Tender::type).containsExactly(Tender.TenderType.CASH);
            assertThat(reversal.total()).isEqualTo(original.total().negated());
            taken = taken.minus(reversal.total());
        }
        assertThat(taken).isEqualTo(truth.taken());
        Map<String, Long> voidsByCashier = sales.stream()
                .filter(s -> s.voids() != null)
                .collect(Collectors.groupingBy(Sale::operator, Collectors.counting()));
        voidsByCashier.remove(truth.operator());
        assertThat(voidsByCashier.values())
                .allSatisfy(n -> assertThat(n).isLessThan(truth.voids().size()));
    }

    @Test
    void hidesAMemberWhoFarmsPointsByRefunds() throws IOException {
        Truths.PointsFarmer truth = truths().pointsFarmer();

        long kept = 0;
        for (int i = 0; i < truth.purchases().size(); i++) {
            Sale purchase = sale(truth.purchases().get(i));
            Sale refund = sale(truth.refunds().get(i));
            assertThat(purchase.member()).isEqualTo(truth.member());
            assertThat(refund.member()).isNull();
            assertThat(refund.total()).isEqualTo(purchase.total().negated());
            assertThat(refund.lines()).allSatisfy(line -> {
                assertThat(line.points()).isZero();
                assertThat(Objects.requireNonNull(line.returned()).sale()).isEqualTo(purchase.source());
            });
            kept += purchase.lines().stream().mapToLong(SaleLine::points).sum();
        }
        assertThat(truth.purchases()).hasSize(14);
        assertThat(truth.pointsKept()).isEqualTo(kept).isPositive();
    }

    private static int generate(Path folder, long seed, int members) {
        return Command.execute(
                new GenerateCommand(),
                "--plan=" + folder.resolve("plan"),
                "--tills-dir=" + folder.resolve("tills"),
                "--seed=" + seed,
                "--members=" + members);
    }

    private static Truths truths() throws IOException {
        return CanonicalJson.decode(Files.readAllBytes(home.resolve("plan/truths.json")), Truths.class);
    }

    private static Truths.CampaignEffect campaign(String id) throws IOException {
        return truths().campaigns().stream()
                .filter(c -> c.campaign().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Sale sale(String receipt) {
        Sale sale = byReceipt.get(receipt);
        if (sale == null) {
            throw new AssertionError("No sale " + receipt + " in the journals.");
        }
        return sale;
    }

    private static Map<LocalDate, Long> soldByDay(StoreId store, Gtin gtin) {
        Map<LocalDate, Long> sold = new HashMap<>();
        for (Sale sale : sales) {
            if (sale.source().till().store().equals(store)) {
                sale.lines().stream()
                        .filter(l -> l.gtin().equals(gtin))
                        .forEach(l ->
                                sold.merge(sale.businessDate(), l.quantity().amount(), Long::sum));
            }
        }
        return sold;
    }

    private static long stockInTheBooks(StoreId store, Gtin gtin) {
        long moved = movements.stream()
                .filter(m -> m.store().equals(store))
                .flatMap(m -> m.lines().stream())
                .filter(l -> l.gtin().equals(gtin))
                .mapToLong(l -> l.quantity().amount())
                .sum();
        return moved
                - soldByDay(store, gtin).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
