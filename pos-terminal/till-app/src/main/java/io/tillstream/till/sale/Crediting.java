package io.tillstream.till.sale;

import io.tillstream.checkout.basket.PriceAuthority.Person;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.Refusal;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanRules;
import io.tillstream.events.Quantity;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.catalogue.Catalogue;
import java.util.List;

/** Goods that come back without a receipt: what, onto which card, why, and by whose leave. */
final class Crediting {
    private final Catalogue catalogue;
    private final ScanRules codes;
    private final Bookkeeping books;

    Crediting(Catalogue catalogue, ScanRules codes, Bookkeeping books) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.books = books;
    }

    /** In place of a receipt that nobody has. */
    static Turn begin(OpenSale open) {
        return open.stage() instanceof Stage.Returning(ReturnStep.AwaitingReceipt())
                ? at(open, CreditStep.begin(open.basket().store()))
                : new Turn.Open(open);
    }

    private static Turn at(OpenSale open, CreditStep step) {
        return new Turn.Open(open.at(new Stage.Returning(new ReturnStep.Crediting(step))));
    }

    static Turn pieces(OpenSale open, CreditStep step, int place, long quantity) {
        return at(open, step.with(place, quantity));
    }

    Turn scanned(OpenSale open, CreditStep step, String text) {
        return switch (codes.read(text)) {
            case Scan.ItemCode code ->
                catalogue
                        .find(code.gtin())
                        .map(item -> item.product().unit() == Quantity.Unit.EACH
                                ? at(open, step.with(item, Quantity.each(1)))
                                : Turn.told(open, Notice.Kind.NEEDS_WEIGHT))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.UNKNOWN_ITEM, text));
            case Scan.StoredValue code -> at(open, step.onto(code.card().text()));
            case Scan _ -> Turn.told(open, Notice.Kind.UNKNOWN_ITEM, text);
        };
    }

    Turn typed(OpenSale open, CreditStep step, String text, Persons by) {
        if (text.isEmpty()) {
            return confirm(open, step, by);
        }
        return text.matches("[1-9]") && Integer.parseInt(text) <= CreditStep.REASONS.size()
                ? at(open, step.because(CreditStep.REASONS.get(Integer.parseInt(text) - 1)))
                : scanned(open, step, text);
    }

    Turn confirm(OpenSale open, CreditStep step, Persons by) {
        if (step.items().isEmpty()) {
            return Turn.told(open, Notice.Kind.NOTHING_CHOSEN);
        }
        if (step.card() == null) {
            return Turn.told(open, Notice.Kind.CREDIT_CARD_FIRST);
        }
        if (step.reason() == null) {
            return Turn.told(open, Notice.Kind.NO_REASON);
        }
        if (!by.areKnown()) {
            return Turn.told(open, Notice.Kind.CREDIT_NEEDS_STAFF);
        }
        Person approver = by.approver();
        // Whoever takes the goods never allows it: not even a manager alone.
        return approver == null || Persons.role(approver.role()).compareTo(Role.SUPERVISOR) < 0
                ? worth(open, step, by.operator().code())
                : allowed(open, step.outcome(by.operator().code(), approver.code()), step);
    }

    /** Nobody is called for what would be refused anyway. */
    private Turn worth(OpenSale open, CreditStep step, String operator) {
        return step.preview(operator) instanceof ReturnOutcome.Refused(List<Refusal> reasons)
                ? refused(open, reasons, step)
                : new Turn.Asks(open, Role.SUPERVISOR);
    }

    private Turn allowed(OpenSale open, ReturnOutcome outcome, CreditStep step) {
        return switch (outcome) {
            case ReturnOutcome.Refused(List<Refusal> reasons) -> refused(open, reasons, step);
            case ReturnOutcome.Offered(RefundPreview preview) ->
                books.money(step.store(), preview::sale)
                        .<Turn>map(recorded -> new Turn.Closed(open, List.of(recorded), null))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
        };
    }

    private static Turn refused(OpenSale open, List<Refusal> reasons, CreditStep step) {
        return reasons.getFirst() instanceof Refusal.OverLimit over
                ? Turn.told(
                        open,
                        Notice.Kind.CREDIT_OVER_LIMIT,
                        over.worth().display(),
                        step.limit().display())
                : Turn.told(open, Notice.Kind.NOT_CREDITED);
    }
}
