package io.tillstream.till.sale;

import io.tillstream.checkout.parcel.PickUpCode;
import io.tillstream.checkout.receipt.ParcelSlip;
import io.tillstream.events.Money;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.till.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A parcel comes in: for whom, where to, what is due; then it is a record and has its label. */
final class ParcelIntake {
    private final Catalogue catalogue;
    private final Bookkeeping books;
    private final IntUnaryOperator chance;

    /**
     * The side of the counter where carriers stand.
     *
     * @param chance a number below the one it is given, which nobody can foresee
     */
    ParcelIntake(Catalogue catalogue, Bookkeeping books, IntUnaryOperator chance) {
        this.catalogue = catalogue;
        this.books = books;
        this.chance = chance;
    }

    private static Turn at(OpenSale open, ParcelStep step) {
        return new Turn.Open(open.at(new Stage.Parcels(step)));
    }

    Turn forMember(OpenSale open, Waybill waybill, String card) {
        return catalogue
                .memberByCard(card)
                .map(member ->
                        at(open, new ParcelStep.AskingPlace(waybill, new ParcelStep.Receiver(null, member.member()))))
                .orElseGet(() -> Turn.told(open, Notice.Kind.UNKNOWN_MEMBER));
    }

    Turn typed(OpenSale open, ParcelStep step, String text, CounterWork.Now now) {
        return switch (step) {
            case ParcelStep.AskingReceiver(Waybill waybill) ->
                ParcelIn.isPhoneTail(text)
                        ? at(open, new ParcelStep.AskingPlace(waybill, new ParcelStep.Receiver(text, null)))
                        : Turn.told(open, Notice.Kind.NOT_A_PHONE_TAIL, text);
            case ParcelStep.AskingPlace(Waybill waybill, ParcelStep.Receiver receiver) -> {
                String place = text.strip().toUpperCase(Locale.ROOT);
                yield ParcelIn.isPlace(place)
                        ? at(open, new ParcelStep.AskingDue(waybill, receiver, place))
                        : Turn.told(open, Notice.Kind.NOT_A_PLACE, text);
            }
            case ParcelStep.AskingDue asking when text.isEmpty() -> taken(open, asking, null, now);
            case ParcelStep.AskingDue asking ->
                switch (TypedAmount.aboveNothing(text, open.basket().store().currency())) {
                    case TypedAmount.Read(Money due) -> taken(open, asking, due, now);
                    case TypedAmount.Refused(Notice notice) -> new Turn.Open(open.telling(notice));
                };
            case ParcelStep _ -> new Turn.Open(open);
        };
    }

    private Turn taken(OpenSale open, ParcelStep.AskingDue asking, @Nullable Money due, CounterWork.Now now) {
        PickUpCode code =
                PickUpCode.next(chance, drawn -> now.soFar().parcels().of(drawn).isPresent());
        return books.other(
                        open.basket().store(),
                        (source, at, day, operator) -> new ParcelIn(
                                source,
                                at,
                                day,
                                operator,
                                asking.waybill(),
                                code.digits(),
                                asking.receiver().phoneTail(),
                                asking.receiver().member(),
                                asking.place(),
                                due))
                .<Turn>map(parcel -> new Turn.OnPaper(
                        open.at(new Stage.Parcels(new ParcelStep.Waiting("", false, parcel))),
                        List.of(parcel),
                        ParcelSlip.label(parcel, open.basket().store(), now.language())))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** Label and slip of the parcel on the screen, once more. */
    Turn printed(OpenSale open, ParcelStep step, CounterWork.Now now) {
        return switch (step) {
            case ParcelStep.Proving(ParcelIn parcel) -> again(open, parcel, now);
            case ParcelStep.Waiting(var _, var _, var done)
            when done instanceof ParcelIn parcel -> again(open, parcel, now);
            case ParcelStep _ -> Turn.told(open, Notice.Kind.NOTHING_PRINTED);
        };
    }

    private static Turn again(OpenSale open, ParcelIn parcel, CounterWork.Now now) {
        return new Turn.OnPaper(
                open, List.of(), ParcelSlip.label(parcel, open.basket().store(), now.language()));
    }
}
