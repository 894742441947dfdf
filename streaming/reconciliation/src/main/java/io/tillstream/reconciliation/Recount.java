package io.tillstream.reconciliation;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything the journals and the stock movements add up to. */
final class Recount {
    private final Ledgers ledgers;
    private final Map<Source, Booking> bookings = new HashMap<>();
    private final Map<Source, Hash> records = new HashMap<>();
    private final Map<Hash, Source> byContent = new HashMap<>();
    private final Map<TillId, Map<Integer, Long>> ends = new TreeMap<>();
    private final Refunds refunds;
    private final TradingDays days;
    private final StockTrail stock;
    private final OrderTrail orders;
    private final AccountTrail accounts;
    private final Drawers drawers = new Drawers();

    Recount(Ledgers ledgers) {
        this.ledgers = ledgers;
        this.refunds = new Refunds(ledgers);
        this.days = new TradingDays(ledgers);
        this.stock = new StockTrail(ledgers);
        this.orders = new OrderTrail(ledgers);
        this.accounts = new AccountTrail(ledgers);
    }

    /** Books a record of a journal. */
    void add(JournalRecord record) {
        Source source = record.fact().source();
        Hash content = record.hash();
        records.put(source, content);
        byContent.put(content, source);
        ends.computeIfAbsent(source.till(), ignored -> new TreeMap<>())
                .merge(source.epoch(), source.sequence(), Math::max);
        Cell position = ledgers.positions.cell(Keys.tillEpoch(source.till(), source.epoch()));
        position.set(Ledgers.POSITION_MARK, source.sequence());
        position.add(Ledgers.POSITION_TRANSACTIONS, 1);
        switch (record.fact()) {
            case Sale sale -> {
                add(sale, position);
                drawers.add(sale);
            }
            case EpochOpened ignored -> {}
            case BasketCancelled basket -> CashierPeriods.add(ledgers.cashiers, basket);
            case BasketSuspended ignored -> {}
            case BasketResumed ignored -> {}
            case PaymentAttempted ignored -> {}
            case NoSale opened -> CashierPeriods.add(ledgers.cashiers, opened);
            case OperatorSession ignored -> {}
            case TenderControl control -> drawers.add(control);
            case TillSettlement settlement -> drawers.add(settlement);
            case Closing closing -> drawers.add(closing);
            case ParcelIn ignored -> {}
            case ParcelLock ignored -> {}
            case OrderPicked ignored -> {}
            case ParcelOut parcel -> drawers.add(parcel);
            case ParcelSettlement settlement -> drawers.add(settlement);
        }
    }

    private void add(Sale sale, Cell position) {
        Booking booking = Booking.of(sale);
        bookings.put(sale.source(), booking);
        position.add(Ledgers.POSITION_SALES, 1);
        position.add(Ledgers.POSITION_NET, sale.total().minor());
        position.countedIn(sale.currency().code());
        position.from(sale.source(), sale.happenedAt());
        addToHour(sale, booking);
        days.add(sale);
        accounts.add(sale);
        CashierPeriods.add(ledgers.cashiers, sale);
        for (SaleLine line : sale.lines()) {
            if (line.giftCard() == null) {
                addToItemDay(sale, line);
                stock.sold(sale, line);
            } else {
                addToGiftCard(sale, line.giftCard(), Ledgers.CARD_LOADED, line.net());
            }
            addToPoints(sale, line.points());
            refunds.add(sale, line);
        }
        for (Tender tender : sale.tenders()) {
            if (tender.type() == Tender.TenderType.GIFT_CARD && tender.account() != null) {
                addToGiftCard(sale, tender.account(), Ledgers.CARD_SPENT, tender.net());
            }
        }
        sale.promotions().forEach(use -> addToPromotion(sale, use));
        booking.tenderPoints().values().forEach(points -> addToPoints(sale, points));
    }

