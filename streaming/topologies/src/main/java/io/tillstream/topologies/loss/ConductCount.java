package io.tillstream.topologies.loss;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.Conduct.Kind;
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
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one record adds to its cashier's four weeks. */
final class ConductCount {
    /** 1970-01-05 was a Monday. */
    private static final long FIRST_MONDAY = 4;

    private static final long GRAMS_PER_KILOGRAM = 1000;

    private ConductCount() {}

    /** The first day of the period that holds a day. */
    static LocalDate periodOf(LocalDate day) {
        long sinceMonday = day.toEpochDay() - FIRST_MONDAY;
        return LocalDate.ofEpochDay(
                FIRST_MONDAY + Math.floorDiv(sinceMonday, CashierPeriod.DAYS) * (long) CashierPeriod.DAYS);
    }

    static List<Entry<CashierPeriod>> of(JournalRecord accepted) {
        return switch (accepted.fact()) {
            case Sale sale -> of(sale, sale.operator(), sells(sale) ? 1 : 0, ofSale(sale));
            case BasketCancelled basket ->
                of(basket, basket.operator(), 0, List.of(one(Kind.BASKET_CANCELLED, basket.abandoned(), basket)));
            case NoSale opened -> of(opened, opened.operator(), 0, List.of(one(Kind.NO_SALE, null, opened)));
            default -> List.of();
        };
    }

    private static List<Entry<CashierPeriod>> of(
            TillTransaction fact, String operator, long sales, List<Conduct> conduct) {
        if (sales == 0 && conduct.isEmpty()) {
            return List.of();
        }
        StoreId store = fact.source().till().store();
        LocalDate from = periodOf(fact.businessDate());
        return List.of(new Entry<>(
                Keys.storePeriodOperator(store, from, operator),
                new CashierPeriod(store, operator, from, sales, conduct)));
    }

    private static boolean sells(Sale sale) {
        return sale.lines().stream().anyMatch(line -> line.quantity().amount() > 0);
    }

    private static List<Conduct> ofSale(Sale sale) {
        Money nothing = Money.zero(sale.currency());
        Money cash = sale.tenders().stream()
                .filter(tender -> tender.type() == Tender.TenderType.CASH)
                .map(Tender::net)
                .reduce(nothing, Money::plus);
        boolean withoutReceipt =
                sale.returnTerms() != null && sale.returnTerms().check() == ReturnTerms.Check.NO_RECEIPT;
        Stream<Conduct> moneyBack;
        if (withoutReceipt) {
            moneyBack = Stream.of(one(Kind.RETURN_WITHOUT_RECEIPT, back(sale), sale));
        } else if (cash.isNegative()) {
            Kind kind = sale.voids() == null ? Kind.RETURN_FOR_CASH : Kind.VOID_FOR_CASH;
            moneyBack = Stream.of(one(kind, cash.negated(), sale));
        } else {
            moneyBack = Stream.empty();
        }
        Stream<Conduct> lines = Stream.of(
                        some(Kind.LINE_VOIDED, sale, sale.voided().stream().map(VoidedLine::gross)),
                        some(Kind.PRICE_LOWERED, sale, sale.lines().stream().map(ConductCount::lowered)),
                        some(
                                Kind.DISCOUNT_GIVEN,
                                sale,
                                sale.lines().stream()
                                        .filter(line -> line.returned() == null)
                                        .flatMap(line -> line.discounts().stream())
                                        .filter(discount -> discount.approval() != null)
                                        .map(Discount::amount)))
                .flatMap(List::stream);
        return Stream.concat(moneyBack, lines)
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** What goods that came back were worth. */
    private static Money back(Sale sale) {
        return sale.lines().stream()
                .filter(line -> line.quantity().amount() < 0)
                .map(line -> line.net().negated())
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    /** What a person's price took off a line; nothing where it was the book's or a higher one. */
    private static Money lowered(SaleLine line) {
        PriceOverride override = line.override();
        if (override == null || line.quantity().amount() < 0) {
            return Money.zero(line.net().currency());
        }
        Money perUnit = override.original().minus(line.unitPrice());
        return switch (line.quantity().unit()) {
            case EACH -> perUnit.times(line.quantity().amount());
            case GRAM ->
                Money.ofMinor(
                        BigDecimal.valueOf(
                                        perUnit.times(line.quantity().amount()).minor())
                                .divide(BigDecimal.valueOf(GRAMS_PER_KILOGRAM), RoundingMode.HALF_UP)
                                .longValueExact(),
                        perUnit.currency());
        };
    }

    private static Conduct one(Kind kind, @Nullable Money amount, TillTransaction fact) {
        return new Conduct(kind, 1, amount, List.of(fact.source()));
    }

    /** All of a kind on one receipt: one occurrence, however many lines. */
    private static List<Conduct> some(Kind kind, Sale sale, Stream<Money> amounts) {
        Money sum = amounts.filter(Money::isPositive).reduce(Money.zero(sale.currency()), Money::plus);
        return sum.isZero() ? List.of() : List.of(one(kind, sum, sale));
    }

    static CashierPeriod merge(CashierPeriod one, CashierPeriod other) {
        Map<Kind, Conduct> conduct = new EnumMap<>(Kind.class);
        Stream.concat(one.conduct().stream(), other.conduct().stream())
                .forEach(some -> conduct.merge(some.kind(), some, ConductCount::merge));
        return new CashierPeriod(
                one.store(), one.operator(), one.from(), one.sales() + other.sales(), List.copyOf(conduct.values()));
    }

    static Conduct merge(Conduct one, Conduct other) {
        List<Source> receipts = Stream.concat(one.receipts().stream(), other.receipts().stream())
                .distinct()
                .sorted()
                .limit(Conduct.NAMED)
                .toList();
        return new Conduct(one.kind(), one.count() + other.count(), sum(one.amount(), other.amount()), receipts);
    }

    static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : one.plus(other);
    }
}
