package io.tillstream.till.screen;

import io.tillstream.checkout.parcel.PickUpCode;
import io.tillstream.events.Money;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.ParcelStep;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.screen.ParcelPanel.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the parcel counter: what waits, and what is asked. */
final class ParcelWriter {
    private final Duration kept;
    private final CounterView view;

    private ParcelWriter(Duration kept, CounterView view) {
        this.kept = kept;
        this.view = view;
    }

    /**
     * Of a till that stands there; absent elsewhere.
     *
     * @param kept how long a parcel waits before it should go back
     */
    static @Nullable ParcelPanel write(CounterView view, Duration kept) {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.Parcels(ParcelStep step)
                ? new ParcelWriter(kept, view).panel(step, sale)
                : null;
    }

    private ParcelPanel panel(ParcelStep step, OpenSale sale) {
        return switch (step) {
            case ParcelStep.Waiting waiting -> list(waiting, sale);
            case ParcelStep.AskingReceiver(var waybill) ->
                asking(Step.RECEIVER, "parcels.ask-receiver", waybill.value(), null, null);
            case ParcelStep.AskingPlace(var waybill, var receiver) ->
                asking(Step.PLACE, "parcels.ask-place", waybill.value(), null, receiver);
            case ParcelStep.AskingDue(var waybill, var receiver, String place) ->
                asking(Step.DUE, "parcels.ask-due", waybill.value(), place, receiver);
            case ParcelStep.Proving(ParcelIn parcel) ->
                about(
                        Step.PROVING,
                        parcel.phoneTail() == null ? "parcels.prove-member" : "parcels.prove",
                        detail(parcel));
            case ParcelStep.Handing(ParcelIn parcel, var _) ->
                about(
                        Step.HANDING,
                        parcel.cashOnDelivery() == null ? "parcels.hand-over" : "parcels.take-cash",
                        detail(parcel));
            case ParcelStep.SendingBack(ParcelIn parcel) ->
                about(Step.SENDING_BACK, "parcels.really-back", detail(parcel));
            case ParcelStep.Settling(Money amount, var parcels) ->
                panel(
                        Step.SETTLING,
                        TillScreen.Hint.of("parcels.really-settle", amount.display(), Integer.toString(parcels.size())),
                        List.of(),
                        null,
                        null);
        };
    }

    private ParcelPanel list(ParcelStep.Waiting waiting, OpenSale sale) {
        List<ParcelPanel.Row> rows = view.parcels().search(waiting.wanted()).stream()
                .map(this::row)
                .filter(row -> row.overdue() || !waiting.overdue())
                .toList();
        TillScreen.Hint hint = !waiting.wanted().isEmpty()
                ? TillScreen.Hint.of("parcels.found", waiting.wanted())
                : TillScreen.Hint.of(waiting.overdue() ? "parcels.overdue-hint" : "parcels.hint");
        Money owed = view.parcels().owed(sale.basket().store().currency());
        return new ParcelPanel(
                Step.WAITING,
                hint,
                rows,
                view.parcels().waiting().size(),
                overdue(),
                waiting.overdue(),
                waiting.wanted(),
                done(waiting.done()),
                null,
                owed.isZero() ? null : owed.display());
    }

    private ParcelPanel asking(
            Step step, String hint, String waybill, @Nullable String place, ParcelStep.@Nullable Receiver receiver) {
        TillScreen.Hint whom = receiver == null ? null : receiver(receiver.phoneTail());
        return about(step, hint, new ParcelPanel.Detail(waybill, place, whom, null, null));
    }

    private ParcelPanel about(Step step, String hint, ParcelPanel.Detail detail) {
        return panel(step, TillScreen.Hint.of(hint), List.of(), null, detail);
    }

    private ParcelPanel panel(
            Step step,
            TillScreen.Hint hint,
            List<ParcelPanel.Row> rows,
            ParcelPanel.@Nullable Done done,
            ParcelPanel.@Nullable Detail detail) {
        return new ParcelPanel(
                step, hint, rows, view.parcels().waiting().size(), overdue(), false, "", done, detail, null);
    }

    private long overdue() {
        return view.parcels().waiting().values().stream()
                .filter(parcel -> isOverdue(parcel.happenedAt()))
                .count();
    }

    private boolean isOverdue(Instant since) {
        return !view.now().isBefore(since.plus(kept));
    }

    private ParcelPanel.Row row(ParcelIn parcel) {
        return new ParcelPanel.Row(
                parcel.waybill().value(),
                parcel.place(),
                receiver(parcel.phoneTail()),
                age(parcel),
                isOverdue(parcel.happenedAt()),
                due(parcel));
    }

    private ParcelPanel.Detail detail(ParcelIn parcel) {
        return new ParcelPanel.Detail(
                parcel.waybill().value(), parcel.place(), receiver(parcel.phoneTail()), age(parcel), due(parcel));
    }

    private static @Nullable String due(ParcelIn parcel) {
        Money due = parcel.cashOnDelivery();
        return due == null ? null : due.display();
    }

    private Age age(ParcelIn parcel) {
        return Age.of(Duration.between(parcel.happenedAt(), view.now()));
    }

    private static TillScreen.Hint receiver(@Nullable String tail) {
        return tail == null ? TillScreen.Hint.of("parcels.member") : TillScreen.Hint.of("parcels.phone", tail);
    }

    private static ParcelPanel.@Nullable Done done(@Nullable TillTransaction fact) {
        return switch (fact) {
            case ParcelIn parcel ->
                new ParcelPanel.Done(
                        "parcels.done-in",
                        "parcels.code",
                        new PickUpCode(parcel.code()).shown(),
                        parcel.waybill() + " · " + parcel.place(),
                        true);
            case ParcelOut parcel
            when parcel.way() == ParcelOut.Way.BACK_TO_CARRIER ->
                new ParcelPanel.Done(
                        "parcels.done-back", "", "", parcel.waybill().value(), false);
            case ParcelOut parcel
            when parcel.tenders().isEmpty() ->
                new ParcelPanel.Done(
                        "parcels.done-out", "", "", parcel.waybill().value(), false);
            case ParcelOut parcel ->
                new ParcelPanel.Done(
                        "parcels.done-out",
                        "done.change",
                        parcel.tenders().stream()
                                .map(Tender::change)
                                .reduce(Money::plus)
                                .map(Money::display)
                                .orElse(""),
                        parcel.waybill().value(),
                        false);
            case ParcelSettlement settlement ->
                new ParcelPanel.Done(
                        "parcels.done-settled",
                        "parcels.to-senders",
                        settlement.amount().display(),
                        settlement.source().receiptNumber(),
                        false);
            case null -> null;
            case TillTransaction _ -> null;
        };
    }
}
