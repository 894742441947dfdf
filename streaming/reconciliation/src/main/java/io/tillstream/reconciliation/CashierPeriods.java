package io.tillstream.reconciliation;

import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.Conduct.Kind;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what cashiers do besides selling, four weeks at a time. */
final class CashierPeriods {
    private static final int SALES = 0;
    private static final LocalDate A_MONDAY = LocalDate.parse("1970-01-05");

    private CashierPeriods() {}

    /** One column for sales, and two for each kind: how often, and how much money. */
    static Ledger<CashierPeriod> ledger() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.count("sales"));
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            columns.add(Column.count(name));
            columns.add(Column.money(name + "-amount"));
        }
        return new Ledger<>(Topics.CASHIER_PERIOD, columns, CashierPeriods::figures);
    }

    private static Figures figures(CashierPeriod period) {
        long[] values = new long[1 + 2 * Kind.values().length];
        values[SALES] = period.sales();
        String currency = "";
        for (Conduct conduct : period.conduct()) {
            values[count(conduct.kind())] = conduct.count();
            if (conduct.amount() != null) {
                values[count(conduct.kind()) + 1] = conduct.amount().minor();
                currency = conduct.amount().currency().code();
            }
        }
        return Ledger.figures(currency, values);
    }

    private static int count(Kind kind) {
        return 1 + 2 * List.of(Kind.values()).indexOf(kind);
    }

    static void add(Ledger<CashierPeriod> ledger, Sale sale) {
        Booked booked =
                new Booked(ledger, sale, sale.operator(), sale.currency().code());
        boolean sells = false;
        long back = 0;
        long lowered = 0;
        long given = 0;
        for (SaleLine line : sale.lines()) {
            if (line.quantity().amount() > 0) {
                sells = true;
                lowered += Math.max(0, lowered(line));
            } else {
                back -= line.net().minor();
            }
            if (line.returned() == null) {
                given += line.discounts().stream()
                        .filter(discount -> discount.approval() != null)
                        .mapToLong(discount -> Math.max(0, discount.amount().minor()))
                        .sum();
            }
        }
        if (sells) {
            booked.cell().add(SALES, 1);
        }
        long cash = sale.tenders().stream()
                .filter(tender -> tender.type() == Tender.TenderType.CASH)
                .mapToLong(tender -> tender.net().minor())
                .sum();
        ReturnTerms terms = sale.returnTerms();
        if (terms != null && terms.check() == ReturnTerms.Check.NO_RECEIPT) {
            booked.once(Kind.RETURN_WITHOUT_RECEIPT, back);
        } else if (cash < 0) {
            booked.once(sale.voids() == null ? Kind.RETURN_FOR_CASH : Kind.VOID_FOR_CASH, -cash);
        }
        booked.onceIfAny(
                Kind.LINE_VOIDED,
                sale.voided().stream()
                        .mapToLong(line -> Math.max(0, line.gross().minor()))
                        .sum());
        booked.onceIfAny(Kind.PRICE_LOWERED, lowered);
        booked.onceIfAny(Kind.DISCOUNT_GIVEN, given);
    }

    static void add(Ledger<CashierPeriod> ledger, BasketCancelled basket) {
        new Booked(
                        ledger,
                        basket,
                        basket.operator(),
                        basket.abandoned().currency().code())
                .once(Kind.BASKET_CANCELLED, basket.abandoned().minor());
    }

    static void add(Ledger<CashierPeriod> ledger, NoSale opened) {
        new Booked(ledger, opened, opened.operator(), "").cell().add(count(Kind.NO_SALE), 1);
    }

    /** What a person's price took off a line; a weighed line's to the nearest minor unit, halves away from zero. */
    private static long lowered(SaleLine line) {
        if (line.override() == null) {
            return 0;
        }
        long perUnit = line.override().original().minor() - line.unitPrice().minor();
        long amount = line.quantity().amount();
        return switch (line.quantity().unit()) {
            case EACH -> Math.multiplyExact(perUnit, amount);
            case GRAM -> (Math.multiplyExact(Math.max(0, perUnit), amount) + 500) / 1000;
        };
    }

    /** The account of one record's cashier. */
    private record Booked(Ledger<CashierPeriod> ledger, TillTransaction fact, String operator, String currency) {
        Cell cell() {
            LocalDate monday = fact.businessDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            long weeks = Math.floorMod(ChronoUnit.WEEKS.between(A_MONDAY, monday), 4L);
            Cell cell = ledger.cell(
                    Keys.storePeriodOperator(fact.source().till().store(), monday.minusWeeks(weeks), operator));
            cell.from(fact.source(), fact.happenedAt());
            return cell;
        }

        void once(Kind kind, long amount) {
            Cell cell = cell();
            cell.add(count(kind), 1);
            cell.add(count(kind) + 1, amount);
            cell.countedIn(currency);
        }

        void onceIfAny(Kind kind, long amount) {
            if (amount > 0) {
                once(kind, amount);
            }
        }
    }
}
