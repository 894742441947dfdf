package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LinePrice;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.checkout.basket.PriceAuthority;
import io.tillstream.checkout.basket.PriceAuthority.Leave;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Approval;
import io.tillstream.till.sale.Stage.Changing;
import io.tillstream.till.sale.Stage.Changing.How;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a person changes about prices: another unit price, something off a line or off the basket; always for a reason, and
 * only as far as their role may go. All that was changed of one line counts together.
 */
final class PriceChanges {
    private final PriceAuthority authority;

    PriceChanges(PriceAuthority authority) {
        this.authority = authority;
    }

    Turn next(OpenSale open, Act.OnPrice act, Persons by) {
        return switch (act) {
            case Act.BeginChange(String text) -> new Turn.Open(begin(open, Selling.line(open, text.strip())));
            case Act.ChangeWhole() ->
                new Turn.Open(
                        changing(open).map(changing -> open.at(changing.of(0))).orElse(open));
            case Act.ChangeHow(How.Kind kind, String text) -> new Turn.Open(how(open, kind, text.strip()));
            case Act.ChangeFor(String reason) -> apply(open, reason, by);
        };
    }

    private static Optional<Changing> changing(OpenSale open) {
        return open.stage() instanceof Changing changing ? Optional.of(changing) : Optional.empty();
    }

    private static OpenSale begin(OpenSale open, int line) {
        boolean live = line >= 1
                && line <= open.basket().lines().size()
                && !open.basket().lines().get(line - 1).voided();
        return live
                ? open.at(new Changing(line, null))
                : open.telling(
                        Notice.of(open.basket().isEmpty() ? Notice.Kind.NOTHING_TO_PAY : Notice.Kind.NO_SUCH_LINE));
    }

    /** Typed and Enter: a reason's place once the change is said, a percentage before. */
    Turn typed(OpenSale open, Changing changing, String text, Persons by) {
        if (changing.how() != null) {
            return text.matches("\\d") && !text.equals("0") && Integer.parseInt(text) <= Changing.REASONS.size()
                    ? apply(open, Changing.REASONS.get(Integer.parseInt(text) - 1), by)
                    : Turn.told(open, Notice.Kind.NO_REASON);
        }
        return text.endsWith("%")
                ? new Turn.Open(how(
                        open,
                        How.Kind.PERCENT,
                        text.substring(0, text.length() - 1).strip()))
                : Turn.told(open, Notice.Kind.SAY_HOW);
    }

    private static OpenSale how(OpenSale open, How.Kind kind, String text) {
        Optional<Changing> changing = changing(open);
        if (changing.isEmpty() || (kind == How.Kind.NEW_PRICE && changing.get().line() == 0)) {
            return open.telling(Notice.of(Notice.Kind.SAY_HOW));
        }
        Changing line = changing.get();
        CurrencyUnit currency = open.basket().store().currency();
        return switch (kind) {
            case PERCENT ->
                text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 100
                        ? open.at(line.by(new How.Percent(Integer.parseInt(text))))
                        : open.telling(Notice.of(Notice.Kind.NOT_A_PERCENTAGE, text));
            case AMOUNT ->
                TypedAmount.aboveNothing(text, currency).in(open, amount -> open.at(line.by(new How.Amount(amount))));
            case NEW_PRICE ->
                TypedAmount.of(text, currency).in(open, price -> open.at(line.by(new How.NewPrice(price))));
        };
    }

    private Turn apply(OpenSale open, String reason, Persons by) {
        Changing changing = changing(open).orElse(null);
        How how = changing == null ? null : changing.how();
        if (changing == null || how == null || !Changing.REASONS.contains(reason)) {
            return Turn.told(open, Notice.Kind.SAY_HOW);
        }
        return switch (how) {
            case How.Off off when changing.line() == 0 -> offTheBasket(open, off, reason, by);
            case How.Off off -> offALine(open, changing.line(), off, reason, by);
            case How.NewPrice(Money price) -> priced(open, changing.line(), price, reason, by);
        };
    }

    private Turn offALine(OpenSale open, int number, How.Off off, String reason, Persons by) {
        BasketLine line = open.basket().lines().get(number - 1);
        if (!line.allowsDiscount()) {
            return Turn.told(open, Notice.Kind.NEVER_DISCOUNTED);
        }
        Money after = line.gross().minus(off.as(new Approval(reason, null)).off(line.gross()));
        return allowed(
                open,
                ask(byTheBook(line), after, reason, by),
                by,
                granted -> open.basket().discount(number, off.as(granted.approval())));
    }

    private Turn priced(OpenSale open, int number, Money unitPrice, String reason, Persons by) {
        BasketLine line = open.basket().lines().get(number - 1);
        if (!(line.terms().price() instanceof LinePrice.Book || line.terms().price() instanceof LinePrice.Overridden)) {
            return Turn.told(open, Notice.Kind.NEVER_DISCOUNTED);
        }
        Money gross = Rounding.gross(unitPrice, line.quantity());
        ManualDiscount before = line.terms().discount();
        Money after = before == null ? gross : gross.minus(before.off(gross));
        return allowed(
                open,
                ask(byTheBook(line), after, reason, by),
                by,
                granted -> open.basket().override(number, unitPrice, granted));
    }

    private static Money byTheBook(BasketLine line) {
        return Rounding.gross(line.item().unitPrice(), line.quantity());
    }

    private Turn offTheBasket(OpenSale open, How.Off off, String reason, Persons by) {
        Basket without = open.basket().withoutDiscount();
        Money before = total(without);
        Money after = total(without.discount(off.as(new Approval(reason, null))));
        return after.equals(before)
                ? Turn.told(open, Notice.Kind.NEVER_DISCOUNTED)
                : allowed(
                        open,
                        ask(before, after, reason, by),
                        by,
                        granted -> open.basket().discount(off.as(granted.approval())));
    }

    private static Money total(Basket basket) {
        return basket.priced()
                .map(PricedBasket::total)
                .orElseGet(() -> Money.zero(basket.store().currency()));
    }

    private Leave ask(Money before, Money after, String reason, Persons by) {
        return authority.ask(before, after, reason, by.operator(), by.approver());
    }

    private Turn allowed(OpenSale open, Leave leave, Persons by, Function<Leave.Granted, Basket> change) {
        return switch (leave) {
            case Leave.Granted granted -> new Turn.Open(open.with(change.apply(granted)));
            case Leave.Needs(PriceAuthority.Role atLeast)
            when by.areKnown() -> new Turn.Asks(open, Persons.role(atLeast));
            case Leave.Needs(PriceAuthority.Role atLeast) ->
                Turn.told(
                        open,
                        atLeast == PriceAuthority.Role.MANAGER
                                ? Notice.Kind.NEEDS_MANAGER
                                : Notice.Kind.NEEDS_SUPERVISOR,
                        Integer.toString(authority.cashierPercent()));
        };
    }
}
