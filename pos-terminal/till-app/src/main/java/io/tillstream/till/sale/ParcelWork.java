package io.tillstream.till.sale;

import io.tillstream.checkout.parcel.ParcelShelf;
import io.tillstream.checkout.parcel.PickUpCode;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanRules;
import io.tillstream.codes.Symbology;
import io.tillstream.codes.gs1.Reading;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.settings.CounterMode;
import io.tillstream.till.settings.CounterSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parcel counter: what is scanned or typed there, and which parcel it is about. */
final class ParcelWork {
    private static final Pattern AIM = Pattern.compile("^][A-Za-z][0-9A-Za-z]");

    private final Catalogue catalogue;
    private final ScanRules codes;
    private final CounterSettings settings;
    private final Bookkeeping books;
    private final ParcelIntake intake;
    private final ParcelHandover handover;

    ParcelWork(
            Catalogue catalogue,
            ScanRules codes,
            CounterSettings settings,
            Bookkeeping books,
            ParcelIntake intake,
            ParcelHandover handover) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.settings = settings;
        this.books = books;
        this.intake = intake;
        this.handover = handover;
    }

    /** Whether this counter has parcels at all. */
    boolean isOpen() {
        return settings.mode() == CounterMode.EXPRESS;
    }

    /** A carrier's number in what was scanned or typed; people group them with blanks and dashes. */
    static Optional<Waybill> waybill(String raw) {
        String text =
                AIM.matcher(raw.strip()).replaceFirst("").replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        return Waybill.isForm(text) ? Optional.of(new Waybill(text)) : Optional.empty();
    }

    Turn next(OpenSale open, Act.OnParcel act, CounterWork.Now now) {
        if (!isOpen()) {
            return new Turn.Open(open);
        }
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.FINISH_FIRST);
        }
        return switch (act) {
            case Act.BeginParcels() -> at(open, ParcelStep.Waiting.ALL);
            case Act.SellGoods() -> isUnderWay(open) ? parcelFirst(open) : new Turn.Open(open.at(new Stage.Selling()));
            case Act.ShowOverdue() ->
                step(open) instanceof ParcelStep.Waiting(var _, boolean overdue, var _)
                        ? at(open, new ParcelStep.Waiting("", !overdue, null))
                        : parcelFirst(open);
            case Act.ChooseParcel(String waybill) ->
                isUnderWay(open)
                        ? parcelFirst(open)
                        : waybill(waybill)
                                .flatMap(now.soFar().parcels()::of)
                                .map(parcel -> at(open, new ParcelStep.Proving(parcel)))
                                .orElseGet(() -> Turn.told(open, Notice.Kind.NO_PARCEL, waybill));
            case Act.PrintParcel() -> intake.printed(open, step(open), now);
            case Act.SendParcelBack() -> sendBack(open, now);
            case Act.SettleParcels() -> isUnderWay(open) ? parcelFirst(open) : handover.askToSettle(open, now);
            case Act.ParcelDone() -> handover.confirmed(open, step(open), "", now);
        };
    }

    private static Turn at(OpenSale open, ParcelStep step) {
        return new Turn.Open(open.at(new Stage.Parcels(step)));
    }

    private static ParcelStep step(OpenSale open) {
        return open.stage() instanceof Stage.Parcels(ParcelStep step) ? step : ParcelStep.Waiting.ALL;
    }

    private static boolean isUnderWay(OpenSale open) {
        return step(open).isUnderWay();
    }

    private static Turn parcelFirst(OpenSale open) {
        return Turn.told(open, Notice.Kind.PARCEL_FIRST);
    }

    private Turn sendBack(OpenSale open, CounterWork.Now now) {
        return step(open) instanceof ParcelStep.Proving(ParcelIn parcel)
                ? handover.askToSendBack(open, parcel, now)
                : parcelFirst(open);
    }

    /** Whether a scan between two sales is about a parcel, though goods are on the screen. */
    boolean isAboutAParcel(String raw) {
        return isOpen()
                && (PickUpCode.scanned(raw).isPresent()
                        || (codes.read(raw) instanceof Scan.Unknown
                                && waybill(raw).isPresent()));
    }

    Turn scanned(OpenSale open, ParcelStep step, String raw, CounterWork.Now now) {
        Optional<PickUpCode> code = PickUpCode.scanned(raw);
        return switch (step) {
            case ParcelStep.Waiting _ when code.isPresent() -> handover.byCode(open, code.get(), now);
            case ParcelStep.Waiting _ when isGoods(raw) -> Turn.told(open, Notice.Kind.GOODS_NOT_PARCEL);
            case ParcelStep.Waiting _ ->
                waybill(raw)
                        .map(waybill -> named(open, waybill, now))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_A_WAYBILL, shortened(raw)));
            case ParcelStep.AskingReceiver(Waybill waybill) ->
                codes.read(raw) instanceof Scan.Member member
                        ? intake.forMember(open, waybill, member.card().text())
                        : parcelFirst(open);
            case ParcelStep.AskingPlace asking ->
                intake.typed(open, asking, AIM.matcher(raw).replaceFirst(""), now);
            case ParcelStep.Proving(ParcelIn parcel)
            when code.isPresent() -> handover.byCode(open, parcel, code.get(), now);
            case ParcelStep.Proving(ParcelIn parcel)
            when codes.read(raw) instanceof Scan.Member member ->
                handover.byMember(open, parcel, member.card().text());
            case ParcelStep.AskingDue _,
                    ParcelStep.Proving _,
                    ParcelStep.Handing _,
                    ParcelStep.SendingBack _,
                    ParcelStep.Settling _ -> parcelFirst(open);
        };
    }

    /** What the scanner calls an item's code, and digits that are an item here. */
    private boolean isGoods(String raw) {
        return codes.read(raw) instanceof Scan.ItemCode code
                && (code.symbology() != Symbology.NOT_NAMED
                        || catalogue.find(code.gtin()).isPresent());
    }

    /** A waybill was read: the parcel lies here, was here, or is new. */
    private Turn named(OpenSale open, Waybill waybill, CounterWork.Now now) {
        ParcelShelf shelf = now.soFar().parcels();
        Optional<ParcelIn> here = shelf.of(waybill);
        if (here.isPresent()) {
            return at(open, new ParcelStep.Proving(here.get()));
        }
        if (codes.reading() == Reading.STRICT && !waybill.isPlausible()) {
            return Turn.told(open, Notice.Kind.WAYBILL_DIGIT, waybill.value());
        }
        Optional<ParcelOut> left = shelf.left(waybill, books.now());
        return left.map(parcel -> Turn.told(open, Notice.Kind.PARCEL_GONE, waybill.value(), day(open, parcel)))
                .orElseGet(() -> at(open, new ParcelStep.AskingReceiver(waybill)));
    }

    private static String day(OpenSale open, TillTransaction fact) {
        return fact.happenedAt()
                .atZone(open.basket().store().zone())
                .toLocalDate()
                .toString();
    }

    Turn typed(OpenSale open, ParcelStep step, String text, CounterWork.Now now) {
        return switch (step) {
            case ParcelStep.Waiting _ -> wanted(open, text, now);
            case ParcelStep.AskingReceiver _, ParcelStep.AskingPlace _, ParcelStep.AskingDue _ ->
                codes.read(text) instanceof Scan.Member
                        ? scanned(open, step, text, now)
                        : intake.typed(open, step, text, now);
            case ParcelStep.Proving(ParcelIn parcel)
            when codes.read(text) instanceof Scan.Member member ->
                handover.byMember(open, parcel, member.card().text());
            case ParcelStep.Proving(ParcelIn parcel) -> handover.proved(open, parcel, text, now);
            case ParcelStep.Handing _, ParcelStep.SendingBack _, ParcelStep.Settling _ ->
                handover.confirmed(open, step, text, now);
        };
    }

    /** Seven digits are a pick-up code; anything else is looked for, and a number nobody knows comes in. */
    private Turn wanted(OpenSale open, String text, CounterWork.Now now) {
        if (text.isEmpty()) {
            return at(open, ParcelStep.Waiting.ALL);
        }
        if (PickUpCode.isMeant(text)) {
            return PickUpCode.typed(text)
                    .map(code -> handover.byCode(open, code, now))
                    .orElseGet(() -> Turn.told(open, Notice.Kind.CODE_MISTYPED, text));
        }
        Optional<PickUpCode> code = PickUpCode.scanned(text.toUpperCase(Locale.ROOT));
        if (code.isPresent()) {
            return handover.byCode(open, code.get(), now);
        }
        Optional<Waybill> waybill = waybill(text);
        if (waybill.flatMap(now.soFar().parcels()::of).isPresent()) {
            return named(open, waybill.get(), now);
        }
        List<ParcelIn> found = now.soFar().parcels().search(text);
        if (!found.isEmpty()) {
            return at(open, new ParcelStep.Waiting(text, false, null));
        }
        return waybill.map(number -> named(open, number, now))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NO_PARCEL, shortened(text)));
    }

    private static String shortened(String text) {
        return text.length() > 32 ? text.substring(0, 32) + "…" : text;
    }
}
