package io.tillstream.till.screen;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.sale.Stage.Changing;
import io.tillstream.till.sale.Stage.Changing.How;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what the till asks the cashier before it goes on. */
final class PromptWriter {
    private PromptWriter() {}

    static TillScreen.@Nullable AgePrompt age(CounterView view, LocalDate today, Language language) {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.AskingAge(Adding.NeedsAge question)
                ? new TillScreen.AgePrompt(
                        question.item().product().name().in(language),
                        question.minimumAge(),
                        question.bornOnOrBefore(today).toString())
                : null;
    }

    static TillScreen.@Nullable QuantityPrompt quantity(CounterView view, Language language) {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.AskingQuantity question
                ? new TillScreen.QuantityPrompt(
                        question.item().product().name().in(language),
                        question.pieces(),
                        question.worth().display())
                : null;
    }

    static TillScreen.@Nullable LoadPrompt load(CounterView view, Language language) {
        OpenSale sale = view.sale();
        if (sale == null || !(sale.stage() instanceof Stage.LoadingCard(ShelfItem item, Money amount))) {
            return null;
        }
        return new TillScreen.LoadPrompt(item.product().name().in(language), amount == null ? null : amount.display());
    }

    static TillScreen.@Nullable ChangePrompt change(CounterView view, Language language) {
        OpenSale sale = view.sale();
        if (sale == null || !(sale.stage() instanceof Changing changing)) {
            return null;
        }
        How how = changing.how();
        if (changing.line() == 0) {
            return new TillScreen.ChangePrompt(null, "", how == null ? null : said(how), reasons());
        }
        BasketLine line = sale.basket().lines().get(changing.line() - 1);
        return new TillScreen.ChangePrompt(
                line.item().product().name().in(language),
                line.unitPrice().display(),
                how == null ? null : said(how),
                reasons());
    }

    private static TillScreen.Effect said(How how) {
        return switch (how) {
            case How.Percent(int percent) -> new TillScreen.Effect("change.percent-off", Integer.toString(percent));
            case How.Amount(var amount) -> new TillScreen.Effect("change.amount-off", amount.display());
            case How.NewPrice(var price) -> new TillScreen.Effect("change.new-price", price.display());
        };
    }

    private static List<TillScreen.ReasonKey> reasons() {
        List<TillScreen.ReasonKey> keys = new ArrayList<>();
        for (String reason : Changing.REASONS) {
            keys.add(new TillScreen.ReasonKey(keys.size() + 1, reason, "reason." + reason));
        }
        return keys;
    }
}
