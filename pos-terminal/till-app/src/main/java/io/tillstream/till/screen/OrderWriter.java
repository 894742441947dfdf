package io.tillstream.till.screen;

import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.OrderStep;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.screen.OrderPanel.Step;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down members' orders: what waits, what is in one, and what was found of it. */
final class OrderWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Catalogue catalogue;
    private final CounterView view;
    private final Language language;

    OrderWriter(Catalogue catalogue, CounterView view, Language language) {
        this.catalogue = catalogue;
        this.view = view;
        this.language = language;
    }

    /** How many orders wait for this store. */
    int waiting() {
        return (int) orders().count();
    }

    private Stream<CustomerOrder> orders() {
        return catalogue.orders().stream()
                .filter(order -> view.orders().handedOver(order.order()).isEmpty());
    }

    /** Absent while something else is on the screen. */
    @Nullable
    OrderPanel write() {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.Orders(OrderStep step)
                ? switch (step) {
                    case OrderStep.Waiting(OrderPicked done) -> list(done);
                    case OrderStep.Looking(OrderId order) ->
                        catalogue
                                .order(order)
                                .map(found -> new OrderPanel(
                                        Step.LOOKING,
                                        TillScreen.Hint.of(
                                                found.quote() == null ? "orders.look-reserve" : "orders.look"),
                                        List.of(),
                                        waiting(),
                                        null,
                                        detail(found, null)))
                                .orElseGet(() -> list(null));
                    case OrderStep.Picking picking ->
                        catalogue
                                .order(picking.order())
                                .map(found -> new OrderPanel(
                                        Step.PICKING,
                                        TillScreen.Hint.of("orders.pick-hint", Long.toString(picking.open(found))),
                                        List.of(),
                                        waiting(),
                                        null,
                                        detail(found, picking)))
                                .orElseGet(() -> list(null));
                }
                : null;
    }

    private OrderPanel list(@Nullable OrderPicked done) {
        return new OrderPanel(
                Step.WAITING,
                TillScreen.Hint.of("orders.hint"),
                orders().sorted(Comparator.comparing(CustomerOrder::until).thenComparing(CustomerOrder::order))
                        .map(this::row)
                        .toList(),
                waiting(),
                done == null ? null : code(done.order()),
                null);
    }

    /** In groups, as people read it out. */
    private static String code(OrderId order) {
        String text = order.value();
        return text.substring(0, 3) + " " + text.substring(3, 6) + " " + text.substring(6, 9) + " " + text.substring(9);
    }

    private OrderPanel.Row row(CustomerOrder order) {
        ZoneId zone = catalogue.store().<ZoneId>map(Store::zone).orElse(ZoneOffset.UTC);
        String state = view.orders().isShort(order)
                ? "short"
                : view.orders().pickedFor(order).isPresent() ? "picked" : "open";
        return new OrderPanel.Row(
                code(order.order()),
                "orders.how-" + order.fulfilment().name().toLowerCase(Locale.ROOT),
                "orders.state-" + state,
                MOMENT.format(order.until().atZone(zone)),
                !view.now().isBefore(order.until()),
                order.lines().size());
    }

    private OrderPanel.Detail detail(CustomerOrder order, OrderStep.@Nullable Picking picking) {
        Quote quote = order.quote();
        Money due = order.due();
        Optional<Money> paid = order.prepaid().stream().map(Prepaid::amount).reduce(Money::plus);
        return new OrderPanel.Detail(
                row(order),
                order.lines().stream().map(line -> item(order, line, picking)).toList(),
                quote == null ? null : quote.total().display(),
                paid.map(Money::display).orElse(null),
                due == null ? null : due.display());
    }

    private OrderPanel.Item item(CustomerOrder order, OrderLine line, OrderStep.@Nullable Picking picking) {
        Quantity.Unit unit = line.quantity().unit();
        Optional<Long> found = picking == null
                ? view.orders()
                        .pickedFor(order)
                        .flatMap(pick -> pick.lines().stream()
                                .filter(one -> one.line() == line.line())
                                .findFirst())
                        .map(one -> one.found().amount())
                : Optional.of(picking.found(line));
        return new OrderPanel.Item(
                line.line(),
                catalogue.name(line.gtin()).in(language),
                amount(line.quantity().amount(), unit),
                found.map(so -> amount(so, unit)).orElse(""),
                found.filter(so -> so >= line.quantity().amount()).isPresent(),
                picking == null
                        ? found.filter(so -> so < line.quantity().amount()).isPresent()
                        : picking.missing().contains(line.line()));
    }

    private static String amount(long amount, Quantity.Unit unit) {
        return unit == Quantity.Unit.EACH ? Long.toString(amount) : amount + " g";
    }
}
