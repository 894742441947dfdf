package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories of payments, told in pieces that lag: none is called an orphan that is none, and each planted one is. */
class OnlineMoneyTest {
    private static final Instant MORNING = Instant.parse("2011-11-09T08:00:00Z");
    private static final String PAYMENT = "pabcdefghijklmnopqrst";
    private static final String ORDER = "wk7b2m5q3x4ad";

    /** What was told by a moment. */
    private static final class Books {
        private final Map<String, PaidOnline> payments = new HashMap<>();
        private final Map<String, CustomerOrder> orders = new HashMap<>();
        private final Map<String, List<OnlineMoney.Counted>> counted = new HashMap<>();
        private Instant now = MORNING;
        private int receipts;

        OnlineMoney report() {
            return OnlineMoney.of(payments.values(), orders, counted, now);
        }

        void later(Duration time) {
            now = now.plus(time);
        }

        void paid(String payment, String order, PaidOnline.State state, String taken, String back) {
            payments.put(payment, payment(payment, order, state, taken, back, null));
        }

        void refused(String payment, String order, String taken, String refused) {
            payments.put(payment, payment(payment, order, PaidOnline.State.UNKNOWN, taken, "0.00 GBP", refused));
        }

        private PaidOnline payment(
                String payment,
                String order,
                PaidOnline.State state,
                String taken,
                String back,
                @Nullable String refused) {
            return new PaidOnline(
                    payment,
                    order,
                    StoreId.of("s1"),
                    PaidOnline.Method.CARD,
                    state,
                    Money.parse("25.20 GBP"),
                    Money.parse(taken),
                    Money.parse(back),
                    refused == null ? null : Money.parse(refused),
                    now);
        }

        void order(String order, OrderState state, String payment, String total) {
            boolean isPaid = state != OrderState.CANCELLED && state != OrderState.LAPSED;
            Money net = Money.parse(total);
            Money none = Money.zero(net.currency());
            Gtin gtin = Gtin.of("05901234123457");
            Quantity one = Quantity.each(1);
            CustomerOrder before = orders.get(order);
            orders.put(
                    order,
                    new CustomerOrder(
                            OrderId.of(order),
                            StoreId.of("s1"),
                            MemberId.of("maaaaaaaaaaaaaaaa"),
                            Sale.Channel.WEB,
                            before == null ? now : before.placedAt(),
                            now,
                            Fulfilment.COLLECT,
                            state,
                            now.plus(Duration.ofDays(9)),
                            List.of(new OrderLine(1, gtin, one, order + "-1")),
                            new Quote(
                                    List.of(new SaleLine(
                                            1,
                                            gtin,
                                            one,
                                            net,
                                            SaleLine.PriceSource.PRICE_BOOK,
                                            net,
                                            List.of(),
                                            net,
                                            "standard",
                                            none,
                                            0,
                                            null)),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    net),
                            isPaid ? List.of(new Prepaid(payment, net)) : List.of()));
        }

        void sale(String payment, String... amounts) {
            receipts++;
            for (String amount : amounts) {
                counted.computeIfAbsent(payment, _ -> new ArrayList<>())
                        .add(new OnlineMoney.Counted(
                                Source.parseReceiptNumber("s1-t1/1/" + receipts), Money.parse(amount), now));
            }
        }
    }

    /** Who tells. */
    private enum Who {
        PAYMENTS,
        ORDERS,
        TILL
    }

    /**
     * One thing that becomes known.
     *
     * @param who tells it
     * @param what is told
     */
    private record Step(Who who, Consumer<Books> what) {
        static Step payment(String payment, String order, PaidOnline.State state, String taken, String back) {
            return new Step(Who.PAYMENTS, books -> books.paid(payment, order, state, taken, back));
        }

        static Step order(String order, OrderState state, String payment, String total) {
            return new Step(Who.ORDERS, books -> books.order(order, state, payment, total));
        }

        static Step sale(String payment, String... amounts) {
            return new Step(Who.TILL, books -> books.sale(payment, amounts));
        }
    }

