package io.tillstream.till.sale;

import io.tillstream.checkout.parcel.PickUpCode;
import io.tillstream.checkout.parcel.PickUpLocks;
import io.tillstream.checkout.receipt.ParcelSlip;
import io.tillstream.events.Money;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.journal.Failpoint;
import io.tillstream.till.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parcel leaves: to whoever proves to be its receiver and pays what is due, or back to its carrier. Once. */
final class ParcelHandover {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Catalogue catalogue;
    private final Bookkeeping books;
    private final Duration kept;
    private final Map<String, Integer> wrong = new HashMap<>();

    /**
     * The side of the counter where receivers stand.
     *
     * @param kept how long a parcel waits before it goes back
     */
    ParcelHandover(Catalogue catalogue, Bookkeeping books, Duration kept) {
        this.catalogue = catalogue;
        this.books = books;
        this.kept = kept;
    }

    private static Turn at(OpenSale open, ParcelStep step) {
        return new Turn.Open(open.at(new Stage.Parcels(step)));
    }

    /** Somebody shows a code, and nothing else is known. */
    Turn byCode(OpenSale open, PickUpCode code, CounterWork.Now now) {
        return looked(
                open,
                null,
                now,
                now.soFar()
                        .parcels()
                        .of(code)
                        .map(parcel -> new ParcelStep.Handing(parcel, ParcelOut.Proof.PICK_UP_CODE)));
    }

    /** Somebody shows a code for that parcel. */
    Turn byCode(OpenSale open, ParcelIn parcel, PickUpCode code, CounterWork.Now now) {
        return looked(
                open,
                null,
                now,
                parcel.code().equals(code.digits())
                        ? Optional.of(new ParcelStep.Handing(parcel, ParcelOut.Proof.PICK_UP_CODE))
                        : Optional.empty());
    }

    Turn byMember(OpenSale open, ParcelIn parcel, String card) {
        boolean theirs = catalogue
                .memberByCard(card)
                .filter(member -> member.member().equals(parcel.member()))
                .isPresent();
        return theirs
                ? at(open, new ParcelStep.Handing(parcel, ParcelOut.Proof.MEMBER_CODE))
                : Turn.told(open, Notice.Kind.NOT_THEIR_PARCEL);
    }

    /** What was typed as a proof: the pick-up code, or the end of the phone number. */
    Turn proved(OpenSale open, ParcelIn parcel, String text, CounterWork.Now now) {
        if (PickUpCode.isMeant(text)) {
            return PickUpCode.typed(text)
                    .map(code -> byCode(open, parcel, code, now))
                    .orElseGet(() -> Turn.told(open, Notice.Kind.CODE_MISTYPED, text));
        }
        String tail = parcel.phoneTail();
        if (tail == null) {
            return Turn.told(open, Notice.Kind.PARCEL_OF_MEMBER);
        }
        if (!ParcelIn.isPhoneTail(text)) {
            return Turn.told(open, Notice.Kind.NOT_A_PHONE_TAIL, text);
        }
        return looked(
                open,
                parcel.waybill(),
                now,
                text.endsWith(tail)
                        ? Optional.of(new ParcelStep.Handing(parcel, ParcelOut.Proof.PHONE_TAIL))
                        : Optional.empty());
    }

    /** While there is a wait not even the right answer is looked at. */
    private Turn looked(
            OpenSale open, @Nullable Waybill waybill, CounterWork.Now now, Optional<ParcelStep.Handing> right) {
        Optional<Instant> until = now.soFar().parcels().locks().until(waybill, books.now());
        return until.map(end -> locked(open, end, List.of()))
                .or(() -> right.map(handing -> at(open, handing)))
                .orElseGet(() -> wrong(open, waybill, now.soFar().parcels().locks()));
    }

