package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.order.OrderShelf;
import io.tillstream.checkout.parcel.ParcelShelf;
import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.checkout.table.EqualShares;
import io.tillstream.events.Money;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.till.counter.ReceiptPrinter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of the counter.
 *
 * @param sale the open sale; absent before the first
 * @param priced its basket with amounts; absent while there is nothing to pay for
 * @param last the sale before
 * @param printer the printer, with what waits for it
 * @param tally counts of this epoch
 * @param offerCounts what became of offers since the start
 * @param receiptsPrinted receipts that came out whole
 * @param goodScans scans that were used, for a sound
 * @param badScans scans that were not, for another sound
 * @param now business time
 * @param duty who stands at the till, and what is asked of them
 * @param suspended baskets that are put aside, oldest first
 * @param reversals payments that are to be given back and are not yet
 * @param tables the restaurant; absent in a shop
 * @param parcels what lies here for receivers
 * @param orders what was done with members' orders
 * @param notGiven limited promotions that the goods deserve and this till cannot give
 * @param practising whether all of it is practice, and nothing is money
 */
public record CounterView(
        @Nullable OpenSale sale,
        @Nullable PricedBasket priced,
        @Nullable FinishedSale last,
        PrinterView printer,
        Tally tally,
        OfferCounts offerCounts,
        long receiptsPrinted,
        long goodScans,
        long badScans,
        Instant now,
        OnDuty duty,
        List<BasketSuspended> suspended,
        long reversals,
        @Nullable TablesView tables,
        ParcelShelf parcels,
        OrderShelf orders,
        List<NotGiven> notGiven,
        boolean practising) {
    /** Where the sale stands. */
    public enum Phase {
        SIGNING_IN,
        ASKING_LEAVE,
        IDLE,
        SCANNING,
        PAYING,
        RETURNING,
        TAKING_UP,
        ASKING_AGE,
        ASKING_QUANTITY,
        LOADING_CARD,
        CHANGING_PRICE,
        AT_DRAWER,
        AT_TABLES,
        MOVING_TABLE,
        SPLITTING,
        AT_PARCELS,
        AT_ORDERS
    }

    /** What keeps the printer, if anything does. */
    public ReceiptPrinter.@Nullable Trouble printerTrouble() {
        return printer.trouble();
    }

    /** The promotion that is nearest to giving more, of those the customer wants to hear of. */
    public Optional<NearMiss> nearestMiss() {
        Member member = sale == null ? null : sale.member();
        return priced == null
                ? Optional.empty()
                : priced.nearestMiss(member == null ? Set.of() : member.declinedPromotions());
    }

    /** Offers shown in this epoch, those of the open sale included. */
    public long offersShown() {
        return tally.offersShown() + (sale == null ? 0 : sale.shownSoFar());
    }

    /** The return that is being made up, if any. */
    public @Nullable ReturnStep returning() {
        return sale != null && sale.stage() instanceof Stage.Returning(ReturnStep step) ? step : null;
    }

    /** What is due while the customer pays. */
    public Optional<DuePayment> due() {
        return sale != null
                        && sale.stage() instanceof Stage.Paying
                        && ToPay.of(sale) instanceof ToPay.Due(DuePayment due)
                ? Optional.of(due)
                : Optional.empty();
    }

    /** Whose part of the bill is next, where the guests of a table share it equally. */
    public Optional<EqualShares.Next> nextShare() {
        TableOrder table = sale == null ? null : sale.table();
        if (sale == null || table == null || table.guests() < 2) {
            return Optional.empty();
        }
        return due().flatMap(payment -> {
            Money total = payment.priced().total();
            int coin = sale.basket().store().cashRoundingMinor();
            return new EqualShares(total, Math.toIntExact(table.guests()), coin).after(total.minus(payment.cardDue()));
        });
    }

    /** The attempts that the basket on the counter counts, or waits for. */
    public Set<String> countedAttempts() {
        Set<String> counted = new HashSet<>();
        if (sale != null && sale.stage() instanceof Stage.Paying paying) {
            paying.taken().forEach(tender -> counted.add(String.valueOf(tender.attempt())));
        }
        return counted;
    }

    public Phase phase() {
        return switch (duty.asked()) {
            case OnDuty.Asked.Who(), OnDuty.Asked.Pin _ -> Phase.SIGNING_IN;
            case OnDuty.Asked.WhoAllows _, OnDuty.Asked.PinToAllow _ -> Phase.ASKING_LEAVE;
            case OnDuty.Asked.Nothing() -> phaseOfSale();
        };
    }

    private Phase phaseOfSale() {
        if (sale == null) {
            return Phase.IDLE;
        }
        return switch (sale.stage()) {
            case Stage.Returning _ -> Phase.RETURNING;
            case Stage.Paying _ -> Phase.PAYING;
            case Stage.AskingAge _ -> Phase.ASKING_AGE;
            case Stage.AskingQuantity _ -> Phase.ASKING_QUANTITY;
            case Stage.LoadingCard _ -> Phase.LOADING_CARD;
            case Stage.Changing _ -> Phase.CHANGING_PRICE;
            case Stage.TakingUp _ -> Phase.TAKING_UP;
            case Stage.AtDrawer _ -> Phase.AT_DRAWER;
            case Stage.AtTables() -> Phase.AT_TABLES;
            case Stage.MovingTable() -> Phase.MOVING_TABLE;
            case Stage.Splitting _ -> Phase.SPLITTING;
            case Stage.Parcels _ -> Phase.AT_PARCELS;
            case Stage.Orders _ -> Phase.AT_ORDERS;
            case Stage.Selling _ -> sale.isUntouched() && sale.table() == null ? Phase.IDLE : Phase.SCANNING;
        };
    }
}
