package io.tillstream.checkout.parcel;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parcels of a till, as its journal has them. Record by record it becomes the next one.
 *
 * @param waiting what lies here, by waybill, oldest first
 * @param gone what has left lately, by waybill, so that a second scan of a parcel that is out begins nothing
 * @param unsettled what went out against cash that the senders have not got yet
 * @param locks what is not handed over for a while
 */
public record ParcelShelf(
        Map<Waybill, ParcelIn> waiting, Map<Waybill, ParcelOut> gone, List<ParcelOut> unsettled, PickUpLocks locks) {
    public static final ParcelShelf EMPTY = new ParcelShelf(Map.of(), Map.of(), List.of(), PickUpLocks.NONE);

    /** Longer than a receiver or a driver argues about it; carriers use their numbers again after months. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    public ParcelShelf {
        // In their order, which Map.copyOf would lose; what is unmodifiable already is not wrapped again.
        waiting = Collections.unmodifiableMap(waiting);
        gone = Collections.unmodifiableMap(gone);
        unsettled = List.copyOf(unsettled);
    }

    /** With the next record of the journal. */
    public ParcelShelf plus(TillTransaction fact) {
        return switch (fact) {
            case ParcelIn parcel -> in(parcel);
            case ParcelOut parcel -> out(parcel);
            case ParcelLock lock -> new ParcelShelf(waiting, gone, unsettled, locks.plus(lock));
            case ParcelSettlement settlement -> {
                List<ParcelOut> left = new ArrayList<>(unsettled);
                left.removeIf(parcel -> settlement.parcels().contains(parcel.source()));
                yield new ParcelShelf(waiting, gone, left, locks);
            }
            case TillTransaction _ -> this;
        };
    }

    private ParcelShelf in(ParcelIn parcel) {
        Map<Waybill, ParcelIn> more = new LinkedHashMap<>(waiting);
        more.put(parcel.waybill(), parcel);
        return new ParcelShelf(more, gone, unsettled, locks);
    }

    private ParcelShelf out(ParcelOut parcel) {
        Map<Waybill, ParcelIn> fewer = new LinkedHashMap<>(waiting);
        fewer.remove(parcel.waybill());
        Map<Waybill, ParcelOut> more = new LinkedHashMap<>(gone);
        Instant oldest = parcel.happenedAt().minus(REMEMBERED);
        more.values().removeIf(left -> left.happenedAt().isBefore(oldest));
        more.put(parcel.waybill(), parcel);
        List<ParcelOut> owed = unsettled;
        if (cash(parcel).isPresent()) {
            owed = new ArrayList<>(unsettled);
            owed.add(parcel);
        }
        return new ParcelShelf(fewer, more, owed, locks.plus(parcel));
    }

    private static Optional<Money> cash(ParcelOut parcel) {
        return parcel.tenders().stream()
                .filter(tender -> tender.type() == TenderType.CASH)
                .map(Tender::net)
                .reduce(Money::plus);
    }

    /** The parcel of that number, if it lies here. */
    public Optional<ParcelIn> of(Waybill waybill) {
        return Optional.ofNullable(waiting.get(waybill));
    }

    /** The parcel that lies here for that code. */
    public Optional<ParcelIn> of(PickUpCode code) {
        return waiting.values().stream()
                .filter(parcel -> parcel.code().equals(code.digits()))
                .findFirst();
    }

    /** How a parcel of that number left lately. */
    public Optional<ParcelOut> left(Waybill waybill, Instant now) {
        return Optional.ofNullable(gone.get(waybill))
                .filter(parcel -> parcel.happenedAt().isAfter(now.minus(REMEMBERED)));
    }

    /** What lies here and has the text in its waybill, its place or the end of its phone; everything for nothing. */
    public List<ParcelIn> search(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return waiting.values().stream()
                .filter(parcel -> parcel.waybill().value().contains(wanted)
                        || parcel.place().startsWith(wanted)
                        || wanted.equals(parcel.phoneTail()))
                .toList();
    }

    /** Cash in the drawer that is the senders'. */
    public Money owed(CurrencyUnit currency) {
        return unsettled.stream().flatMap(parcel -> cash(parcel).stream()).reduce(Money.zero(currency), Money::plus);
    }

    /** The records by which that cash came in. */
    public List<Source> owedFor() {
        return unsettled.stream().map(ParcelOut::source).toList();
    }
}
