package io.tillstream.till;

import static io.tillstream.till.Shop.pounds;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SaleLine.PriceSource;
import io.tillstream.events.sale.TaxTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Thirty members of {@link Shop} ordered something; the first of them 25 items with names as long as a supplier writes them. */
public final class ShopOrders {
    public static final int MANY = 30;
    private static final int ITEMS = 25;

    private ShopOrders() {}

    /** The number of the n-th order, from 0. */
    public static OrderId number(int n) {
        String letters = "abcdefghijklmnopqrstuvwxyz234567";
        return OrderId.of("wk7b2m5q3x4" + letters.charAt(n / 32) + letters.charAt(n % 32));
    }

    private static Gtin item(int n) {
        String body = "0400%09d".formatted(n);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    /** What a scanner reads of the n-th item with a long name, from 0. */
    public static String scan(int n) {
        return "]E0" + item(n).ean13();
    }

    /** The same as somebody types it. */
    public static String digits(int n) {
        return item(n).ean13();
    }

    /** All of it, in the lines of the protocol, beside the shop's own. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        for (int n = 0; n < ITEMS; n++) {
            lines.add(Shop.product(
                    item(n),
                    "Slow-roasted Mediterranean vegetables with extra virgin olive oil, rosemary and sea salt, family tray no. "
                            + n,
                    "慢火烘烤地中海綜合蔬菜佐特級初榨橄欖油與迷迭香海鹽家庭分享裝第" + n + "款",
                    "慢烤地中海什锦蔬菜配特级初榨橄榄油迷迭香海盐家庭分享装第" + n + "款"));
            lines.add(Shop.price(item(n), "4.95 GBP", Shop.NOON.minusSeconds(60)));
        }
        List<Gtin> all = IntStream.range(0, ITEMS).mapToObj(ShopOrders::item).toList();
        lines.add(told(quoted(number(0), all, Duration.ofHours(5), Fulfilment.COLLECT, "4.95", true)));
        lines.add(told(quoted(
                number(1), List.of(Shop.MILK, Shop.COFFEE), Duration.ofHours(-3), Fulfilment.COLLECT, "3.00", true)));
        lines.add(told(quoted(
                number(2), List.of(Shop.MILK, Shop.COFFEE), Duration.ofHours(6), Fulfilment.DELIVER, "3.00", false)));
        lines.add(told(order(
                number(3), List.of(Shop.MILK, Shop.COFFEE), Duration.ofHours(7), Fulfilment.RESERVE, null, List.of())));
        for (int n = 4; n < MANY; n++) {
            lines.add(told(quoted(
                    number(n),
                    all.subList(0, 1 + n % 7),
                    Duration.ofHours(6 + n),
                    Fulfilment.COLLECT,
                    "4.95",
                    n % 3 > 0)));
        }
        return lines;
    }

    /** An order as head office tells it. */
    public static String told(CustomerOrder order) {
        return "{\"order\":" + CanonicalJson.text(order) + "}";
    }

    /** Two pieces of each item, all at one price; paid in full online or not at all. */
    public static CustomerOrder quoted(
            OrderId number, List<Gtin> items, Duration kept, Fulfilment fulfilment, String price, boolean paid) {
        List<SaleLine> lines = new ArrayList<>();
        Money each = pounds(price);
        Money sum = each.plus(each);
        Money total = pounds("0.00");
        for (Gtin item : items) {
            total = total.plus(sum);
            lines.add(new SaleLine(
                    lines.size() + 1,
                    item,
                    Quantity.each(2),
                    each,
                    PriceSource.PRICE_BOOK,
                    sum,
                    List.of(),
                    sum,
                    "standard",
                    pounds("0.00"),
                    2,
                    null));
        }
        Quote quote = new Quote(
                lines, List.of(new TaxTotal("standard", 0, true, total, pounds("0.00"))), List.of(), List.of(), total);
        return order(
                number,
                items,
                kept,
                fulfilment,
                quote,
                paid ? List.of(new Prepaid("pay-" + number, total)) : List.of());
    }

    private static CustomerOrder order(
            OrderId number,
            List<Gtin> items,
            Duration kept,
            Fulfilment fulfilment,
            @Nullable Quote quote,
            List<Prepaid> prepaid) {
        Instant placed = Shop.NOON.minus(Duration.ofHours(8));
        List<OrderLine> lines = new ArrayList<>();
        for (Gtin item : items) {
            lines.add(new OrderLine(lines.size() + 1, item, Quantity.each(2), number + "-" + (lines.size() + 1)));
        }
        return new CustomerOrder(
                number,
                StoreId.of("s1"),
                Shop.ANN,
                Channel.WEB,
                placed,
                placed,
                fulfilment,
                OrderState.PLACED,
                Shop.NOON.plus(kept),
                lines,
                quote,
                prepaid);
    }
}
