package io.tillstream.till.screen;

import io.tillstream.checkout.closing.DrawerCount;
import io.tillstream.checkout.closing.DrawerReason;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.DrawerStep;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down what is done at the drawer. While it is counted, nothing says what should be in it. */
final class DrawerWriter {
    private static final PaperLayout NARROW = new PaperLayout(32);

    private DrawerWriter() {}

    static TillScreen.@Nullable DrawerPanel write(CounterView view, Language language) {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.AtDrawer(DrawerStep step)
                ? panel(step, view.practising(), language)
                : null;
    }

    private static TillScreen.DrawerPanel panel(DrawerStep step, boolean practising, Language language) {
        return switch (step) {
            case DrawerStep.Menu() ->
                panel("drawer.title", "drawer.choose", "", "").with(choices(practising));
            case DrawerStep.Amount(TenderControl.Kind kind) -> panel(key(kind), "drawer.how-much", "", "");
            case DrawerStep.Why(TenderControl.Kind kind, Money amount) ->
                panel(key(kind), "drawer.why", amount.display(), "").with(reasons(DrawerReason.of(kind), language));
            case DrawerStep.WhyNoSale() ->
                panel("drawer.no-sale", "drawer.why", "", "").with(reasons(DrawerReason.OF_NO_SALE, language));
            case DrawerStep.Counting counting -> counting(counting.count());
            case DrawerStep.Confirming(LocalDate day, long number, var _) ->
                panel("drawer.z", "drawer.really", day.toString(), Long.toString(number));
            case DrawerStep.LastZ(ReceiptDocument paper) ->
                panel("drawer.last-z", "drawer.last-z-hint", "", "").reading(lines(paper));
            case DrawerStep.Report(ReceiptDocument paper) ->
                panel("drawer.report", "drawer.read", "", "").reading(lines(paper));
        };
    }

    private static TillScreen.DrawerPanel panel(String title, String hint, String first, String second) {
        return new TillScreen.DrawerPanel(
                title, new TillScreen.Hint(hint, first, second), List.of(), List.of(), null, List.of());
    }

    private static String key(TenderControl.Kind kind) {
        return "drawer." + kebab(kind);
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<TillScreen.ChoiceKey> choices(boolean practising) {
        List<TillScreen.ChoiceKey> keys = new ArrayList<>();
        for (DrawerStep.Choice choice : DrawerStep.Choice.values()) {
            boolean ends = practising && choice == DrawerStep.Choice.PRACTICE;
            String key = ends ? "practice.end" : "drawer." + kebab(choice);
            keys.add(new TillScreen.ChoiceKey((keys.size() + 1) % 10, choice.name(), key, null));
        }
        return keys;
    }

    private static List<TillScreen.ChoiceKey> reasons(List<DrawerReason> reasons, Language language) {
        List<TillScreen.ChoiceKey> keys = new ArrayList<>();
        for (DrawerReason reason : reasons) {
            keys.add(new TillScreen.ChoiceKey(
                    keys.size() + 1, reason.code(), "", reason.text().in(language)));
        }
        return keys;
    }

    private static TillScreen.DrawerPanel counting(DrawerCount count) {
        List<TillScreen.CountRow> rows = new ArrayList<>();
        for (int row = 0; row < count.rows(); row++) {
            Long entered = count.entered().get(row);
            boolean piece = row < count.values().size();
            Money value = count.values().get(piece ? row : 0);
            rows.add(new TillScreen.CountRow(
                    row,
                    piece ? value.display() : null,
                    piece
                            ? ""
                            : "tender."
                                    + kebab(DrawerCount.OTHERS.get(
                                            row - count.values().size())),
                    entered == null
                            ? ""
                            : piece
                                    ? entered.toString()
                                    : Money.ofMinor(entered, value.currency()).display(),
                    row == count.at()));
        }
        String hint =
                count.isAtItsEnd() ? "drawer.all-counted" : count.asksForPieces() ? "drawer.pieces" : "drawer.other";
        return new TillScreen.DrawerPanel(
                "drawer.count",
                TillScreen.Hint.of(hint),
                List.of(),
                rows,
                count.cash().display(),
                List.of());
    }

    private static List<String> lines(ReceiptDocument paper) {
        return NARROW.lay(paper).stream()
                .map(line -> line instanceof PaperLine.Printed(String text, var _) ? text : "")
                .toList();
    }
}
