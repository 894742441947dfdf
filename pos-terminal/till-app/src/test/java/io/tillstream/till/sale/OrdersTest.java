package io.tillstream.till.sale;

import static io.tillstream.till.Shop.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.OrderPicked.PickedLine;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Sale.Channel;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SaleLine.PriceSource;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Shop;
import io.tillstream.till.headoffice.OrderAnswer;
import io.tillstream.till.sale.CounterView.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two milks and a coffee were ordered when milk cost a pound and coffee five; today they cost 1.20 and 6.40. */
class OrdersTest {
    private static final OrderId ORDER = OrderId.of("wk7b2m5q3x4ad");
    private static final Act CODE = new Act.Scanned("]Q3WK7B2M5Q3X4AD");
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());
    private static final Act BREAD = new Act.Scanned("]E0" + Shop.BREAD.ean13());
    private static final Act PICK = new Act.PickOrder();
    private static final Act PUT_ASIDE = new Act.OrderPutAside();
    private static final Act HAND_OVER = new Act.HandOrderOver();

    @RegisterExtension
    final Desk desk = Desk.forEachTest(told(paid("7.00")));

    @Test
    void sellsAPaidOrderAsItWasPromisedAndOnce() throws IOException {
        desk.act(CODE, HAND_OVER);

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.order()).isEqualTo(ORDER);
        assertThat(sale.channel()).isEqualTo(Channel.WEB);
        assertThat(sale.member()).isEqualTo(Shop.ANN);
        assertThat(sale.lines()).isEqualTo(paid("7.00").quotedLines());
        assertThat(sale.lines()).extracting(SaleLine::reservation).containsExactly("web-1", "web-2");
        assertThat(sale.total()).isEqualTo(pounds("7.00"));
        assertThat(sale.tenders()).singleElement().satisfies(tender -> {
            assertThat(tender.type()).isEqualTo(TenderType.ONLINE);
            assertThat(tender.attempt()).isEqualTo("pay-1");
            assertThat(tender.tendered()).isEqualTo(pounds("7.00"));
        });
        assertThat(desk.receipts()).hasSize(1);
        assertThat(desk.view().phase()).isEqualTo(Phase.IDLE);

        desk.act(CODE);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_HANDED);
        desk.restart(told(paid("7.00")));
        desk.act(CODE);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_HANDED);
        assertThat(desk.facts().stream().filter(Sale.class::isInstance)).hasSize(1);
    }

    @Test
    void asksForWhatIsStillToPayAndForNothingElse() throws IOException {
        desk.told(told(paid("4.00"))).act(CODE, HAND_OVER);

        assertThat(desk.due().cardDue()).isEqualTo(pounds("3.00"));
        for (Act act : List.of(MILK, new Act.Picked(Shop.MILK), new Act.VoidLine(1), new Act.Suspend(), CODE)) {
            desk.act(act);
            assertThat(desk.notice().kind()).as(act.toString()).isEqualTo(Notice.Kind.ORDER_FIRST);
            desk.act(new Act.Back());
        }
        desk.act(new Act.PayCash(500L));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.tenders())
                .extracting(tender -> tender.type() + " " + tender.net())
                .containsExactly("ONLINE 4.00 GBP", "CASH 3.00 GBP");
        assertThat(sale.lines()).isEqualTo(paid("4.00").quotedLines());
    }

    @Test
    void leavesAnOrderWaitingThatIsNotPaidAfterAll() throws IOException {
        desk.told(told(paid("4.00"))).act(CODE, HAND_OVER, new Act.Back());

        assertThat(desk.view().phase()).isEqualTo(Phase.IDLE);
        assertThat(desk.facts()).hasSize(1);
        desk.act(CODE, HAND_OVER, new Act.PayCash(300L));
        assertThat(((Sale) desk.lastFact()).order()).isEqualTo(ORDER);
    }

    @Test
    void goesOnWithTheOrderAfterThePowerWasOff() throws IOException {
        desk.told(told(paid("4.00"))).act(CODE, HAND_OVER, new Act.Typed("1"));

        desk.restart(told(paid("4.00")));

        assertThat(desk.due().cashDue()).isEqualTo(pounds("2.00"));
        desk.act(new Act.PayCash(200L));
        assertThat(((Sale) desk.lastFact()).lines()).isEqualTo(paid("4.00").quotedLines());
    }

    @Test
    void handsNothingOverThatAnotherTillHandedOverMeanwhile() throws IOException {
        desk.told(told(paid("4.00"))).act(CODE, HAND_OVER, new Act.Typed("1"));

        desk.restart();
        desk.act(new Act.PayCash(200L));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_NOT_HERE);
        assertThat(desk.facts().stream().filter(Sale.class::isInstance)).isEmpty();
        desk.act(new Act.Back(), new Act.TakeBack(""), new Act.Back());
        assertThat(desk.view().phase()).isEqualTo(Phase.IDLE);
    }

    @Test
    void saysAtOnceWhatIsNotInTheOrderOrTooMany() {
        desk.act(CODE, PICK, BREAD);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_WRONG_ITEM);

        desk.act(MILK, MILK, MILK);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_TOO_MANY);
        assertThat(desk.sale().stage())
                .isEqualTo(new Stage.Orders(
                        new OrderStep.Picking(ORDER, paid("7.00").changedAt(), Map.of(1, 2L), Set.of(), 1)));
    }

    @Test
    void recordsWhatWasFoundOnceNothingIsOpen() throws IOException {
        desk.act(CODE, PICK, MILK, COFFEE, PUT_ASIDE);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_NOT_ALL_FOUND);
        assertThat(desk.notice().details()).containsExactly("1");

        desk.act(MILK, PUT_ASIDE);

        OrderPicked picked = (OrderPicked) desk.lastFact();
        assertThat(picked.order()).isEqualTo(ORDER);
        assertThat(picked.asOf()).isEqualTo(paid("7.00").changedAt());
        assertThat(picked.lines())
                .containsExactly(new PickedLine(1, Quantity.each(2)), new PickedLine(2, Quantity.each(1)));
        desk.act(CODE, HAND_OVER);
        assertThat(((Sale) desk.lastFact()).order()).isEqualTo(ORDER);
    }

    @Test
    void doesNotSellAsPromisedWhatIsNotThere() throws IOException {
        desk.act(CODE, PICK, MILK, COFFEE, new Act.LineMissing(1), PUT_ASIDE);
        assertThat(((OrderPicked) desk.lastFact()).lines().getFirst().found()).isEqualTo(Quantity.each(1));

        desk.act(CODE, HAND_OVER);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_SHORT);
        assertThat(desk.facts()).hasSize(2);
    }

    /** It lies ready since a time that head office's clock took before this till's: what was counted here was another order. */
    @Test
    void handsOverWhatAnotherTillFoundWholeAfterThisOneFoundLess() throws IOException {
        desk.act(CODE, PICK, MILK, COFFEE, new Act.LineMissing(1), PUT_ASIDE);

        desk.learns(told(later(paid("7.00")))).act(CODE, HAND_OVER);

        assertThat(((Sale) desk.lastFact()).lines()).isEqualTo(paid("7.00").quotedLines());
    }

    @Test
    void sellsWhatWasOnlyPutAsideAtThePricesOfToday() throws IOException {
        desk.told(told(reserved())).act(CODE, HAND_OVER, BREAD, new Act.PayCash(null));

        Sale sale = (Sale) desk.lastFact();
        assertThat(sale.order()).isEqualTo(ORDER);
        assertThat(sale.channel()).isEqualTo(Channel.TILL);
        assertThat(sale.total()).isEqualTo(pounds("9.75"));
        assertThat(sale.lines()).extracting(SaleLine::reservation).containsExactly("web-1", "web-2", null);
    }

    @Test
    void asksForTheOrderBeforeItIsHandedOver() throws IOException {
        desk.headOffice().hesitateWithOrders();
        desk.act(CODE, HAND_OVER);
        assertThat(desk.sale().stage())
                .isInstanceOfSatisfying(
                        Stage.Orders.class, at -> assertThat(at.step()).isInstanceOf(OrderStep.Asking.class));
        assertThat(desk.facts()).hasSize(1);

        desk.headOffice().saysOfOrdersAtLast();
        desk.settled();

        assertThat(((Sale) desk.lastFact()).order()).isEqualTo(ORDER);
        assertThat(desk.headOffice().heldOrders()).containsExactly(ORDER);
        assertThat(desk.headOffice().ordersLetGo()).isEmpty();
    }

    @Test
    void leavesAnOrderToTheTillThatHasIt() throws IOException {
        desk.headOffice().saysOfOrders(new OrderAnswer.HeldElsewhere("s1-t2"));

        desk.act(CODE, HAND_OVER);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_HELD_ELSEWHERE);
        assertThat(desk.notice().details()).containsExactly("wk7 b2m 5q3 x4ad", "s1-t2");
        desk.headOffice().saysOfOrders(new OrderAnswer.HandedOver("s1-t2/1/7"));
        desk.act(new Act.Back(), HAND_OVER);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_HANDED_ELSEWHERE);
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void handsOverWithoutAnAnswerOnlyWhenSomebodySaysSoAgain() throws IOException {
        desk.headOffice().saysOfOrders(new OrderAnswer.Silent());

        desk.act(CODE, HAND_OVER);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_UNHEARD);
        assertThat(desk.facts()).hasSize(1);
        desk.act(new Act.Back(), HAND_OVER);
        assertThat(((Sale) desk.lastFact()).order()).isEqualTo(ORDER);
        assertThat(desk.headOffice().heldOrders()).hasSize(1);
    }

    @Test
    void asksNobodyWhoCannotBeReached() throws IOException {
        desk.headOffice().cut();

        desk.act(CODE, HAND_OVER);

        assertThat(((Sale) desk.lastFact()).order()).isEqualTo(ORDER);
        assertThat(desk.headOffice().heldOrders()).isEmpty();
    }

    @Test
    void letsGoOfAnOrderThatIsNotPaidAfterAll() throws IOException {
        desk.told(told(paid("4.00"))).act(CODE, HAND_OVER, new Act.Back());
        assertThat(desk.headOffice().ordersLetGo()).containsExactly(ORDER);

        desk.headOffice().hesitateWithOrders();
        desk.act(CODE, HAND_OVER, new Act.Back());
        desk.headOffice().saysOfOrdersAtLast();
        desk.settled();

        assertThat(desk.sale().stage()).isEqualTo(new Stage.Orders(OrderStep.Looking.at(ORDER)));
        assertThat(desk.headOffice().ordersLetGo()).hasSize(3).containsOnly(ORDER);
        assertThat(desk.facts()).hasSize(1);
    }

    @Test
    void countsAgainOnceTheOrderHasChanged() throws IOException {
        desk.act(CODE, PICK, MILK, COFFEE, new Act.Back(), PICK);
        assertThat(desk.sale().stage())
                .isInstanceOfSatisfying(
                        Stage.Orders.class,
                        at -> assertThat(((OrderStep.Picking) at.step()).found())
                                .isEqualTo(Map.of(1, 1L, 2, 1L)));

        desk.learns(told(later(paid("7.00"))));
        desk.act(MILK);

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_CHANGED);
        desk.act(new Act.Back(), PUT_ASIDE);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_NOT_ALL_FOUND);
        assertThat(desk.notice().details()).containsExactly("2");
    }

    @Test
    void knowsNoOrderOfNobody() {
        desk.act(new Act.Typed("waaaaaaaaaaaa"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.ORDER_NOT_HERE);
    }

    private static String told(CustomerOrder order) {
        return "{\"order\":" + CanonicalJson.text(order) + "}";
    }

    private static CustomerOrder paid(String online) {
        Quote quote = new Quote(
                List.of(line(1, Shop.MILK, 2, "1.00", "2.00", "0.33"), line(2, Shop.COFFEE, 1, "5.00", "5.00", "0.84")),
                List.of(new TaxTotal("standard", 2000, true, pounds("5.83"), pounds("1.17"))),
                List.of(),
                List.of(),
                pounds("7.00"));
        return order(Fulfilment.COLLECT, quote, List.of(new Prepaid("pay-1", pounds(online))));
    }

    private static CustomerOrder later(CustomerOrder order) {
        return new CustomerOrder(
                order.order(),
                order.store(),
                order.member(),
                order.channel(),
                order.placedAt(),
                order.changedAt().plusSeconds(60),
                order.fulfilment(),
                OrderState.READY,
                order.until(),
                order.lines(),
                order.quote(),
                order.prepaid());
    }

    private static CustomerOrder reserved() {
        return order(Fulfilment.RESERVE, null, List.of());
    }

    private static CustomerOrder order(Fulfilment fulfilment, @Nullable Quote quote, List<Prepaid> prepaid) {
        return new CustomerOrder(
                ORDER,
                StoreId.of("s1"),
                MemberId.of(Shop.ANN.value()),
                Channel.WEB,
                Shop.NOON.minusSeconds(3600),
                Shop.NOON.minusSeconds(3600),
                fulfilment,
                OrderState.PLACED,
                Shop.NOON.plusSeconds(86_400),
                List.of(
                        new OrderLine(1, Shop.MILK, Quantity.each(2), "web-1"),
                        new OrderLine(2, Shop.COFFEE, Quantity.each(1), "web-2")),
                quote,
                prepaid);
    }

    private static SaleLine line(int number, Gtin gtin, long pieces, String price, String sum, String tax) {
        return new SaleLine(
                number,
                gtin,
                Quantity.each(pieces),
                pounds(price),
                PriceSource.PRICE_BOOK,
                pounds(sum),
                List.of(),
                pounds(sum),
                "standard",
                pounds(tax),
                2,
                null);
    }
}