    private void addToHour(Sale sale, Booking booking) {
        long goods =
                sale.lines().stream().filter(line -> line.giftCard() == null).count();
        Instant hour = sale.happenedAt().truncatedTo(ChronoUnit.HOURS);
        Cell cell = ledgers.hours.cell(Keys.storeHour(sale.source().till().store(), hour));
        cell.add(Ledgers.HOUR_TRANSACTIONS, 1);
        cell.add(Ledgers.HOUR_LINES, goods);
        cell.add(Ledgers.HOUR_NET, booking.sum(LineFigure.NET));
        sale.taxes().forEach(tax -> cell.add(Ledgers.HOUR_TAX, tax.tax().minor()));
        cell.add(Ledgers.HOUR_DISCOUNT, booking.sum(LineFigure.DISCOUNT));
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
    }

    private void addToItemDay(Sale sale, SaleLine line) {
        Cell cell = ledgers.itemDays.cell(
                Keys.storeItemDay(sale.source().till().store(), line.gtin(), sale.businessDate()));
        cell.add(Ledgers.ITEM_LINES, 1);
        cell.add(Ledgers.ITEM_QUANTITY, line.quantity().amount());
        cell.add(Ledgers.ITEM_NET, line.net().minor());
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
    }

    private void addToGiftCard(Sale sale, String account, int column, Money amount) {
        Cell cell = ledgers.giftCards.cell(account);
        cell.add(column, amount.minor());
        cell.add(
                Ledgers.CARD_BALANCE,
                column == Ledgers.CARD_LOADED
                        ? amount.minor()
                        : amount.negated().minor());
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
    }

    private void addToPromotion(Sale sale, PromotionUse use) {
        long minor = use.amount().minor();
        Cell cell =
                ledgers.promotions.cell(use.promotion() + "|" + sale.currency().code());
        cell.add(Ledgers.PROMOTION_USES, use.uses());
        cell.add(minor < 0 ? Ledgers.PROMOTION_GIVEN_BACK : Ledgers.PROMOTION_GIVEN, Math.abs(minor));
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
    }

    private void addToPoints(Sale sale, long points) {
        if (sale.member() != null && points != 0) {
            Cell cell = ledgers.balances.cell(sale.member().value());
            cell.add(Ledgers.BALANCE_POINTS, points);
            cell.add(Ledgers.BALANCE_ENTRIES, 1);
            cell.from(sale.source(), sale.happenedAt());
        }
    }

    /** What counts and Zs say of the drawers, against the records before them. */
    Drawers drawers() {
        return drawers;
    }

    /** Members' points, pot by pot. */
    AccountTrail accounts() {
        return accounts;
    }

    /** Counts an entry of which there may be more or fewer. */
    void addEntry(MemberId member) {
        ledgers.balances.cell(member.value()).add(Ledgers.BALANCE_ENTRIES, 1);
    }

    /** Points of a line that more than one return took back, and which the member gets again. */
    long restored(Source sale, int line) {
        return refunds.restored(sale, line);
    }

    /**
     * Works out what hangs on sums: how much came back beyond what was sold, and which balances are debts. To be called
     * before comparing, and again when more was booked.
     *
     * @param journal reads a record of the journals again
     */
    void settle(Function<Source, JournalRecord> journal) {
        refunds.settle(bookings, journal);
        stock.settle();
        orders.settle();
        accounts.settle(refunds.restored(bookings));
        ledgers.balances.each((member, balance) -> {
            Cell debt = ledgers.debts.cell(member);
            debt.set(Ledgers.DEBT_OWED, Math.max(0, Math.negateExact(balance.sum(Ledgers.BALANCE_POINTS))));
            debt.namesThoseOf(balance);
        });
    }

    /** Books a movement of goods; the same id a second time is a duplicate. */
    void add(StockMovement movement) {
        stock.moved(movement);
        orders.moved(movement);
    }

    /** Notes a word of a purchase order. */
    void add(PurchaseOrder word) {
        orders.said(word);
    }

    /** The record with this hash, or null when no journal holds one. */
    @Nullable
    Source withContent(Hash content) {
        return byContent.get(content);
    }

    boolean holds(Source source) {
        return records.containsKey(source);
    }

    /** Every record of every journal. */
    Set<Source> sources() {
        return records.keySet();
    }

    @Nullable
    Booking booking(Source sale) {
        return bookings.get(sale);
    }

    Map<Source, Booking> bookings() {
        return bookings;
    }

    int size() {
        return records.size();
    }

    /** Last sequence per till and epoch. */
    Map<TillId, Map<Integer, Long>> ends() {
        return ends;
    }
}