    /** What may happen to one payment from the wish to its end, in the order in which it happens. */
    private static List<Step> story(String payment, String order, Random random) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.payment(payment, order, PaidOnline.State.WAITING, "0.00 GBP", "0.00 GBP"));
        switch (random.nextInt(6)) {
            case 0 -> steps.add(Step.payment(payment, order, PaidOnline.State.ABORTED, "0.00 GBP", "0.00 GBP"));
            case 1 -> {
                steps.add(Step.payment(payment, order, PaidOnline.State.UNKNOWN, "25.20 USD", "0.00 USD"));
                steps.add(Step.payment(payment, order, PaidOnline.State.REVERSED, "25.20 USD", "25.20 USD"));
            }
            case 2 -> {
                placed(steps, payment, order);
                steps.add(Step.order(order, OrderState.CANCELLED, payment, "25.20 GBP"));
                steps.add(Step.payment(payment, order, PaidOnline.State.UNKNOWN, "25.20 GBP", "0.00 GBP"));
                steps.add(Step.payment(payment, order, PaidOnline.State.REVERSED, "25.20 GBP", "25.20 GBP"));
            }
            case 3 -> {
                placed(steps, payment, order);
                steps.add(Step.order(order, OrderState.READY, payment, "20.00 GBP"));
                steps.add(Step.payment(payment, order, PaidOnline.State.APPROVED, "25.20 GBP", "5.20 GBP"));
                steps.add(Step.sale(payment, "20.00 GBP"));
                steps.add(Step.order(order, OrderState.HANDED_OVER, payment, "20.00 GBP"));
            }
            case 4 -> {
                handedOver(steps, payment, order);
                steps.add(Step.sale(payment, "-25.20 GBP", "22.00 GBP"));
                steps.add(Step.payment(payment, order, PaidOnline.State.APPROVED, "25.20 GBP", "3.20 GBP"));
            }
            default -> handedOver(steps, payment, order);
        }
        return steps;
    }

    private static void placed(List<Step> steps, String payment, String order) {
        steps.add(Step.payment(payment, order, PaidOnline.State.APPROVED, "25.20 GBP", "0.00 GBP"));
        steps.add(Step.order(order, OrderState.PLACED, payment, "25.20 GBP"));
    }

    private static void handedOver(List<Step> steps, String payment, String order) {
        placed(steps, payment, order);
        steps.add(Step.sale(payment, "25.20 GBP"));
        steps.add(Step.order(order, OrderState.HANDED_OVER, payment, "25.20 GBP"));
    }

    /** Portal and tills tell on their own, so that an order's news overtakes, or is overtaken. */
    @ParameterizedTest
    @ValueSource(longs = {20111109, 7, 42})
    void callsNothingAnOrphanThatIsNone(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            Books books = new Books();
            List<List<Step>> stories = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                char letter = (char) ('a' + i);
                stories.add(new ArrayList<>(story(
                        "p" + String.valueOf(letter).repeat(20),
                        "w" + String.valueOf(letter).repeat(12),
                        random)));
            }
            while (stories.stream().anyMatch(story -> !story.isEmpty())) {
                List<Step> story = stories.get(random.nextInt(stories.size()));
                if (story.isEmpty()) {
                    continue;
                }
                boolean isOvertaken = story.size() > 1
                        && (story.get(0).who() == Who.ORDERS) != (story.get(1).who() == Who.ORDERS)
                        && random.nextBoolean();
                Step step = story.remove(isOvertaken ? 1 : 0);
                step.what().accept(books);
                check(books);
                books.later(Duration.ofMinutes(random.nextInt(3)));
            }
            books.later(Duration.ofDays(3));
            OnlineMoney end = check(books);
            assertThat(end.waiting()).isEmpty();
        }
    }

    private static OnlineMoney check(Books books) {
        OnlineMoney report = books.report();
        assertThat(report.orphans()).isEmpty();
        balances(report);
        return report;
    }

    private static void balances(OnlineMoney report) {
        for (OnlineMoney.Sum sum : report.sums()) {
            assertThat(sum.captured())
                    .as("%s", report)
                    .isEqualTo(sum.inSales()
                            .plus(sum.givenBack())
                            .plus(sum.waiting())
                            .plus(sum.orphans()));
        }
    }

    @Test
    void namesAnOrderThatWaitsWithItsAge() {
        Books books = new Books();
        books.paid(PAYMENT, ORDER, PaidOnline.State.APPROVED, "25.20 GBP", "0.00 GBP");
        books.order(ORDER, OrderState.PLACED, PAYMENT, "25.20 GBP");
        books.later(Duration.ofHours(49));

        OnlineMoney report = books.report();

        assertThat(report.orphans()).isEmpty();
        assertThat(report.asText())
                .contains("waits online payment " + PAYMENT + " of 25.20 GBP for order " + ORDER
                        + " of s1: the order waits to be handed over, for 2 d 1 h 0 min.")
                .contains(
                        "25.20 GBP captured, 0.00 GBP in sales, 0.00 GBP given back, 25.20 GBP waiting, 0.00 GBP orphaned");
    }

    /** One of two sales of an order was taken back, as the report asks, and the portal kept the money for the other. */
    @Test
    void isEvenOnceTheSecondSaleOfAnOrderWasTakenBack() {
        Books books = new Books();
        approved(books);
        books.order(ORDER, OrderState.HANDED_OVER, PAYMENT, "25.20 GBP");
        books.sale(PAYMENT, "25.20 GBP");
        books.sale(PAYMENT, "25.20 GBP");
        assertThat(books.report().orphans())
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.next()).contains("take the other back at a till"));

        books.sale(PAYMENT, "-25.20 GBP");
        books.later(Duration.ofHours(2));

        OnlineMoney end = check(books);
        assertThat(end.waiting()).isEmpty();
    }

    /**
     * An orphan, and how it is told.
     *
     * @param name of the kind
     * @param books what happened
     * @param amount of it
     * @param what a part of what is said
     */
    private record Planted(String name, Consumer<Books> books, String amount, String what) {}

    @TestFactory
    Stream<DynamicTest> namesEveryKindOfOrphan() {
        return Stream.of(
                        new Planted(
                                "captured for nobody",
                                OnlineMoneyTest::approved,
                                "25.20 GBP",
                                "nobody knows the order"),
                        new Planted(
                                "cancelled and kept",
                                books -> {
                                    approved(books);
                                    books.order(ORDER, OrderState.CANCELLED, PAYMENT, "25.20 GBP");
                                },
                                "25.20 GBP",
                                "its order is CANCELLED"),
                        new Planted(
                                "handed over without a sale",
                                books -> {
                                    approved(books);
                                    books.order(ORDER, OrderState.HANDED_OVER, PAYMENT, "25.20 GBP");
                                },
                                "25.20 GBP",
                                "its order is HANDED_OVER, and no sale counts it"),
                        new Planted(
                                "more than the order counts",
                                books -> {
                                    approved(books);
                                    books.order(ORDER, OrderState.READY, PAYMENT, "20.00 GBP");
                                },
                                "5.20 GBP",
                                "its order counts less"),
                        new Planted(
                                "two sales",
                                books -> {
                                    approved(books);
                                    books.order(ORDER, OrderState.HANDED_OVER, PAYMENT, "25.20 GBP");
                                    books.sale(PAYMENT, "25.20 GBP");
                                    books.sale(PAYMENT, "25.20 GBP");
                                },
                                "-25.20 GBP",
                                "sales s1-t1/1/1 and s1-t1/1/2 count it"),
                        new Planted(
                                "a payment nobody made",
                                books -> books.sale("pzzzzzzzzzzzzzzzzzzzz", "9.00 GBP"),
                                "-9.00 GBP",
                                "told of no such payment"),
                        new Planted(
                                "sold although it went back",
                                books -> {
                                    books.paid(PAYMENT, ORDER, PaidOnline.State.REVERSED, "25.20 GBP", "25.20 GBP");
                                    books.sale(PAYMENT, "25.20 GBP");
                                },
                                "-25.20 GBP",
                                "only 0.00 GBP of it was kept"),
                        new Planted(
                                "a return that did not go back",
                                books -> {
                                    approved(books);
                                    books.order(ORDER, OrderState.HANDED_OVER, PAYMENT, "25.20 GBP");
                                    books.sale(PAYMENT, "25.20 GBP");
                                    books.sale(PAYMENT, "-5.20 GBP");
                                },
                                "5.20 GBP",
                                "the rest did not go back"),
                        new Planted(
                                "refused by the provider",
                                books -> {
                                    books.refused(PAYMENT, ORDER, "25.20 GBP", "25.20 GBP");
                                    books.order(ORDER, OrderState.CANCELLED, PAYMENT, "25.20 GBP");
                                },
                                "25.20 GBP",
                                "the provider refuses to give it back"),
                        new Planted(
                                "on its way back for hours",
                                books -> {
                                    books.paid(PAYMENT, ORDER, PaidOnline.State.UNKNOWN, "25.20 GBP", "0.00 GBP");
                                    books.order(ORDER, OrderState.CANCELLED, PAYMENT, "25.20 GBP");
                                },
                                "25.20 GBP",
                                "the provider has not confirmed it"),
                        new Planted(
                                "unanswered for hours",
                                books -> books.paid(PAYMENT, ORDER, PaidOnline.State.UNKNOWN, "0.00 GBP", "0.00 GBP"),
                                "0.00 GBP",
                                "nobody knows whether 25.20 GBP was taken"),
                        new Planted(
                                "a sale in another currency",
                                books -> {
                                    books.paid(PAYMENT, ORDER, PaidOnline.State.REVERSED, "25.20 GBP", "25.20 GBP");
                                    books.sale(PAYMENT, "25.20 USD");
                                },
                                "-25.20 USD",
                                "25.20 GBP was taken"))
                .map(planted -> DynamicTest.dynamicTest(planted.name(), () -> {
                    Books books = new Books();
                    planted.books().accept(books);
                    books.later(Duration.ofMinutes(61));

                    OnlineMoney report = books.report();

                    assertThat(report.orphans()).singleElement().satisfies(orphan -> {
                        assertThat(orphan.amount()).isEqualTo(Money.parse(planted.amount()));
                        assertThat(orphan.what()).contains(planted.what());
                        assertThat(orphan.next()).isNotBlank();
                    });
                    assertThat(report.asText()).contains("ORPHAN online payment");
                    balances(report);
                }));
    }

    private static void approved(Books books) {
        books.paid(PAYMENT, ORDER, PaidOnline.State.APPROVED, "25.20 GBP", "0.00 GBP");
    }
}
