package io.tillstream.reconciliation;

import io.tillstream.events.Money;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsDebt;
import io.tillstream.wire.Topics;
import java.util.List;

/** The compacted ledgers and their columns. */
final class Ledgers {
    static final int POSITION_MARK = 0;
    static final int POSITION_TRANSACTIONS = 1;
    static final int POSITION_SALES = 2;
    static final int POSITION_NET = 3;
    static final int HOUR_TRANSACTIONS = 0;
    static final int HOUR_LINES = 1;
    static final int HOUR_NET = 2;
    static final int HOUR_TAX = 3;
    static final int HOUR_DISCOUNT = 4;
    static final int ITEM_LINES = 0;
    static final int ITEM_QUANTITY = 1;
    static final int ITEM_NET = 2;
    static final int DAY_TRANSACTIONS = 0;
    static final int DAY_LINES = 1;
    static final int DAY_REVENUE = 2;
    static final int DAY_TAX = 3;
    static final int DAY_DISCOUNT = 4;
    static final int DAY_COST = 5;
    static final int DAY_UNVALUED = 6;
    static final int TENDER_USES = 0;
    static final int TENDER_AMOUNT = 1;
    static final int STOCK_ON_HAND = 0;
    static final int STOCK_RECEIVED = 1;
    static final int STOCK_SOLD = 2;
    static final int STOCK_ADJUSTED_IN_ALL = 3;
    static final int STOCK_COUNTED = 4;
    static final int STOCK_WRITTEN_OFF = 5;
    static final int STOCK_TRANSFERRED = 6;
    static final int STOCK_HANDLED = 7;
    static final int STOCK_ADJUSTED = 8;
    static final int STOCK_DAY_MOVED = 0;
    static final int STOCK_DAY_HANDLED = 1;
    static final int STOCK_DAY_COUNTS = 2;
    static final int STOCK_DAY_AFTER = 3;
    static final int LOTS_UNITS = 0;
    static final int LOTS_UNIT_DAYS = 1;
    static final int ORDER_ORDERED = 0;
    static final int ORDER_RECEIVED = 1;
    static final int ORDER_OPEN = 2;
    static final int ON_ORDER_UNITS = 0;
    static final int ON_ORDER_ORDERS = 1;
    static final int TRANSFER_SENT = 0;
    static final int TRANSFER_ARRIVED = 1;
    static final int BALANCE_POINTS = 0;
    static final int BALANCE_ENTRIES = 1;
    static final int DEBT_OWED = 0;
    static final int ACCOUNT_POINTS = 0;
    static final int ACCOUNT_POINT_DAYS = 1;
    static final int ACCOUNT_OWED = 2;
    static final int ACCOUNT_EXPIRED = 3;
    static final int CARD_BALANCE = 0;
    static final int CARD_LOADED = 1;
    static final int CARD_SPENT = 2;
    static final int PROMOTION_USES = 0;
    static final int PROMOTION_GIVEN = 1;
    static final int PROMOTION_GIVEN_BACK = 2;
    static final int REFUNDS_SOLD = 0;
    static final int REFUNDS_RETURNED = 1;
    static final int REFUNDS_OVER = 2;
    static final int REFUNDS_PAID = 3;
    static final int REFUNDS_REFUNDED = 4;
    static final int REFUNDS_EARNED = 5;
    static final int REFUNDS_REVERSED = 6;

    final Ledger<TillPosition> positions = new Ledger<>(
            Topics.TILL_POSITION,
            List.of(
                    Column.count("highWaterMark"),
                    Column.count("transactions"),
                    Column.count("sales"),
                    Column.money("net")),
            Ledgers::figures);

    final Ledger<StoreHourSales> hours = new Ledger<>(
            Topics.SALES_BY_STORE_HOUR,
            List.of(
                    Column.count("transactions"),
                    Column.count("lines"),
                    Column.money("net"),
                    Column.money("tax"),
                    Column.money("discount")),
            hour -> Ledger.figures(
                    hour.net().currency().code(),
                    hour.transactions(),
                    hour.lines(),
                    hour.net().minor(),
                    hour.tax().minor(),
                    hour.discount().minor()));

    final Ledger<ItemDaySales> itemDays = new Ledger<>(
            Topics.SALES_BY_ITEM_DAY,
            List.of(Column.count("lines"), Column.units("quantity"), Column.money("net")),
            day -> Ledger.figures(
                    day.net().currency().code(),
                    day.lines(),
                    day.quantity().amount(),
                    day.net().minor()));

    /** What came late is part of a day, too: the journals do not tell when a sale arrived. */
    final Ledger<StoreDaySales> days = new Ledger<>(
            Topics.SALES_BY_STORE_DAY,
            List.of(
                    Column.count("transactions"),
                    Column.count("lines"),
                    Column.money("revenue"),
                    Column.money("tax"),
                    Column.money("discount"),
                    Column.money("cost"),
                    Column.money("unvalued")),
            Ledgers::figures);

    final Ledger<StoreDayTender> tenders = new Ledger<>(
            Topics.TENDERS_BY_STORE_DAY,
            List.of(Column.count("uses"), Column.tender("amount")),
            day -> Ledger.figures(
                    day.amount().currency().code(),
                    day.uses() + day.lateUses(),
                    day.amount().plus(day.lateAmount()).minor()));

