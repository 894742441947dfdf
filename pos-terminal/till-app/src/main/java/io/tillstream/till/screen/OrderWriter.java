package io.tillstream.till.screen;

import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.OrderList;
import io.tillstream.till.sale.OrderStep;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.screen.OrderPanel.Step;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down members' orders: what waits, what is in one, and what was found of it. */
final class OrderWriter {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Catalogue catalogue;
    private final CounterView view;
    private final Language language;
    private final boolean online;

    OrderWriter(Catalogue catalogue, CounterView view, Language language, boolean online) {
        this.catalogue = catalogue;
        this.view = view;
        this.language = language;
        this.online = online;
    }

    /** How many orders wait for this store. */
    int waiting() {
        return OrderList.of(catalogue, view.orders()).size();
    }

    /** Absent while something else is on the screen. */
    @Nullable
    OrderPanel write() {
        OpenSale sale = view.sale();
        return sale != null && sale.stage() instanceof Stage.Orders(OrderStep step)
                ? switch (step) {
                    case OrderStep.Waiting(OrderPicked done) -> list(done, null);
                    case OrderStep.Looking(OrderId order, var _, OrderStep.Picking begun) ->
                        about(
                                order,
                                Step.LOOKING,
                                begun,
                                found -> TillScreen.Hint.of(
                                        found.quote() == null ? "orders.look-reserve" : "orders.look"));
                    case OrderStep.Asking(OrderId order, var _) ->
                        about(order, Step.ASKING, null, _ -> TillScreen.Hint.of("orders.asking"));
                    case OrderStep.Picking picking ->
                        about(
                                picking.order(),
                                Step.PICKING,
                                picking,
                                found -> TillScreen.Hint.of("orders.pick-hint", Long.toString(picking.open(found))));
                }
                : null;
    }

    private OrderPanel about(
            OrderId order,
            Step step,
            OrderStep.@Nullable Picking picking,
            Function<CustomerOrder, TillScreen.Hint> hint) {
        return catalogue
                .order(order)
                .filter(found -> view.orders().handedOver(order).isEmpty())
                .map(found -> new OrderPanel(
                        step,
                        hint.apply(found),
                        List.of(),
                        waiting(),
                        null,
                        null,
                        detail(found, picking != null && picking.isOf(found) ? picking : null)))
                .orElseGet(() -> list(null, order));
    }

    private OrderPanel list(@Nullable OrderPicked done, @Nullable OrderId gone) {
        List<OrderPanel.Row> rows = new ArrayList<>();
        for (CustomerOrder order : OrderList.of(catalogue, view.orders())) {
            rows.add(row(order, rows.size() + 1));
        }
        return new OrderPanel(
                Step.WAITING,
                TillScreen.Hint.of("orders.hint"),
                rows,
                rows.size(),
                done == null ? null : OrderList.code(done.order()),
                gone == null ? null : OrderList.code(gone),
                null);
    }

    private OrderPanel.Row row(CustomerOrder order, int place) {
        ZoneId zone = catalogue.store().<ZoneId>map(Store::zone).orElse(ZoneOffset.UTC);
        ZonedDateTime until = order.until().atZone(zone);
        boolean isToday = until.toLocalDate().equals(LocalDate.ofInstant(view.now(), zone));
        String state = view.orders().isShort(order)
                ? "short"
                : view.orders().pickedFor(order).isPresent() ? "picked" : "open";
        Money due = order.due();
        return new OrderPanel.Row(
                place,
                OrderList.code(order.order()),
                "orders.pay-" + (due == null ? "here" : due.isPositive() ? "due" : "nothing"),
                due == null || !due.isPositive() ? null : due.display(),
                "orders.how-" + order.fulfilment().name().toLowerCase(Locale.ROOT),
                "orders.state-" + state,
                (isToday ? TODAY : ANOTHER_DAY).format(until),
                !view.now().isBefore(order.until()),
                order.lines().size());
    }

    private OrderPanel.Detail detail(CustomerOrder order, OrderStep.@Nullable Picking picking) {
        OrderPanel.Row row = row(order, 0);
        Optional<Money> paid = order.prepaid().stream().map(Prepaid::amount).reduce(Money::plus);
        Optional<OrderLine> next = picking == null ? Optional.empty() : picking.nextOpen(order);
        return new OrderPanel.Detail(
                row,
                order.lines().stream()
                        .map(line -> item(order, line, picking, next.equals(Optional.of(line))))
                        .toList(),
                paid.map(Money::display).orElse(null),
                row.due(),
                !online);
    }

    private OrderPanel.Item item(
            CustomerOrder order, OrderLine line, OrderStep.@Nullable Picking picking, boolean next) {
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
                        : picking.missing().contains(line.line()),
                picking != null && picking.last() == line.line(),
                next);
    }

    private static String amount(long amount, Quantity.Unit unit) {
        return unit == Quantity.Unit.EACH ? Long.toString(amount) : amount + " g";
    }
}
