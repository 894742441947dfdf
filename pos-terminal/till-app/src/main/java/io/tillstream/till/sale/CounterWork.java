package io.tillstream.till.sale;

import io.tillstream.events.Language;
import io.tillstream.events.Source;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does an act by whoever it belongs to. What is scanned or typed belongs to whatever the sale is at. */
final class CounterWork {
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,4})\\s*[*x×]\\s*(.*)");

    private final Selling selling;
    private final Payment payment;
    private final Returning returning;

    CounterWork(Selling selling, Payment payment, Returning returning) {
        this.selling = selling;
        this.payment = payment;
        this.returning = returning;
    }

    Turn next(OpenSale open, Act act, Language language) {
        return switch (act) {
            case Act.Entry entry -> entered(open, entry, language);
            case Act.OnBasket onBasket -> new Turn.Open(selling.next(open, onBasket));
            case Act.OnPayment onPayment -> payment.next(open, onPayment, language);
            case Act.OnReturn onReturn -> returning.next(open, onReturn);
            case Act.Back() -> new Turn.Open(back(open));
            case Act.Cancel() -> payment.cancel(open);
        };
    }

    /** A message is read before anything is left. */
    private static OpenSale back(OpenSale open) {
        return open.stage() instanceof Stage.Returning && open.notice() != null
                ? open.telling(null)
                : open.at(new Stage.Selling());
    }

    private Turn entered(OpenSale open, Act.Entry entry, Language language) {
        return switch (entry) {
            case Act.Scanned(String raw) -> scanned(open, raw);
            case Act.Picked(var gtin) ->
                open.stage() instanceof Stage.Returning
                        ? scanned(open, gtin.ean13())
                        : new Turn.Open(selling.picked(open, gtin));
            case Act.Typed(String text) -> typed(open, text.strip(), language);
        };
    }

    /** A receipt opens a return; anything else that is scanned while one is open is left out, and said so. */
    private Turn scanned(OpenSale open, String text) {
        Optional<Source> receipt = Returning.receipt(text);
        if (receipt.isPresent()) {
            return new Turn.Open(returning.find(open, receipt.get()));
        }
        return open.stage() instanceof Stage.Returning
                ? Turn.told(open, Notice.Kind.NOT_A_RECEIPT, text)
                : new Turn.Open(selling.scanned(open, text));
    }

    private Turn typed(OpenSale open, String text, Language language) {
        return switch (open.stage()) {
            case Stage.Returning _ when text.isEmpty() -> returning.confirm(open);
            case Stage.Returning _ -> scanned(open, text);
            case Stage.Paying _ -> payment.typed(open, text, language);
            case Stage.Selling _ when text.isEmpty() -> payment.begin(open);
            case Stage.Selling _ -> codeOrQuantity(open, text);
        };
    }

    private Turn codeOrQuantity(OpenSale open, String text) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return scanned(open, text);
        }
        OpenSale counted = selling.counted(open, Long.parseLong(quantity.group(1)));
        return new Turn.Open(
                quantity.group(2).isEmpty() || counted.notice() != null
                        ? counted
                        : selling.scanned(counted, quantity.group(2)));
    }
}
