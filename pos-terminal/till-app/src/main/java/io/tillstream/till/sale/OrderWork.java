package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.order.HandedOrder;
import io.tillstream.checkout.order.OrderShelf;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanRules;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.OrderAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Members' orders: they are taken from the shelves piece by piece, put aside, and handed over once, when they are paid. */
final class OrderWork {
    /** A place in the list, which nobody has to type thirteen letters for. */
    private static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,2}");

    private static final Pattern AIM = Pattern.compile("^][A-Za-z][0-9A-Za-z]");

    private final Catalogue catalogue;
    private final ScanRules codes;
    private final Bookkeeping books;
    private final Payment payment;
    private final OrderClaims claims;

    OrderWork(Catalogue catalogue, ScanRules codes, Bookkeeping books, Payment payment, OrderClaims claims) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.books = books;
        this.payment = payment;
        this.claims = claims;
    }

    /** An order's code in what was scanned or typed, in whichever letters. */
    static Optional<OrderId> code(String raw) {
        String text =
                AIM.matcher(raw.strip()).replaceFirst("").replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
        return OrderId.isOne(text) ? Optional.of(OrderId.of(text)) : Optional.empty();
    }

    Turn next(OpenSale open, Act.OnOrder act, CounterWork.Now now) {
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.FINISH_FIRST);
        }
        return switch (act) {
            case Act.BeginOrders() -> at(open, OrderStep.Waiting.ALL);
            case Act.ChooseOrder(String order) ->
                code(order)
                        .map(number -> named(open, number, now))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.ORDER_NOT_HERE, shortened(order)));
            case Act.PickOrder() -> withOrder(open, now, order -> at(open, begun(open, order)));
            case Act.LineMissing(int line) ->
                step(open) instanceof OrderStep.Picking picking
                        ? withSame(open, picking, now, order -> missing(open, picking, order, line))
                        : new Turn.Open(open);
            case Act.OrderPutAside() ->
                step(open) instanceof OrderStep.Picking picking
                        ? withSame(open, picking, now, order -> putAside(open, picking, order))
                        : new Turn.Open(open);
            case Act.HandOrderOver() -> withOrder(open, now, order -> claimed(open, order, now));
        };
    }

    private static Turn at(OpenSale open, OrderStep step) {
        return new Turn.Open(open.at(new Stage.Orders(step)));
    }

    /** What was counted before somebody went back goes on, as long as it is of the same goods. */
    private static OrderStep.Picking begun(OpenSale open, CustomerOrder order) {
        return step(open) instanceof OrderStep.Looking(var _, var _, OrderStep.Picking begun)
                        && begun != null
                        && begun.isOf(order)
                ? begun
                : OrderStep.Picking.of(order);
    }

    private static Turn missing(OpenSale open, OrderStep.Picking picking, CustomerOrder order, int line) {
        return line > 0
                ? at(open, picking.missing(line))
                : picking.nextOpen(order)
                        .map(next -> at(open, picking.missing(next.line())))
                        .orElseGet(() -> new Turn.Open(open));
    }

    private static OrderStep step(OpenSale open) {
        return open.stage() instanceof Stage.Orders(OrderStep step) ? step : OrderStep.Waiting.ALL;
    }

    /** Whatever is done with the order on the screen, as head office tells of it now. */
    private Turn withOrder(OpenSale open, CounterWork.Now now, Function<CustomerOrder, Turn> then) {
        return switch (step(open)) {
            case OrderStep.Waiting _, OrderStep.Asking _ -> new Turn.Open(open);
            case OrderStep.Looking(OrderId order, var _, var _) -> withOrder(open, order, now, then);
            case OrderStep.Picking picking -> withOrder(open, picking.order(), now, then);
        };
    }

    private Turn withOrder(OpenSale open, OrderId order, CounterWork.Now now, Function<CustomerOrder, Turn> then) {
        Optional<Instant> handed = now.soFar().orders().handedOver(order);
        if (handed.isPresent()) {
            return Turn.told(
                    open,
                    Notice.Kind.ORDER_HANDED,
                    OrderList.code(order),
                    Notice.second(handed.get(), open.basket().store().zone()));
        }
        return catalogue
                .order(order)
                .map(then)
                .orElseGet(() -> Turn.told(open, Notice.Kind.ORDER_NOT_HERE, OrderList.code(order)));
    }

    /** Whatever is counted, as long as the order is what was counted; one that changed has other lines. */
    private Turn withSame(
            OpenSale open, OrderStep.Picking picking, CounterWork.Now now, Function<CustomerOrder, Turn> then) {
        return withOrder(
                open,
                picking.order(),
                now,
                order -> picking.isOf(order)
                        ? then.apply(order)
                        : Turn.told(
                                open.at(new Stage.Orders(OrderStep.Picking.of(order))),
                                Notice.Kind.ORDER_CHANGED,
                                OrderList.code(order.order())));
    }

    /** An order's code was read: it comes on the screen. */
    Turn named(OpenSale open, OrderId order, CounterWork.Now now) {
        return withOrder(open, order, now, found -> at(open, OrderStep.Looking.at(found.order())));
    }

    Turn scanned(OpenSale open, OrderStep step, String raw, CounterWork.Now now) {
        Optional<OrderId> order = code(raw);
        if (order.isPresent()) {
            return !(step instanceof OrderStep.Picking picking)
                    ? named(open, order.get(), now)
                    : picking.order().equals(order.get())
                            ? new Turn.Open(open)
                            : Turn.told(open, Notice.Kind.ORDER_PICK_FIRST);
        }
        if (step instanceof OrderStep.Waiting && PLACE.matcher(raw).matches()) {
            List<CustomerOrder> list = OrderList.of(catalogue, now.soFar().orders());
            int place = Integer.parseInt(raw);
            return place <= list.size()
                    ? named(open, list.get(place - 1).order(), now)
                    : Turn.told(open, Notice.Kind.ORDER_NOT_A_CODE, raw);
        }
        if (!(step instanceof OrderStep.Picking picking)) {
            return Turn.told(open, Notice.Kind.ORDER_NOT_A_CODE, shortened(raw));
        }
        return codes.read(raw) instanceof Scan.ItemCode item
                ? withSame(open, picking, now, found -> picked(open, picking, found, item, now))
                : Turn.told(open, Notice.Kind.UNKNOWN_ITEM, shortened(raw));
    }

    Turn typed(OpenSale open, OrderStep step, String text, CounterWork.Now now) {
        if (!text.isEmpty()) {
            return scanned(open, step, text, now);
        }
        return switch (step) {
            case OrderStep.Waiting _, OrderStep.Asking _ -> new Turn.Open(open);
            case OrderStep.Looking _ -> next(open, new Act.HandOrderOver(), now);
            case OrderStep.Picking _ -> next(open, new Act.OrderPutAside(), now);
        };
    }

    private Turn picked(
            OpenSale open, OrderStep.Picking picking, CustomerOrder order, Scan.ItemCode item, CounterWork.Now now) {
        List<OrderLine> lines = order.lines().stream()
                .filter(line -> line.gtin().equals(item.gtin()))
                .toList();
        String name = catalogue.name(item.gtin()).in(now.language());
        if (lines.isEmpty()) {
            return Turn.told(open, Notice.Kind.ORDER_WRONG_ITEM, name);
        }
        return lines.stream()
                .filter(line -> !picking.isFull(line))
                .findFirst()
                .map(line -> at(open, picking.finding(line, amount(picking, line, item))))
                .orElseGet(() -> Turn.told(open, Notice.Kind.ORDER_TOO_MANY, name));
    }

    /** A piece, or what stands on the label of weighed goods; without a label all of them were weighed together. */
    private static long amount(OrderStep.Picking picking, OrderLine line, Scan.ItemCode item) {
        if (line.quantity().unit() == Quantity.Unit.EACH) {
            return 1;
        }
        Long grams = item.weightGrams();
        return grams == null ? line.quantity().amount() - picking.found(line) : grams;
    }

    private Turn putAside(OpenSale open, OrderStep.Picking picking, CustomerOrder order) {
        long left = picking.open(order);
        if (left > 0) {
            return Turn.told(open, Notice.Kind.ORDER_NOT_ALL_FOUND, Long.toString(left));
        }
        List<OrderPicked.PickedLine> lines = order.lines().stream()
                .map(line -> new OrderPicked.PickedLine(
                        line.line(),
                        new Quantity(picking.found(line), line.quantity().unit())))
                .toList();
        return books.other(
                        open.basket().store(),
                        (source, at, day, operator) ->
                                new OrderPicked(source, at, day, operator, order.order(), lines, picking.asOf()))
                .<Turn>map(fact -> new Turn.Open(open.at(new Stage.Orders(new OrderStep.Waiting(fact))), List.of(fact)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** No other till may do the same now; where head office cannot say so, people have to. */
    private Turn claimed(OpenSale open, CustomerOrder order, CounterWork.Now now) {
        if (HandedOrder.isQuoted(order) && now.soFar().orders().isShort(order)) {
            return Turn.told(open, Notice.Kind.ORDER_SHORT, OrderList.code(order.order()));
        }
        boolean isUnheard = step(open) instanceof OrderStep.Looking(var _, boolean unheard, var _) && unheard;
        return isUnheard || !claims.isAskable()
                ? handOver(open, order, now)
                : new Turn.Open(claims.begin(open, order.order()));
    }

    /** What head office says of an order that it was asked for. */
    Turn answered(OpenSale open, Act.OrderAnswered act, CounterWork.Now now) {
        boolean isAwaited = open.stage() instanceof Stage.Orders(OrderStep.Asking(var _, long question))
                && question == act.question();
        if (!isAwaited) {
            claims.tooLate(open, act);
            return new Turn.Open(open);
        }
        String number = OrderList.code(act.order());
        OpenSale looking = open.at(new Stage.Orders(OrderStep.Looking.at(act.order())));
        return switch (act.answer()) {
            case OrderAnswer.Given() -> withOrder(looking, act.order(), now, order -> handOver(looking, order, now));
            case OrderAnswer.HeldElsewhere(String till) ->
                Turn.told(looking, Notice.Kind.ORDER_HELD_ELSEWHERE, number, till);
            case OrderAnswer.HandedOver(String receipt) ->
                Turn.told(looking, Notice.Kind.ORDER_HANDED_ELSEWHERE, number, receipt);
            case OrderAnswer.Silent() ->
                Turn.told(
                        open.at(new Stage.Orders(new OrderStep.Looking(act.order(), true, null))),
                        Notice.Kind.ORDER_UNHEARD,
                        number);
        };
    }

    /** Lets go of the order that was asked for, unless it was handed over or still may be. */
    void letGo(OpenSale before, Turn turn) {
        claims.letGo(before, turn);
    }

    private Turn handOver(OpenSale open, CustomerOrder order, CounterWork.Now now) {
        OrderShelf shelf = now.soFar().orders();
        if (!HandedOrder.isQuoted(order)) {
            return atPricesOfToday(open, order, shelf);
        }
        return HandedOrder.basket(order, open.basket(), catalogue::product)
                .map(goods -> payment.paid(
                        open.handing(
                                order, goods, catalogue.member(order.member()).orElse(null)),
                        Stage.Paying.nothingYet(),
                        List.of(),
                        now))
                .orElseGet(() -> Turn.told(open, Notice.Kind.ORDER_NOT_SOLD_SO, OrderList.code(order.order())));
    }

    /** What was only put aside is sold like anything else; what has to be asked about is scanned. */
    private Turn atPricesOfToday(OpenSale open, CustomerOrder order, OrderShelf shelf) {
        Basket goods =
                catalogue.member(order.member()).isPresent() ? open.basket().forMember(order.member()) : open.basket();
        int left = 0;
        for (OrderLine line : order.lines()) {
            long amount = shelf.countedOf(order)
                    .flatMap(pick -> pick.lines().stream()
                            .filter(found -> found.line() == line.line())
                            .findFirst())
                    .map(found -> found.found().amount())
                    .orElse(line.quantity().amount());
            Optional<Basket> more = amount == 0
                    ? Optional.of(goods)
                    : added(goods, line, new Quantity(amount, line.quantity().unit()));
            left += more.isPresent() ? 0 : 1;
            goods = more.orElse(goods);
        }
        OpenSale sale =
                open.handing(order, goods, catalogue.member(order.member()).orElse(null));
        return new Turn.Open(
                left == 0 ? sale : sale.telling(Notice.of(Notice.Kind.ORDER_SCAN_REST, Integer.toString(left))));
    }

    private Optional<Basket> added(Basket goods, OrderLine line, Quantity amount) {
        return catalogue
                .at(goods.opening().at())
                .find(line.gtin())
                .filter(item -> item.product().unit() == amount.unit()
                        && !item.product().sellingRules().giftCard())
                .map(item -> goods.adding(item, amount))
                .flatMap(adding ->
                        adding instanceof Adding.Added(Basket basket) ? Optional.of(basket) : Optional.empty());
    }

    private static String shortened(String text) {
        return text.length() > 32 ? text.substring(0, 32) + "…" : text;
    }
}
