package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Driver;
import io.tillstream.events.decision.ReorderProposal.Fan;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.decision.ReorderProposal.Line;
import io.tillstream.events.decision.ReorderProposal.Reach;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores of one test each, delivered with milk by a dairy and with bread by a bakery. */
public final class CutOffsUnderTest {
    public static final LocalDate THURSDAY = LocalDate.parse("2011-11-10");
    /** What no order, one pack and so on to five lose beyond what is lost until the delivery. */
    private static final List<Money> BEYOND = List.of("37.00", "27.00", "17.00", "9.00", "2.00", "1.00").stream()
            .map(TestShop::pounds)
            .toList();

    /** Of Wednesday to Sunday. */
    private static final Fan FAN = new Fan(
            THURSDAY.minusDays(1),
            List.of(
                    new Line(1_000, List.of(1L, 2L, 2L, 4L, 3L)),
                    new Line(2_500, List.of(3L, 3L, 4L, 7L, 5L)),
                    new Line(5_000, List.of(5L, 5L, 6L, 11L, 8L)),
                    new Line(7_500, List.of(7L, 8L, 9L, 15L, 12L)),
                    new Line(9_000, List.of(10L, 11L, 12L, 21L, 17L))));

    private static final Instant ISSUED = RealParts.BUSINESS_MORNING.minusSeconds(600);

    private CutOffsUnderTest() {}

    public static void open(StoreId store) {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, store.value(), TestShop.store(store));
        parts.publish(
                Topics.SUPPLIER,
                "dairy-1",
                supplier("dairy-1", new LocalText("Valley Dairy", "山谷乳品", "山谷乳业"), "orders@dairy.example"));
        parts.publish(
                Topics.SUPPLIER, "bakery", supplier("bakery", new LocalText("Corner Bakery", "街角麵包坊", "街角面包房"), null));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        parts.publish(Topics.PRODUCT, TestShop.BREAD.value(), TestShop.bread());
    }

    private static Supplier supplier(String code, LocalText name, @Nullable String email) {
        return new Supplier(code, name, email, List.of(), new OrderCutOff(1, LocalTime.of(14, 0)));
    }

    public static void propose(
            String id,
            StoreId store,
            Gtin item,
            String lost,
            LocalDate delivery,
            @Nullable String supplier,
            @Nullable Instant orderUntil) {
        RealParts.started()
                .publish(
                        Topics.REORDER,
                        Keys.storeItem(store, item),
                        new ReorderProposal(
                                id,
                                store,
                                item,
                                Quantity.each(7),
                                5_000,
                                delivery,
                                8_200,
                                TestShop.pounds(lost),
                                Quantity.each(48),
                                4,
                                new Reason("runs-out", new LocalText("Runs out", "快售完", "快售完")),
                                new ModelReference("seasonal-naive", Hash.GENESIS),
                                ISSUED,
                                orderUntil == null ? Instant.parse("2011-11-14T00:00:00Z") : orderUntil,
                                "",
                                new Grounds(
                                        List.of(new Driver("weekday", TestShop.pounds("1.20"))),
                                        null,
                                        null,
                                        new Reach(
                                                THURSDAY.plusDays(4),
                                                9_000,
                                                1,
                                                BEYOND.stream()
                                                        .map(TestShop.pounds(lost)::plus)
                                                        .toList()),
                                        FAN),
                                supplier,
                                orderUntil));
    }
}
