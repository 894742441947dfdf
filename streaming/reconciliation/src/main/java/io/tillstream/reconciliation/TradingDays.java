package io.tillstream.reconciliation;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.wire.Keys;
import java.util.HashSet;
import java.util.Set;

/** Counts what stores sold on each of their days, line by line, and by which money. */
final class TradingDays {
    private final Ledgers ledgers;

    TradingDays(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    void add(Sale sale) {
        Set<Cell> touched = new HashSet<>();
        for (Cell whole : new Cell[] {
            part(sale, Dimension.STORE, store(sale).value()),
            part(sale, Dimension.TILL, sale.source().till().toString()),
            part(sale, Dimension.CASHIER, sale.operator()),
            part(sale, Dimension.CHANNEL, sale.channel().name())
        }) {
            touched.add(whole);
            sale.lines().stream().filter(line -> line.giftCard() == null).forEach(line -> add(whole, sale, line));
        }
        for (SaleLine line : sale.lines()) {
            if (line.giftCard() == null) {
                Merchandise goods = line.merchandise();
                Cell group = part(sale, Dimension.TAX_GROUP, line.taxGroup());
                Cell category =
                        part(sale, Dimension.CATEGORY, goods == null ? StoreDaySales.UNRECORDED : goods.category());
                touched.add(group);
                touched.add(category);
                add(group, sale, line);
                add(category, sale, line);
            }
        }
        touched.forEach(cell -> cell.add(Ledgers.DAY_TRANSACTIONS, 1));
        for (Tender tender : sale.tenders()) {
            Cell cell = ledgers.tenders.cell(Keys.storeDayTender(store(sale), sale.businessDate(), tender.type()));
            cell.add(Ledgers.TENDER_USES, 1);
            cell.add(
                    Ledgers.TENDER_AMOUNT,
                    tender.tendered().minor() - tender.change().minor());
            cell.countedIn(sale.currency().code());
            cell.from(sale.source(), sale.happenedAt());
        }
    }

    private Cell part(Sale sale, Dimension dimension, String value) {
        Cell cell = ledgers.days.cell(Keys.storeDayPart(store(sale), sale.businessDate(), dimension, value));
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
        return cell;
    }

    private static void add(Cell cell, Sale sale, SaleLine line) {
        long tax = line.tax().minor();
        long revenue = line.net().minor() - (paidExtra(sale, line) ? 0 : tax);
        cell.add(Ledgers.DAY_LINES, 1);
        cell.add(Ledgers.DAY_REVENUE, revenue);
        cell.add(Ledgers.DAY_TAX, tax);
        line.discounts()
                .forEach(discount ->
                        cell.add(Ledgers.DAY_DISCOUNT, discount.amount().minor()));
        Merchandise goods = line.merchandise();
        if (goods != null
                && goods.unitCost() != null
                && goods.unitCost().currency().equals(sale.currency())) {
            cell.add(Ledgers.DAY_COST, cost(goods.unitCost().minor(), line));
        } else {
            cell.add(Ledgers.DAY_UNVALUED, revenue);
        }
    }

    /** Whether its tax is paid on top of its price. */
    private static boolean paidExtra(Sale sale, SaleLine line) {
        for (TaxTotal tax : sale.taxes()) {
            if (tax.group().equals(line.taxGroup())) {
                return !tax.included();
            }
        }
        return false;
    }

    /** A weighed line's cost to the nearest minor unit, halves away from zero. */
    private static long cost(long unitCost, SaleLine line) {
        long amount = line.quantity().amount();
        return switch (line.quantity().unit()) {
            case EACH -> Math.multiplyExact(unitCost, amount);
            case GRAM -> {
                long thousandths = Math.multiplyExact(unitCost, Math.abs(amount));
                yield Long.signum(amount) * ((thousandths + 500) / 1000);
            }
        };
    }

    private static StoreId store(Sale sale) {
        return sale.source().till().store();
    }
}
