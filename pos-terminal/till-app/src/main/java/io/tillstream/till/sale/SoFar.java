package io.tillstream.till.sale;

import io.tillstream.checkout.closing.TillPeriod;
import io.tillstream.checkout.order.OrderShelf;
import io.tillstream.checkout.parcel.ParcelShelf;
import io.tillstream.checkout.table.BillParts;
import io.tillstream.events.Source;
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
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.shift.Locks;
import io.tillstream.till.shift.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this epoch's journal says so far, as far as the counter has to know it after a restart.
 *
 * @param tally counts
 * @param attempts payment attempts that are neither over nor named by a sale, by number, in their order
 * @param spent what was spent of the ledger's grants
 * @param suspended baskets that are put aside, by their record, oldest first
 * @param turn the number of the record by which the last basket began or ended; 0 before the first
 * @param takenUp the suspended basket that was taken up last and has not ended, if any
 * @param offlineCards what cards have paid without their host since the last one that was asked of it, in minor units
 * @param period everything since the last Z
 * @param sessions of the people at the till
 * @param parcels what lies here, and whose money is in the drawer for it; of earlier epochs too
 * @param orders what was done with members' orders; of earlier epochs too
 */
record SoFar(
        Tally tally,
        Map<String, PaymentAttempted> attempts,
        Spent spent,
        Map<Source, BasketSuspended> suspended,
        long turn,
        @Nullable BasketSuspended takenUp,
        long offlineCards,
        TillPeriod period,
        Sessions sessions,
        ParcelShelf parcels,
        OrderShelf orders) {
    static final SoFar NOTHING = new SoFar(
            Tally.NOTHING,
            Map.of(),
            Spent.NOTHING,
            Map.of(),
            0,
            null,
            0,
            TillPeriod.FIRST,
            Sessions.NONE,
            ParcelShelf.EMPTY,
            OrderShelf.EMPTY);

    SoFar {
        // In their order, which Map.copyOf would lose; what is unmodifiable already is not wrapped again.
        attempts = Collections.unmodifiableMap(attempts);
        suspended = Collections.unmodifiableMap(suspended);
    }

    /**
     * Reads what journals hold.
     *
     * @param before those of earlier epochs, oldest first: their money is closed, but their parcels still lie here, and what
     *     they spent of leases is spent
     * @param journal this epoch's
     */
    static SoFar in(List<Path> before, Path journal) throws IOException {
        SoFar carried = NOTHING;
        for (Path earlier : before) {
            carried = read(earlier, carried, SoFar::carrying);
        }
        return read(journal, carried, SoFar::plus);
    }

    /** What a record of an earlier epoch still means: parcels lie here, and leases that were spent then are spent. */
    private SoFar carrying(TillTransaction fact) {
        return new SoFar(
                tally,
                attempts,
                fact instanceof Sale sale ? spent.plus(sale) : spent,
                suspended,
                turn,
                takenUp,
                offlineCards,
                period,
                sessions,
                parcels.plus(fact),
                orders.plus(fact));
    }

    private static <T> T read(Path journal, T empty, BiFunction<T, TillTransaction, T> plus) throws IOException {
        T sum = empty;
        try (JournalReader reader = JournalReader.open(journal);
                Stream<JournalRecord> records = reader.from(1)) {
            for (JournalRecord record : (Iterable<JournalRecord>) records::iterator) {
                sum = plus.apply(sum, record.fact());
            }
        }
        return sum;
    }

    SoFar plus(TillTransaction fact) {
        return at(fact).in(period.plus(fact), parcels.plus(fact), orders.plus(fact));
    }

    private SoFar in(TillPeriod now, ParcelShelf shelf, OrderShelf handed) {
        return new SoFar(tally, attempts, spent, suspended, turn, takenUp, offlineCards, now, sessions, shelf, handed);
    }

    private SoFar at(TillTransaction fact) {
        return switch (fact) {
            case Sale sale -> ended(fact, withoutAttemptsOf(sale), spent.plus(sale), suspended);
            case BasketCancelled _ -> ended(fact, attempts, spent, suspended);
            case BasketSuspended basket -> {
                Map<Source, BasketSuspended> more = new LinkedHashMap<>(suspended);
                basket.joins().forEach(more::remove);
                more.put(basket.source(), basket);
                yield withoutOffersOf(basket.joins()).ended(fact, attempts, spent, more);
            }
            case BasketResumed resumed -> resumed(resumed);
            case PaymentAttempted attempt ->
                new SoFar(
                        tally,
                        with(attempt),
                        spent.plus(attempt),
                        suspended,
                        turn,
                        takenUp,
                        offlineCardsAfter(attempt),
                        period,
                        sessions,
                        parcels,
                        orders);
            case OperatorSession session ->
                new SoFar(
                        tally,
                        attempts,
                        spent,
                        suspended,
                        turn,
                        takenUp,
                        offlineCards,
                        period,
                        sessions.plus(session),
                        parcels,
                        orders);
            case EpochOpened _,
                    NoSale _,
                    TenderControl _,
                    TillSettlement _,
                    Closing _,
                    ParcelIn _,
                    ParcelOut _,
                    ParcelLock _,
                    ParcelSettlement _,
                    OrderPicked _ -> this;
        };
    }

    private SoFar ended(
            TillTransaction fact,
            Map<String, PaymentAttempted> attemptsLeft,
            Spent spentNow,
            Map<Source, BasketSuspended> aside) {
        return new SoFar(
                tally.plus(fact),
                attemptsLeft,
                spentNow,
                aside,
                fact.source().sequence(),
                null,
                offlineCards,
                period,
                sessions,
                parcels,
                orders);
    }

    /** Baskets that became part of another count with it. */
    private SoFar withoutOffersOf(List<Source> joined) {
        Tally fewer = tally;
        for (Source one : joined) {
            BasketSuspended basket = suspended.get(one);
            fewer = basket == null ? fewer : fewer.withoutOffersOf(basket);
        }
        return new SoFar(
                fewer, attempts, spent, suspended, turn, takenUp, offlineCards, period, sessions, parcels, orders);
    }

    private SoFar resumed(BasketResumed resumed) {
        BasketSuspended whole = suspended.get(resumed.suspended());
        BasketResumed.Share share = resumed.share();
        if (whole != null && share != null) {
            Map<Source, BasketSuspended> rest = new LinkedHashMap<>(suspended);
            rest.put(whole.source(), BillParts.left(whole, share));
            return new SoFar(
                    tally,
                    attempts,
                    spent,
                    rest,
                    resumed.source().sequence(),
                    BillParts.taken(whole, share),
                    offlineCards,
                    period,
                    sessions,
                    parcels,
                    orders);
        }
        Map<Source, BasketSuspended> fewer = new LinkedHashMap<>(suspended);
        BasketSuspended basket = fewer.remove(resumed.suspended());
        Tally open = basket == null ? tally : tally.withoutOffersOf(basket);
        return new SoFar(
                open,
                attempts,
                spent,
                fewer,
                resumed.source().sequence(),
                basket,
                offlineCards,
                period,
                sessions,
                parcels,
                orders);
    }

    private Map<String, PaymentAttempted> withoutAttemptsOf(Sale sale) {
        if (attempts.isEmpty()) {
            return attempts;
        }
        Map<String, PaymentAttempted> left = new LinkedHashMap<>(attempts);
        for (Tender tender : sale.tenders()) {
            left.remove(tender.attempt());
            if (tender.tendered().isNegative()) {
                left.values().removeIf(attempt -> attempt.paysOut() && isFor(attempt, tender));
            }
        }
        return left;
    }

    private static boolean isFor(PaymentAttempted refund, Tender tender) {
        PaymentAttempted.HostTrace host = refund.host();
        return host != null && String.valueOf(host.refundOf()).equals(tender.attempt());
    }

    private long offlineCardsAfter(PaymentAttempted attempt) {
        PaymentAttempted.HostTrace host = attempt.host();
        boolean paid = attempt.result() == PaymentAttempted.Result.APPROVED
                && host != null
                && host.way() == PaymentAttempted.HostTrace.Way.TERMINAL
                && !attempt.paysOut();
        if (host == null || !paid) {
            return offlineCards;
        }
        return host.offline() ? Math.addExact(offlineCards, attempt.amount().minor()) : 0;
    }

    /** Whether an attempt was begun for the basket that is open. */
    boolean isOfOpenBasket(PaymentAttempted attempt) {
        return Source.parseReceiptNumber(attempt.attempt()).sequence() > turn;
    }

    private Map<String, PaymentAttempted> with(PaymentAttempted attempt) {
        Map<String, PaymentAttempted> next = new LinkedHashMap<>(attempts);
        switch (attempt.result()) {
            case CREATED, UNKNOWN, APPROVED, REVERSING -> next.put(attempt.attempt(), attempt);
            case DECLINED, ABORTED, REVERSED -> next.remove(attempt.attempt());
        }
        return next;
    }

    Locks locks() {
        return sessions.locks();
    }

    /** The record by which practice began, as long as it has not ended. */
    Optional<OperatorSession> practice() {
        return Optional.ofNullable(sessions.practice());
    }

    /** The bill that lies on a table, if any. */
    Optional<BasketSuspended> billAt(String table) {
        return suspended.values().stream()
                .filter(basket ->
                        basket.table() != null && basket.table().table().equals(table))
                .findFirst();
    }

    /** How many payments are to be given back and are not yet, or are and have no return yet. */
    long reversals() {
        return attempts.values().stream()
                .filter(attempt -> attempt.result() == PaymentAttempted.Result.REVERSING || attempt.paysOut())
                .count();
    }
}
