package io.tillstream.topologies.loss;

import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.Conduct.Kind;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.sale.VoidedLine;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashierConductTest {
    /** A Monday; the period in which it lies began three weeks earlier. */
    private static final Instant MONDAY = Instant.parse("2011-11-07T09:00:00Z");

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;
    private Instant now = MONDAY;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, CashierConduct::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void periodsBeginOnMondaysAndLastFourWeeks() {
        LocalDate from = ConductCount.periodOf(LocalDate.parse("2011-11-07"));

        assertThat(from.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(ConductCount.periodOf(from)).isEqualTo(from);
        assertThat(ConductCount.periodOf(from.plusDays(27))).isEqualTo(from);
        assertThat(ConductCount.periodOf(from.plusDays(28))).isEqualTo(from.plusDays(28));
        assertThat(ConductCount.periodOf(LocalDate.parse("1969-12-31")))
                .isBeforeOrEqualTo(LocalDate.parse("1969-12-31"));
    }

    @Test
    void countsWhatACashierDoesBesidesSelling() {
        Source sold = sell("c2");
        voidForCash("c2", sold);
        accept(new NoSale(journal.next(), now, today(), "c2", "change"));
        accept(new BasketCancelled(journal.next(), now, today(), "c2", 2, pounds("7.00"), List.of()));

        CashierPeriod period = periods().get("c2");
        assertThat(Objects.requireNonNull(period).sales()).isEqualTo(1);
        assertThat(period.conduct())
                .containsExactly(
                        new Conduct(Kind.VOID_FOR_CASH, 1, pounds("1.20"), List.of(new Source(Shop.TILL, 1, 2))),
                        new Conduct(Kind.NO_SALE, 1, null, List.of(new Source(Shop.TILL, 1, 3))),
                        new Conduct(Kind.BASKET_CANCELLED, 1, pounds("7.00"), List.of(new Source(Shop.TILL, 1, 4))));
    }

    @Test
    void countsAReturnByItsGroundsAndNotByItsCash() {
        accept(sale("c2", null, new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, new Approval("unwanted", "m1")), -1));
        accept(sale("c2", null, new ReturnTerms(ReturnTerms.Check.LEDGER, null), -2));

        assertThat(Objects.requireNonNull(periods().get("c2")).conduct())
                .extracting(Conduct::kind, Conduct::amount)
                .containsExactly(
                        tuple(Kind.RETURN_FOR_CASH, pounds("2.40")),
                        tuple(Kind.RETURN_WITHOUT_RECEIPT, pounds("1.20")));
    }

    @Test
    void countsWhatAPersonTookOffAndTookOutOfABasketOncePerReceipt() {
        SaleLine milk = Shop.sold(1, milk(2), 0);
        SaleLine cheaper = new SaleLine(
                1,
                milk.gtin(),
                milk.quantity(),
                pounds("1.00"),
                SaleLine.PriceSource.OVERRIDDEN,
                pounds("2.00"),
                List.of(new Discount("manual", "Damaged", null, pounds("0.50"), new Approval("damaged", "m1"))),
                pounds("1.50"),
                "standard",
                pounds("0.25"),
                0,
                null,
                new PriceOverride(pounds("1.20"), new Approval("damaged", "m1")),
                null,
                null,
                null,
                null);
        accept(with(
                Shop.sale(journal.next(), now, null, milk(1)),
                "c2",
                List.of(cheaper),
                List.of(
                        new VoidedLine(milk.gtin(), milk.quantity(), pounds("2.40")),
                        new VoidedLine(milk.gtin(), milk.quantity(), pounds("1.20")))));

        assertThat(Objects.requireNonNull(periods().get("c2")).conduct())
                .extracting(Conduct::kind, Conduct::count, Conduct::amount)
                .containsExactly(
                        tuple(Kind.LINE_VOIDED, 1L, pounds("3.60")),
                        tuple(Kind.PRICE_LOWERED, 1L, pounds("0.40")),
                        tuple(Kind.DISCOUNT_GIVEN, 1L, pounds("0.50")));
    }

    @Test
    void pointsAtACashierWhoVoidsFarMoreOftenThanTheOthers() {
        honestShop(120, 120);
        for (int i = 0; i < 60; i++) {
            Source sold = sell("c2");
            if (i % 3 == 0) {
                voidForCash("c2", sold);
            }
        }

        Map<String, LossSignal> signals = shop.latest(Topics.LOSS_SIGNAL);
        assertThat(signals).containsOnlyKeys("CASHIER|s1|c2|VOID_FOR_CASH");
        LossSignal signal = Objects.requireNonNull(signals.get("CASHIER|s1|c2|VOID_FOR_CASH"));
        assertThat(signal.count()).isEqualTo(20);
        assertThat(signal.outOf()).isEqualTo(58);
        assertThat(signal.othersCount()).isEqualTo(1);
        assertThat(signal.othersOutOf()).isEqualTo(120);
        assertThat(signal.amount()).isEqualTo(pounds("24.00"));
        assertThat(signal.receipts()).hasSize(20);
    }

    @Test
    void pointsAtTheSameWhenTheOthersComeLater() {
        for (int i = 0; i < 60; i++) {
            Source sold = sell("c2");
            if (i % 3 == 0) {
                voidForCash("c2", sold);
            }
        }
        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
        for (int i = 0; i < 150; i++) {
            sell(i % 3 == 0 ? "c3" : "c1");
        }

        assertThat(shop.latest(Topics.LOSS_SIGNAL)).containsOnlyKeys("CASHIER|s1|c2|VOID_FOR_CASH");
    }

    @Test
    void volumeAloneAccusesNobody() {
        List<CashierPeriod> store = periods(0, new long[] {30_000, 200, 150}, new long[] {120, 1, 1});

        assertThat(StandingOut.of(store.getFirst(), Kind.VOID_FOR_CASH, store)).isNull();
    }

    /** Looked at after each thing they did, as the ledger does: forty stores of six cashiers for a year. */
    @Test
    void honestCashiersAreLeftInPeaceForAYear() {
        Random chance = new Random(19);
        int signals = 0;
        for (int year = 0; year < 40; year++) {
            List<List<CashierPeriod>> before = new ArrayList<>();
            for (int period = 0; period < 13; period++) {
                long[] sales = new long[6];
                long[] voids = new long[6];
                List<CashierPeriod> now = List.of();
                for (int sale = 0; sale < 1_500; sale++) {
                    // Some work more than others.
                    int cashier = (int) (6 * chance.nextDouble() * chance.nextDouble());
                    sales[cashier]++;
                    if (chance.nextInt(250) == 0) {
                        voids[cashier]++;
                        now = periods(period, sales, voids);
                        List<CashierPeriod> store = new ArrayList<>(now);
                        before.reversed().stream()
                                .limit(StandingOut.PERIODS - 1)
                                .forEach(store::addAll);
                        for (CashierPeriod each : now) {
                            signals += StandingOut.of(each, Kind.VOID_FOR_CASH, store) == null ? 0 : 1;
                        }
                    }
                }
                before.add(periods(period, sales, voids));
            }
        }

        assertThat(signals).isLessThanOrEqualTo(1);
    }

    private static List<CashierPeriod> periods(int period, long[] sales, long[] voids) {
        List<CashierPeriod> periods = new ArrayList<>();
        for (int cashier = 0; cashier < sales.length; cashier++) {
            periods.add(new CashierPeriod(
                    Shop.NORTH,
                    "c" + cashier,
                    LocalDate.parse("2011-01-03").plusDays(28L * period),
                    sales[cashier],
                    voids[cashier] == 0
                            ? List.of()
                            : List.of(new Conduct(Kind.VOID_FOR_CASH, voids[cashier], null, List.of()))));
        }
        return periods;
    }

    @Test
    void saysNothingWhereThereIsNobodyToCompareWith() {
        for (int i = 0; i < 40; i++) {
            voidForCash("c2", sell("c2"));
        }

        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
    }

    @Test
    void theSignalGoesWhenTheOthersTurnOutToDoTheSame() {
        honestShop(120, 120);
        for (int i = 0; i < 40; i++) {
            Source sold = sell("c2");
            if (i % 2 == 0) {
                voidForCash("c2", sold);
            }
        }
        assertThat(shop.latest(Topics.LOSS_SIGNAL)).containsKey("CASHIER|s1|c2|VOID_FOR_CASH");
        for (int i = 0; i < 80; i++) {
            voidForCash("c1", sell("c1"));
        }
        voidForCash("c2", sell("c2"));

        assertThat(shop.read(Topics.LOSS_SIGNAL)).contains(KeyValue.pair("CASHIER|s1|c2|VOID_FOR_CASH", null));
    }

    @Test
    void addsUpInAnyOrder() {
        List<Entry<CashierPeriod>> entries = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Source sold = new Source(Shop.TILL, 1, 2L * i + 1);
            Sale sale = with(Shop.sale(sold, now, null, milk(1)), "c1", null, List.of());
            entries.addAll(ConductCount.of(chained(sale)));
            entries.addAll(ConductCount.of(chained(voidOf(new Source(Shop.TILL, 1, 2L * i + 2), "c1", sold))));
        }
        CashierPeriod inOrder = sum(entries);
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(entries, random);
            assertThat(sum(entries)).isEqualTo(inOrder);
        }
        assertThat(inOrder.conduct().getFirst().receipts()).hasSize(Conduct.NAMED);
        assertThat(inOrder.conduct().getFirst().count()).isEqualTo(120);
    }

    private static JournalRecord chained(TillTransaction fact) {
        return FactChain.append(Hash.GENESIS, fact);
    }

    private static CashierPeriod sum(List<Entry<CashierPeriod>> entries) {
        return entries.stream().map(Entry::value).reduce(ConductCount::merge).orElseThrow();
    }

    /** Sales of a few cashiers, of which one in so many is voided. */
    private void honestShop(int sales, int oneIn) {
        for (int i = 0; i < sales; i++) {
            String cashier = i % 2 == 0 ? "c1" : "c3";
            Source sold = sell(cashier);
            if (i % oneIn == 0) {
                voidForCash(cashier, sold);
            }
        }
        shop.read(Topics.LOSS_SIGNAL);
    }

    private Source sell(String operator) {
        return accept(with(Shop.sale(journal.next(), now, null, milk(1)), operator, null, List.of()));
    }

    private void voidForCash(String operator, Source sale) {
        accept(voidOf(journal.next(), operator, sale));
    }

    private Sale voidOf(Source source, String operator, Source sale) {
        Sale back = Shop.sale(source, now, null, milk(-1));
        return new Sale(
                back.source(),
                back.happenedAt(),
                back.businessDate(),
                operator,
                null,
                back.origin(),
                null,
                back.channel(),
                sale,
                back.lines(),
                back.taxes(),
                back.tenders(),
                back.cashRounding(),
                back.total(),
                List.of(),
                List.of());
    }

    private Source accept(TillTransaction fact) {
        shop.accept(journal.append(fact));
        return fact.source();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private Sale sale(String operator, @Nullable Source voids, ReturnTerms terms, long pieces) {
        Sale sale = Shop.sale(journal.next(), now, null, milk(pieces));
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                operator,
                null,
                sale.origin(),
                null,
                sale.channel(),
                voids,
                sale.lines(),
                sale.taxes(),
                sale.tenders(),
                sale.cashRounding(),
                sale.total(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                terms);
    }

    private static Sale with(Sale sale, String operator, @Nullable List<SaleLine> lines, List<VoidedLine> voided) {
        List<SaleLine> sold = lines == null ? sale.lines() : lines;
        Money total = sold.stream().map(SaleLine::net).reduce(Money.zero(CurrencyUnit.of("GBP")), Money::plus);
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                operator,
                null,
                sale.origin(),
                null,
                sale.channel(),
                null,
                sold,
                List.of(),
                List.of(new Tender(Tender.TenderType.CASH, total, pounds("0.00"))),
                sale.cashRounding(),
                total,
                List.of(),
                List.of(),
                List.of(),
                voided,
                null);
    }

    private Map<String, CashierPeriod> periods() {
        Map<String, CashierPeriod> byOperator = new HashMap<>();
        shop.latest(Topics.CASHIER_PERIOD).values().forEach(period -> byOperator.put(period.operator(), period));
        return byOperator;
    }
}
