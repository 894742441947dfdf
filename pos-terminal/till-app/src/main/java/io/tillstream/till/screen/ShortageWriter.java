package io.tillstream.till.screen;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LineWords;
import io.tillstream.events.Language;
import io.tillstream.events.ledger.StockElsewhere.There;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.screen.TillScreen.Sentence;
import io.tillstream.till.screen.TillScreen.ShortagePanel;
import io.tillstream.till.shortage.OtherStores.Told;
import io.tillstream.till.shortage.Shortage;
import io.tillstream.till.shortage.Shortages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what to say when the books have none left of what was taken last. */
@Component
final class ShortageWriter {
    private static final long KILOMETRE = 1000;

    private final Shortages shortages;
    private final Tiles tiles;
    private final StockFigures figures;

    ShortageWriter(Shortages shortages, Tiles tiles, StockFigures figures) {
        this.shortages = shortages;
        this.tiles = tiles;
        this.figures = figures;
    }

    Optional<ShortagePanel> write(CounterView view, Language language) {
        OpenSale sale = view.sale();
        if (sale == null
                || view.phase() != CounterView.Phase.SCANNING
                || sale.basket().lines().isEmpty()) {
            return Optional.empty();
        }
        BasketLine last = sale.basket().lines().getLast();
        return last.voided()
                ? Optional.empty()
                : shortages
                        .of(last.item())
                        .map(shortage -> panel(shortage, sale.basket().lines().size(), language));
    }

    private ShortagePanel panel(Shortage shortage, int line, Language language) {
        return new ShortagePanel(
                line,
                shortage.item().product().name().in(language),
                shortage.substitute() == null ? null : tiles.tile(shortage.substitute(), language),
                sentence(shortage.elsewhere(), language),
                shortage.elsewhere() instanceof Told.Known(var _, var at) ? figures.ago(at) : null);
    }

    private static Sentence sentence(Told elsewhere, Language language) {
        return switch (elsewhere) {
            case Told.Asking() -> new Sentence("shortage.asking", List.of());
            case Told.Unknown() -> new Sentence("shortage.unknown", List.of());
            case Told.Known(var stock, var _)
            when stock.stores().isEmpty() -> new Sentence("shortage.nowhere", List.of());
            case Told.Known(var stock, var _) -> nearest(stock.stores().getFirst(), language);
        };
    }

    private static Sentence nearest(There there, Language language) {
        String name = there.name().in(language);
        String onHand = LineWords.count(there.onHand());
        Long metres = there.metres();
        return metres == null
                ? new Sentence("shortage.elsewhere", List.of(name, onHand))
                : new Sentence("shortage.nearest", List.of(name, onHand, distance(metres)));
    }

    /** Nobody walks by the metre. */
    static String distance(long metres) {
        return metres < KILOMETRE
                ? Math.max(10, (metres + 5) / 10 * 10) + " m"
                : String.format(Locale.ROOT, "%.1f km", metres / (double) KILOMETRE);
    }
}