    private Turn wrong(OpenSale open, @Nullable Waybill waybill, PickUpLocks locks) {
        int times = wrong.merge(key(waybill), 1, Integer::sum);
        int left = locks.inARow(waybill) > 0 ? 0 : Math.max(0, PickUpLocks.TRIES - times);
        if (left > 0) {
            return Turn.told(open, Notice.Kind.WRONG_PICK_UP, Integer.toString(left));
        }
        wrong.remove(key(waybill));
        Duration wait = locks.next(waybill);
        return books.other(
                        open.basket().store(),
                        (source, at, day, operator) ->
                                new ParcelLock(source, at, day, operator, waybill, at.plus(wait)))
                .map(lock -> locked(open, lock.until(), List.of(lock)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    private static Turn locked(OpenSale open, Instant until, List<TillTransaction> noted) {
        String end = SECOND.format(until.atZone(open.basket().store().zone()));
        return new Turn.Open(open.telling(Notice.of(Notice.Kind.PICK_UP_LOCKED, end)), noted);
    }

    /** Counted per parcel for ends of phone numbers, and together for pick-up codes. */
    private static String key(@Nullable Waybill waybill) {
        return waybill == null ? "" : waybill.value();
    }

    /** What waits for a yes gets it; an amount may be typed where something is due. */
    Turn confirmed(OpenSale open, ParcelStep step, String text, CounterWork.Now now) {
        return switch (step) {
            case ParcelStep.Handing(ParcelIn parcel, ParcelOut.Proof proof) -> handed(open, parcel, proof, text, now);
            case ParcelStep.SendingBack(ParcelIn parcel)
            when text.isEmpty() -> out(open, parcel, ParcelOut.Way.BACK_TO_CARRIER, null, List.of(), now);
            case ParcelStep.Settling settling when text.isEmpty() -> settled(open, settling, now);
            case ParcelStep.SendingBack _, ParcelStep.Settling _ ->
                Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text);
            case ParcelStep _ -> new Turn.Open(open);
        };
    }

    private Turn handed(OpenSale open, ParcelIn parcel, ParcelOut.Proof proof, String text, CounterWork.Now now) {
        Money due = parcel.cashOnDelivery();
        if (due == null) {
            return text.isEmpty()
                    ? out(open, parcel, ParcelOut.Way.TO_RECEIVER, proof, List.of(), now)
                    : Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text);
        }
        TypedAmount typed = text.isEmpty() ? new TypedAmount.Read(due) : TypedAmount.of(text, due.currency());
        return switch (typed) {
            case TypedAmount.Refused(Notice notice) -> new Turn.Open(open.telling(notice));
            case TypedAmount.Read(Money given)
            when given.compareTo(due) < 0 ->
                Turn.told(
                        open,
                        Notice.Kind.TOO_LITTLE_FOR_PARCEL,
                        due.display(),
                        due.minus(given).display());
            case TypedAmount.Read(Money given) -> {
                Failpoint.TENDER.reached();
                yield out(
                        open,
                        parcel,
                        ParcelOut.Way.TO_RECEIVER,
                        proof,
                        List.of(new Tender(TenderType.CASH, given, given.minus(due))),
                        now);
            }
        };
    }

    private Turn out(
            OpenSale open,
            ParcelIn parcel,
            ParcelOut.Way way,
            ParcelOut.@Nullable Proof proof,
            List<Tender> tenders,
            CounterWork.Now now) {
        return books.money(
                        open.basket().store(),
                        (source, at, day, operator) -> new ParcelOut(
                                source, at, day, operator, parcel.waybill(), parcel.source(), way, proof, tenders))
                .map(fact -> left(open, parcel, fact, now))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    private Turn left(OpenSale open, ParcelIn parcel, ParcelOut fact, CounterWork.Now now) {
        wrong.remove(parcel.waybill().value());
        if (fact.proof() == ParcelOut.Proof.PICK_UP_CODE) {
            wrong.remove(key(null));
        }
        OpenSale after = open.at(new Stage.Parcels(new ParcelStep.Waiting("", false, fact)));
        // Who fetches a parcel that is paid for gets no paper: the record is enough.
        return fact.tenders().isEmpty() && fact.way() == ParcelOut.Way.TO_RECEIVER
                ? new Turn.Open(after, List.of(fact))
                : new Turn.OnPaper(
                        after,
                        List.of(fact),
                        ParcelSlip.of(fact, parcel, open.basket().store(), now.language()));
    }

    /** Whatever nobody fetched in time may go back; sooner it takes a supervisor. */
    Turn askToSendBack(OpenSale open, ParcelIn parcel, CounterWork.Now now) {
        boolean overdue = !books.now().isBefore(parcel.happenedAt().plus(kept));
        return switch (overdue ? new Persons.Leave.Granted(null) : now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted _ -> at(open, new ParcelStep.SendingBack(parcel));
        };
    }

    /** Whether the senders' cash should go to them. */
    Turn askToSettle(OpenSale open, CounterWork.Now now) {
        Money owed = now.soFar().parcels().owed(open.basket().store().currency());
        return owed.isPositive()
                ? at(open, new ParcelStep.Settling(owed, now.soFar().parcels().owedFor()))
                : Turn.told(open, Notice.Kind.NOTHING_TO_SETTLE);
    }

    private Turn settled(OpenSale open, ParcelStep.Settling settling, CounterWork.Now now) {
        return books.money(
                        open.basket().store(),
                        (source, at, day, operator) ->
                                new ParcelSettlement(source, at, day, operator, settling.parcels(), settling.amount()))
                .<Turn>map(fact -> new Turn.OnPaper(
                        open.at(new Stage.Parcels(new ParcelStep.Waiting("", false, fact))),
                        List.of(fact),
                        ParcelSlip.of(fact, open.basket().store(), now.language())))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }
}