    final Ledger<StockOnHand> stock = new Ledger<>(
            Topics.STOCK_ON_HAND,
            List.of(
                    Column.units("onHand"),
                    Column.units("received"),
                    Column.units("sold"),
                    Column.units("adjusted"),
                    Column.units("counted"),
                    Column.units("writtenOff"),
                    Column.units("transferred"),
                    Column.units("handled"),
                    Column.units("adjustments")),
            StockFigures::of);

    final Ledger<StockDay> stockDays = new Ledger<>(
            Topics.STOCK_DAY,
            List.of(
                    Column.units("moved"),
                    Column.units("handled"),
                    Column.count("counts"),
                    Column.units("afterTheLastCount")),
            StockFigures::of);

    final Ledger<StockLots> lots = new Ledger<>(
            Topics.STOCK_LOTS, List.of(Column.units("ofKnownLots"), Column.count("unitDays")), StockFigures::of);

    final Ledger<StockTransfer> transfers =
            new Ledger<>(Topics.TRANSFER, List.of(Column.count("sent"), Column.count("arrived")), StockFigures::of);

    final Ledger<OrderProgress> orders = new Ledger<>(
            Topics.ORDER_PROGRESS,
            List.of(Column.count("ordered"), Column.count("received"), Column.count("open")),
            StockFigures::of);

    final Ledger<OnOrder> onOrder =
            new Ledger<>(Topics.ON_ORDER, List.of(Column.units("onOrder"), Column.count("orders")), StockFigures::of);

    final Ledger<PointsBalance> balances = new Ledger<>(
            Topics.POINTS_BALANCE,
            List.of(Column.points("points"), Column.count("entries")),
            balance -> Ledger.figures("", balance.points(), balance.entries()));

    final Ledger<PointsDebt> debts =
            new Ledger<>(Topics.POINTS_DEBT, List.of(Column.points("owed")), debt -> Ledger.figures("", debt.owed()));

    final Ledger<PointsAccount> accounts = new Ledger<>(
            Topics.POINTS_ACCOUNT,
            List.of(
                    Column.points("points"),
                    Column.count("pointDays"),
                    Column.points("owed"),
                    Column.points("expired")),
            account -> Ledger.figures(
                    "",
                    account.lots().stream().mapToLong(PointsAccount.Lot::points).sum(),
                    account.lots().stream()
                            .mapToLong(lot -> lot.expiresOn() == null
                                    ? 0
                                    : lot.points() * lot.expiresOn().toEpochDay())
                            .sum(),
                    account.owed(),
                    account.expired()));

    final Ledger<GiftCardBalance> giftCards = new Ledger<>(
            Topics.GIFT_CARD,
            List.of(Column.tender("balance"), Column.tender("loaded"), Column.tender("spent")),
            card -> Ledger.figures(
                    card.balance().currency().code(),
                    card.balance().minor(),
                    card.loaded().minor(),
                    card.spent().minor()));

    final Ledger<PromotionSpend> promotions = new Ledger<>(
            Topics.PROMOTION_SPEND,
            List.of(Column.count("uses"), Column.money("given"), Column.money("givenBack")),
            promotion -> Ledger.figures(
                    promotion.given().currency().code(),
                    promotion.uses(),
                    promotion.given().minor(),
                    promotion.givenBack().minor()));

    final Ledger<LineRefunds> refunds = new Ledger<>(
            Topics.REFUNDS_BY_LINE,
            List.of(
                    Column.units("sold"),
                    Column.units("returned"),
                    Column.units("over"),
                    Column.money("paid"),
                    Column.money("refunded"),
                    Column.points("earned"),
                    Column.points("reversed")),
            line -> Ledger.figures(
                    line.refunded().currency().code(),
                    line.sold().amount(),
                    line.returned().amount(),
                    line.over().amount(),
                    line.paid().minor(),
                    line.refunded().minor(),
                    line.earned(),
                    line.reversed()));

    final Ledger<CashierPeriod> cashiers = CashierPeriods.ledger();

    List<Ledger<?>> all() {
        return List.of(
                positions,
                hours,
                itemDays,
                days,
                tenders,
                stock,
                stockDays,
                lots,
                transfers,
                orders,
                onOrder,
                balances,
                debts,
                accounts,
                giftCards,
                promotions,
                refunds,
                cashiers);
    }

    private static Figures figures(StoreDaySales day) {
        Trade live = day.live();
        Trade late = day.late();
        return Ledger.figures(
                live.revenue().currency().code(),
                live.transactions() + late.transactions(),
                live.lines() + late.lines(),
                live.revenue().plus(late.revenue()).minor(),
                live.tax().plus(late.tax()).minor(),
                live.discount().plus(late.discount()).minor(),
                live.cost().plus(late.cost()).minor(),
                live.unvalued().plus(late.unvalued()).minor());
    }

    private static Figures figures(TillPosition position) {
        Money net = position.net();
        return Ledger.figures(
                net == null ? "" : net.currency().code(),
                position.highWaterMark(),
                position.transactions(),
                position.sales(),
                net == null ? 0 : net.minor());
    }
}
