package io.tillstream.topologies.purchase;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.purchase.PurchaseOrder.State;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurchaseOrdersTest {
    private static final Instant MONDAY = Instant.parse("2011-11-07T10:00:00Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2011-11-10");
    private static final String ORDER = "s1|PO-17";
    private static final String NORTH_MILK = "s1|05901234123457";

    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, PurchaseOrders::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static PurchaseOrder milk(String order, State state, int hour, long pieces) {
        return new PurchaseOrder(
                order,
                NORTH,
                "dairy-1",
                MONDAY.plusSeconds(3600L * hour),
                state,
                THURSDAY,
                List.of(new PurchaseOrder.Line(MILK, Quantity.each(pieces))));
    }

    private static GoodsReceived delivery(String id, String order, Gtin gtin, long pieces) {
        return new GoodsReceived(
                id,
                NORTH,
                MONDAY.plusSeconds(86_400),
                DAY,
                false,
                "note-1",
                order,
                List.of(new StockLine(gtin, Quantity.each(pieces))));
    }

    private static OrderProgress.Line line(Gtin gtin, long ordered, long received, long open) {
        return new OrderProgress.Line(gtin, Quantity.each(ordered), Quantity.each(received), Quantity.each(open));
    }

    private static OnOrder onOrder(long pieces, OnOrder.Awaited... orders) {
        return new OnOrder(NORTH, MILK, Quantity.each(pieces), List.of(orders));
    }

    private static OnOrder.Awaited awaited(String order, boolean confirmed, long pieces) {
        return new OnOrder.Awaited(order, THURSDAY, confirmed, Quantity.each(pieces));
    }

    @Test
    void countsWhatIsOrderedUntilItHasCome() {
        shop.order(milk("PO-17", State.ORDERED, 0, 48), milk("PO-17", State.CONFIRMED, 1, 40));
        OnOrder confirmed = shop.latest(Topics.ON_ORDER, NORTH_MILK);
        shop.move(delivery("s1-1", "PO-17", MILK, 30));
        OnOrder partly = shop.latest(Topics.ON_ORDER, NORTH_MILK);
        shop.move(delivery("s1-2", "PO-17", MILK, 10));

        assertThat(confirmed).isEqualTo(onOrder(40, awaited("PO-17", true, 40)));
        assertThat(partly).isEqualTo(onOrder(10, awaited("PO-17", true, 10)));
        assertThat(shop.latest(Topics.ON_ORDER)).containsEntry(NORTH_MILK, null);
        assertThat(shop.latest(Topics.ORDER_PROGRESS, ORDER))
                .isEqualTo(
                        new OrderProgress(NORTH, "PO-17", State.CONFIRMED, THURSDAY, List.of(line(MILK, 40, 40, 0))));
    }

    @Test
    void addsUpTheOrdersOfAnItem() {
        shop.order(milk("PO-17", State.ORDERED, 0, 48), milk("PO-18", State.ORDERED, 0, 6));
        shop.move(delivery("s1-1", "PO-17", MILK, 60));

        assertThat(shop.latest(Topics.ON_ORDER, NORTH_MILK)).isEqualTo(onOrder(6, awaited("PO-18", false, 6)));
    }

    @Test
    void awaitsNothingOfAnOrderThatIsCancelledOrClosed() {
        shop.order(milk("PO-17", State.ORDERED, 0, 48), milk("PO-18", State.ORDERED, 0, 6));
        shop.order(milk("PO-17", State.CANCELLED, 1, 48), milk("PO-18", State.CLOSED, 1, 6));

        assertThat(shop.latest(Topics.ON_ORDER)).containsEntry(NORTH_MILK, null);
    }

    @Test
    void countsADeliveryOnceAndAnOlderWordNotAtAll() {
        shop.order(milk("PO-17", State.CONFIRMED, 1, 48));
        shop.move(delivery("s1-1", "PO-17", MILK, 12), delivery("s1-1", "PO-17", MILK, 12));
        shop.order(milk("PO-17", State.ORDERED, 0, 96));

        assertThat(shop.read(Topics.ORDER_PROGRESS))
                .hasSize(2)
                .last()
                .satisfies(last -> assertThat(last.value.lines()).containsExactly(line(MILK, 48, 12, 36)));
    }

    @Test
    void holdsGoodsThatCameBeforeTheirOrderAgainstIt() {
        shop.move(delivery("s1-1", "PO-17", MILK, 12), delivery("s1-2", "PO-17", BREAD, 3));
        shop.order(milk("PO-17", State.ORDERED, 0, 48));

        assertThat(shop.latest(Topics.ORDER_PROGRESS, ORDER).lines())
                .containsExactly(line(MILK, 48, 12, 36), line(BREAD, 0, 3, 0));
        assertThat(shop.latest(Topics.ON_ORDER, NORTH_MILK)).isEqualTo(onOrder(36, awaited("PO-17", false, 36)));
    }

    @Test
    void refusesWhatItCannotReadOrIsKeyedWrongly() {
        shop.sendBytes(Topics.PURCHASE_ORDER, "s2", CanonicalJson.encode(milk("PO-17", State.ORDERED, 0, 48)));
        shop.bury(Topics.PURCHASE_ORDER, "s1");

        assertThat(shop.read(Topics.ORDER_PROGRESS)).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER)).hasSize(2);
    }

    @Test
    void isTheSameInWhicheverOrderFactsCome() {
        List<OrderChange> changes = new ArrayList<>();
        Random random = new Random(17);
        for (int i = 0; i < 12; i++) {
            State state = random.nextBoolean() ? State.ORDERED : State.CONFIRMED;
            changes.add(new OrderChange.Said(milk("PO-17", state, random.nextInt(5), 40 + i)));
            changes.add(new OrderChange.Delivered(delivery("s1-" + i, "PO-17", MILK, random.nextInt(4))));
        }

        Set<OrderBook> books = IntStream.range(0, 50)
                .mapToObj(order -> {
                    Collections.shuffle(changes, random);
                    OrderBook book = OrderBook.empty(NORTH, "PO-17");
                    for (OrderChange change : changes) {
                        book = change.on(book);
                    }
                    return book;
                })
                .collect(Collectors.toSet());

        assertThat(books).hasSize(1);
    }
}
