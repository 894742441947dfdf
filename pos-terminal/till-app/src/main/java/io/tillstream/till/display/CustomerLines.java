package io.tillstream.till.display;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.peripherals.DisplayLines;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.DuePayment;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.sale.OpenSale;
import java.time.Duration;
import java.util.List;

/**
 * The two lines a customer reads: the item and the total, what is due, the change, and a greeting between customers. A tube
 * has no Chinese: an item is told by its English name, or by its number where that has none of a tube's characters either.
 * While somebody practises, the upper line says nothing else.
 */
final class CustomerLines {
    /** As long as somebody puts their change away. */
    static final Duration FAREWELL = Duration.ofSeconds(20);

    private CustomerLines() {}

    /**
     * What to show.
     *
     * @param shop the store's name in English; may have nothing a tube can show
     */
    static DisplayLines of(CounterView view, String shop) {
        DisplayLines lines = counter(view, shop);
        return view.practising() ? new DisplayLines(DisplayLines.centred("* TRAINING *"), lines.lower()) : lines;
    }

    private static DisplayLines counter(CounterView view, String shop) {
        FinishedSale last = view.last();
        return switch (view.phase()) {
            case IDLE ->
                last != null
                                && Duration.between(last.sale().happenedAt(), view.now())
                                                .compareTo(FAREWELL)
                                        < 0
                        ? farewell(last.sale())
                        : greeting(shop);
            case PAYING -> view.due().map(CustomerLines::due).orElseGet(() -> selling(view));
            case SIGNING_IN, AT_DRAWER, AT_PARCELS, AT_ORDERS, AT_TABLES, MOVING_TABLE, SPLITTING -> greeting(shop);
            case SCANNING, TAKING_UP, ASKING_AGE, ASKING_QUANTITY, ASKING_LEAVE, LOADING_CARD, CHANGING_PRICE ->
                selling(view);
            case RETURNING -> new DisplayLines(DisplayLines.centred("RETURN"), "");
        };
    }

    private static DisplayLines greeting(String shop) {
        String name = DisplayLines.ascii(shop);
        return new DisplayLines(DisplayLines.centred("WELCOME"), name.isEmpty() ? "" : DisplayLines.centred(name));
    }

    private static DisplayLines selling(CounterView view) {
        PricedBasket priced = view.priced();
        OpenSale sale = view.sale();
        if (priced == null || sale == null || sale.basket().isEmpty()) {
            return new DisplayLines("", DisplayLines.between("TOTAL", "0.00"));
        }
        List<BasketLine> live = sale.basket().liveLines();
        String lower = DisplayLines.between("TOTAL", priced.total().number());
        if (live.isEmpty()) {
            return new DisplayLines("", lower);
        }
        BasketLine newest = live.getLast();
        List<PricedLine> lines =
                priced.lines().stream().filter(line -> line.depositOf() == null).toList();
        String amount = lines.isEmpty() ? "" : lines.getLast().gross().number();
        return new DisplayLines(DisplayLines.between(name(newest), amount), lower);
    }

    private static String name(BasketLine line) {
        String english = line.item().product().name().in(Language.EN);
        boolean shown = DisplayLines.ascii(english).chars().anyMatch(Character::isLetter);
        return shown ? english : line.item().gtin().ean13();
    }

    private static DisplayLines due(DuePayment due) {
        Money total = due.priced().total();
        Money toGive = due.toGive();
        if (toGive.isPositive()) {
            return new DisplayLines(
                    DisplayLines.between("TOTAL", total.number()), DisplayLines.between("BACK", toGive.number()));
        }
        return new DisplayLines(
                DisplayLines.between("TOTAL", total.number()),
                DisplayLines.between("TO PAY", due.cashDue().number()));
    }

    private static DisplayLines farewell(Sale sale) {
        Money change = sale.tenders().stream().map(Tender::change).reduce(Money.zero(sale.currency()), Money::plus);
        Money total = sale.total();
        String upper = total.isNegative()
                ? DisplayLines.between("REFUND", total.negated().number())
                : DisplayLines.between("TOTAL", total.number());
        return new DisplayLines(
                upper,
                change.isZero() ? DisplayLines.centred("THANK YOU") : DisplayLines.between("CHANGE", change.number()));
    }
}
