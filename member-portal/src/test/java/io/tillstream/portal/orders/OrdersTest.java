package io.tillstream.portal.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.order.Quote;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationReleased;
import io.tillstream.events.reservation.ReservationRequest;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.PortalApp;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.PaymentProviders;
import io.tillstream.portal.payments.PaymentState;
import io.tillstream.portal.payments.Wallet;
import io.tillstream.portal.shop.Carts;
import io.tillstream.portal.shop.Counter;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Orders from the cart to the hand-over: a whole portal, a real broker and database. What ledger and till say is written by hand, and
 * money is counted.
 */
class OrdersTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final MemberId ANNE = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final Gtin MUG = Gtin.ofDigits("2000000000015");
    private static final Gtin LAMP = Gtin.ofDigits("2000000000022");
    private static final Instant BUSINESS_NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String TOKEN = "only-for-tests-0123456789";
    private static final Wallet WALLET = new Wallet();
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    @TempDir
    static Path folder;

    private static KafkaBroker kafka;
    private static PostgresServer postgres;
    private static ConfigurableApplicationContext portal;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void open() throws Exception {
        kafka = KafkaBroker.start(folder.resolve("kafka"));
        postgres = PostgresServer.start(folder.resolve("postgres"));
        Map<String, Object> address = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(address)) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(address, new StringSerializer(), new ByteArraySerializer());
        portal = new SpringApplicationBuilder(PortalApp.class)
                .initializers(context -> PaymentProviders.use((GenericApplicationContext) context, WALLET))
                .run(
                        "--server.port=0",
                        "--tillstream.kafka=" + kafka.bootstrapServers(),
                        "--tillstream.postgres=" + postgres.jdbcUrl("portal"),
                        "--tillstream.postgres-user=" + postgres.user(),
                        "--tillstream.postgres-password=" + postgres.password(),
                        "--tillstream.member-lookup-key=" + "5a".repeat(32),
                        "--tillstream.clock-offset="
                                + Duration.between(Clock.systemUTC().instant(), BUSINESS_NOW),
                        "--tillstream.messages.outbox=" + folder.resolve("messages"),
                        "--tillstream.admin-token=" + TOKEN);
        Instant before = BUSINESS_NOW.minusSeconds(60);
        tell(Topics.STORE, "s1", store());
        for (Gtin gtin : List.of(MUG, LAMP)) {
            tell(
                    Topics.PRODUCT,
                    gtin.value(),
                    new Product(gtin, LocalText.same("Thing"), "home", "standard", Quantity.Unit.EACH, 6, null));
        }
        tell(Topics.PRICE, MUG.value(), new Price(MUG, money(255), money(100), false, before));
        tell(Topics.PRICE, LAMP.value(), new Price(LAMP, money(1_500), money(900), false, before));
        tell(Topics.PROMOTION, "three", threeForTwo(before));
        enrol();
        await(() -> count("product") == 2 && count("price") == 2 && count("store") == 1 && count("promotion") == 1);
    }

    private static void enrol() throws Exception {
        String port = portal.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/members"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"member\":\"" + ANNE
                                                    + "\",\"card\":\"TSM0000000000017\",\"enrolledOn\":\"2011-01-04\",\"personalised\":true}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() throws Exception {
        portal.close();
        producer.close();
        postgres.close();
        kafka.close();
    }

    private static Store store() {
        return new Store(
                STORE,
                LocalText.same("Market Street"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2_000)),
                1,
                1,
                List.of(DayOfWeek.MONDAY));
    }

    private static Promotion threeForTwo(Instant from) {
        return new Promotion(
                "three",
                LocalText.same("One of three for nothing"),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        from,
                        BUSINESS_NOW.plusSeconds(864_000),
                        null),
                Qualifying.of(Selection.ofGtins(MUG)),
                new Reward.CheapestFree(3),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    private static <V> void tell(Topic<V> topic, String key, V value) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), key, CanonicalJson.encode(value)))
                .get();
    }

    private static long count(String table) {
        Long count = portal.getBean(JdbcTemplate.class).queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come true in 60 s.");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static <V> List<V> all(Topic<V> topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<V> all = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> all.add(CanonicalJson.decode(record.value(), topic.value())));
            }
            return all;
        }
    }

    private static OrderDesk desk() {
        return portal.getBean(OrderDesk.class);
    }

    private static MemberOrder order(OrderId id) {
        return portal.getBean(Orders.class).find(id).orElseThrow();
    }

    private static void awaitStage(OrderId id, Stage stage) throws Exception {
        await(() -> order(id).stage() == stage);
    }

    /** Five mugs, of which one is for nothing, and a lamp: 4 × 2.55 + 15.00 = 25.20. */
    private static OrderId place(String attempt, Fulfilment fulfilment) {
        Carts carts = portal.getBean(Carts.class);
        carts.put(ANNE, STORE, MUG, 5);
        carts.put(ANNE, STORE, LAMP, 1);
        PricedBasket priced = portal.getBean(Counter.class)
                .reckon(
                        portal.getBean(Members.class).find(ANNE).orElseThrow(),
                        store(),
                        carts.of(ANNE, STORE).pieces(),
                        portal.getBean(Clock.class).instant())
                .priced();
        if (priced == null) {
            throw new AssertionError("Nothing was priced.");
        }
        assertThat(priced.total()).isEqualTo(money(2_520));
        return desk().place(new OrderDesk.Wish(
                ANNE,
                attempt,
                priced,
                fulfilment,
                Duration.ofDays(3),
                fulfilment == Fulfilment.RESERVE ? null : PaymentMethod.CARD,
                null,
                Language.EN));
    }

    private static void answer(OrderId id, int line, Reservation.State state) throws Exception {
        MemberOrder order = order(id);
        MemberOrder.Line of = order.lines().get(line - 1);
        tell(
                Topics.RESERVATION,
                order.reservation(of),
                new Reservation(
                        order.reservation(of),
                        STORE,
                        of.gtin(),
                        state,
                        Quantity.each(of.pieces()),
                        Quantity.each(state == Reservation.State.REFUSED ? 0 : 9),
                        order.until()));
    }

    private static void grant(OrderId id) throws Exception {
        answer(id, 1, Reservation.State.GRANTED);
        answer(id, 2, Reservation.State.GRANTED);
    }

    private static void payerPays(OrderId id) throws Exception {
        await(() -> isAsked(id));
        WALLET.payAll();
        var _ = portal.getBean(OnlinePayments.class).settle(paymentOf(id));
        awaitStage(id, Stage.PLACED);
    }

    /** Whether the provider waits for its payer. */
    private static boolean isAsked(OrderId id) {
        PaymentId payment = order(id).payment();
        return payment != null
                && portal.getBean(OnlinePayments.class)
                                .find(payment)
                                .orElseThrow()
                                .state()
                        == PaymentState.WAITING;
    }

    private static OrderId paid(String attempt) throws Exception {
        OrderId id = place(attempt, Fulfilment.COLLECT);
        grant(id);
        awaitStage(id, Stage.PAYING);
        payerPays(id);
        return id;
    }

    private static void pick(OrderId id, long mugs, long lamps) throws Exception {
        pick(id, told(id, OrderState.PLACED).changedAt(), BUSINESS_NOW, mugs, lamps);
    }

    private static void pick(OrderId id, Instant asOf, Instant at, long mugs, long lamps) throws Exception {
        OrderPicked picked = new OrderPicked(
                Source.parseReceiptNumber("s1-t1/1/" + SEQUENCE.incrementAndGet()),
                at,
                LocalDate.parse("2026-11-30"),
                "c1",
                id,
                List.of(
                        new OrderPicked.PickedLine(1, Quantity.each(mugs)),
                        new OrderPicked.PickedLine(2, Quantity.each(lamps))),
                asOf);
        tell(Topics.ACCEPTED, "s1", FactChain.append(Hash.GENESIS, picked));
    }

    private static CustomerOrder told(OrderId id, OrderState state) throws Exception {
        await(() -> all(Topics.CUSTOMER_ORDER).stream()
                .anyMatch(fact -> fact.order().equals(id) && fact.state() == state));
        return all(Topics.CUSTOMER_ORDER).stream()
                .filter(fact -> fact.order().equals(id) && fact.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private static long requests(OrderId id, Class<? extends ReservationRequest> kind) {
        return all(Topics.RESERVATION_REQUEST).stream()
                .filter(kind::isInstance)
                .filter(request -> request.reservation().startsWith(id + "-"))
                .count();
    }

    @Test
    void takesNoMoneyBeforeEverythingIsPutAside() throws Exception {
        long before = WALLET.kept();
        OrderId id = place("refused", Fulfilment.COLLECT);

        assertThat(place("refused", Fulfilment.COLLECT))
                .as("the same button again")
                .isEqualTo(id);
        await(() -> requests(id, ReservationAsked.class) == 2);
        answer(id, 1, Reservation.State.GRANTED);
        await(() -> order(id).lines().get(0).answer() == Reservation.State.GRANTED);
        assertThat(order(id).stage()).isEqualTo(Stage.RESERVING);
        answer(id, 2, Reservation.State.REFUSED);

        awaitStage(id, Stage.CANCELLED);
        assertThat(order(id).ending()).isEqualTo(Ending.NOT_GRANTED);
        await(() -> requests(id, ReservationReleased.class) == 1);
        assertThat(order(id).payment()).isNull();
        assertThat(WALLET.kept()).isEqualTo(before);
        assertThat(portal.getBean(Carts.class).of(ANNE, STORE).pieces()).containsEntry(MUG, 5L);
    }

    @Test
    void tellsTheTillWhatWasPaidAndGivesBackWhatWasNotFound() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("short");

        assertThat(WALLET.kept() - before).isEqualTo(2_520);
        CustomerOrder placed = told(id, OrderState.PLACED);
        assertThat(placed.due()).isEqualTo(money(0));
        assertThat(placed.quotedLines()).extracting(line -> line.reservation()).containsExactly(id + "-1", id + "-2");

        pick(id, 3, 1);

        // A fifth of the mug that was free belongs to each of the five: three keep 1.53 of 2.55.
        CustomerOrder ready = told(id, OrderState.READY);
        assertThat(ready.quotedLines().get(0).net()).isEqualTo(money(765 - 153));
        assertThat(ready.due()).isEqualTo(money(0));
        long left = 765 - 153 + 1_500;
        await(() -> WALLET.kept() - before == left);

        answer(id, 1, Reservation.State.COLLECTED);
        answer(id, 2, Reservation.State.COLLECTED);
        awaitStage(id, Stage.HANDED_OVER);
        assertThat(desk().cancel(id, ANNE)).as("too late").isFalse();
        assertThat(told(id, OrderState.HANDED_OVER).prepaid().getFirst().amount())
                .isEqualTo(money(left));
        assertThat(WALLET.kept() - before).isEqualTo(left);
    }

    @Test
    void tellsHeadOfficeOfAPaymentAsItStands() throws Exception {
        OrderId id = paid("told");
        String payment = String.valueOf(order(id).payment());

        await(() -> newest(payment).state() == PaidOnline.State.APPROVED);
        PaidOnline taken = newest(payment);
        assertThat(taken.order()).isEqualTo(id.value());
        assertThat(taken.store()).isEqualTo(STORE);
        assertThat(taken.kept()).isEqualTo(money(2_520));
        assertThat(CanonicalJson.text(taken)).doesNotContain(ANNE.value());

        pick(id, 3, 1);

        await(() -> newest(payment).givenBack().equals(money(2 * (255 - 51))));
        assertThat(newest(payment).at()).isAfter(taken.at());
    }

    private static PaidOnline newest(String payment) throws Exception {
        await(() -> all(Topics.ONLINE_PAYMENT).stream()
                .anyMatch(fact -> fact.payment().equals(payment)));
        return all(Topics.ONLINE_PAYMENT).stream()
                .filter(fact -> fact.payment().equals(payment))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void hearsThatLessIsThereOfWhatLayReady() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("broken");
        Instant waited = told(id, OrderState.PLACED).changedAt();
        pick(id, 5, 1);
        Instant ready = told(id, OrderState.READY).changedAt();
        assertThat(ready).isAfter(waited);
        Duration day = Duration.ofDays(1);

        // A till without a line picked the order while it waited, found the shelf empty, and has a clock that is a day
        // ahead.
        pick(id, waited, BUSINESS_NOW.plus(day), 0, 0);
        // More than was promised is nobody's.
        pick(id, ready, BUSINESS_NOW.plus(day), 6, 1);
        // What lies ready was counted, at a till whose clock is a day behind.
        pick(id, ready, BUSINESS_NOW.minus(day), 5, 0);

        await(() -> requests(id, ReservationReleased.class) == 1);
        await(() -> WALLET.kept() - before == 1_020);
        assertThat(order(id).stage()).isEqualTo(Stage.READY);
        assertThat(order(id).lines()).extracting(MemberOrder.Line::kept).containsExactly(5L, 0L);
        await(() -> all(Topics.CUSTOMER_ORDER).stream()
                .anyMatch(fact -> fact.order().equals(id) && fact.lines().size() == 1 && money(0).equals(fact.due())));
    }

    @Test
    void givesMoneyAndGoodsBackOnceWhenItIsCancelled() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("cancelled");

        assertThat(desk().cancel(id, ANNE)).isTrue();
        assertThat(desk().cancel(id, ANNE)).isFalse();
        await(() -> requests(id, ReservationReleased.class) == 2);
        answer(id, 1, Reservation.State.RELEASED);
        await(() -> order(id).lines().get(0).answer() == Reservation.State.RELEASED);
        desk().giveBack();
        assertThat(WALLET.kept() - before)
                .as("a till may have the rest in hand")
                .isEqualTo(2_520);

        answer(id, 2, Reservation.State.RELEASED);

        await(() -> WALLET.kept() == before);
        assertThat(told(id, OrderState.CANCELLED).prepaid()).isEmpty();
        desk().giveBack();
        assertThat(WALLET.kept()).isEqualTo(before);
        assertThat(order(id).stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void keepsTheMoneyOfWhatWasHandedOverBeforeItWasCancelled() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("handed over meanwhile");

        assertThat(desk().cancel(id, ANNE)).isTrue();
        answer(id, 1, Reservation.State.COLLECTED);
        answer(id, 2, Reservation.State.COLLECTED);

        awaitStage(id, Stage.HANDED_OVER);
        desk().giveBack();
        assertThat(WALLET.kept() - before).isEqualTo(2_520);
    }

    /** The ledger does not speak of goods whose time was over. */
    @Test
    void hearsOfAHandOverFromTheSaleItself() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("late");
        answer(id, 1, Reservation.State.LAPSED);
        answer(id, 2, Reservation.State.LAPSED);

        sell(id);

        awaitStage(id, Stage.HANDED_OVER);
        desk().endWhatIsOver();
        desk().giveBack();
        assertThat(WALLET.kept() - before).isEqualTo(2_520);
    }

    private static void sell(OrderId id) throws Exception {
        CustomerOrder told = told(id, OrderState.PLACED);
        Quote quote = Objects.requireNonNull(told.quote());
        Sale sale = new Sale(
                Source.parseReceiptNumber("s1-t1/1/" + SEQUENCE.incrementAndGet()),
                BUSINESS_NOW,
                LocalDate.parse("2026-11-30"),
                "c1",
                ANNE,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.WEB,
                null,
                told.quotedLines(),
                quote.taxes(),
                List.of(new Tender(
                        Tender.TenderType.ONLINE,
                        quote.total(),
                        money(0),
                        told.prepaid().getFirst().payment(),
                        null,
                        List.of())),
                money(0),
                quote.total(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                id);
        tell(Topics.ACCEPTED, "s1", FactChain.append(Hash.GENESIS, sale));
    }

    @Test
    void letsTheMemberPayOtherwiseWhenACardIsRefused() throws Exception {
        long before = WALLET.kept();
        WALLET.refuse(true);
        OrderId id = place("declined", Fulfilment.COLLECT);
        grant(id);
        awaitStage(id, Stage.PAYING);
        await(() -> order(id).method() == null);
        WALLET.refuse(false);

        desk().payBy(id, PaymentMethod.ALIPAY, null);
        payerPays(id);

        assertThat(WALLET.kept() - before).isEqualTo(2_520);
    }

    private static OrderId paying(String attempt) throws Exception {
        OrderId id = place(attempt, Fulfilment.COLLECT);
        grant(id);
        await(() -> isAsked(id));
        return id;
    }

    private static PaymentId paymentOf(OrderId id) {
        return Objects.requireNonNull(order(id).payment());
    }

    @Test
    void keepsAnOrderThatWasApprovedBeforeItWasGivenUp() throws Exception {
        long before = WALLET.kept();
        OrderId id = paying("approved first");
        payerPays(id);

        OnlinePayment left = portal.getBean(OnlinePayments.class).giveUp(paymentOf(id));

        assertThat(left.state()).isEqualTo(PaymentState.APPROVED);
        assertThat(order(id).stage()).isEqualTo(Stage.PLACED);
        assertThat(WALLET.kept() - before).isEqualTo(2_520);
    }

    @Test
    void givesBackWhatWasApprovedAfterItWasGivenUp() throws Exception {
        long before = WALLET.kept();
        OrderId id = paying("given up first");
        PaymentId payment = paymentOf(id);

        OnlinePayment _ = portal.getBean(OnlinePayments.class).giveUp(payment);
        WALLET.payLate(payment, money(2_520));
        OnlinePayment late = portal.getBean(OnlinePayments.class).settle(payment);

        assertThat(late.state()).isEqualTo(PaymentState.REVERSED);
        assertThat(order(id).stage()).isEqualTo(Stage.PAYING);
        assertThat(order(id).payment()).isNull();
        assertThat(WALLET.kept()).isEqualTo(before);
    }

    /** Payer and button at one moment: the order stands and its money is kept, or neither. */
    @Test
    void neverKeepsAnOrderWhoseMoneyWentBack() throws Exception {
        OnlinePayments payments = portal.getBean(OnlinePayments.class);
        for (int run = 0; run < 6; run++) {
            long before = WALLET.kept();
            OrderId id = paying("at once " + run);
            PaymentId payment = paymentOf(id);
            CountDownLatch go = new CountDownLatch(1);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<?> pays = both.submit(() -> {
                    go.await();
                    WALLET.payAll();
                    return payments.settle(payment);
                });
                Future<?> leaves = both.submit(() -> {
                    go.await();
                    return payments.giveUp(payment);
                });
                go.countDown();
                Object _ = pays.get();
                Object _ = leaves.get();
            }

            await(() -> payments.find(payment).orElseThrow().state().isEnded());
            boolean isKept = WALLET.kept() - before == 2_520;
            assertThat(order(id).stage()).isEqualTo(isKept ? Stage.PLACED : Stage.PAYING);
            assertThat(WALLET.kept() - before).isEqualTo(isKept ? 2_520 : 0);
            desk().cancel(id, ANNE);
            answer(id, 1, Reservation.State.RELEASED);
            answer(id, 2, Reservation.State.RELEASED);
            await(() -> WALLET.kept() == before);
        }
    }

    /** Whatever reversed it: goods are not kept for money that is gone. */
    @Test
    void endsAnOrderWhosePaymentWasReversed() throws Exception {
        long before = WALLET.kept();
        OrderId id = paid("reversed");

        OnlinePayment _ = portal.getBean(OnlinePayments.class).cancel(paymentOf(id));

        awaitStage(id, Stage.CANCELLED);
        assertThat(order(id).ending()).isEqualTo(Ending.MONEY_WENT_BACK);
        await(() -> requests(id, ReservationReleased.class) == 2);
        assertThat(told(id, OrderState.CANCELLED).prepaid()).isEmpty();
        assertThat(WALLET.kept()).isEqualTo(before);
    }

    @Test
    void givesBackWhatWasTakenInAnotherCurrency() throws Exception {
        long before = WALLET.kept();
        OrderId id = paying("dollars");
        PaymentId payment = paymentOf(id);

        WALLET.payAll(Money.parse("25.20 USD"));
        OnlinePayment _ = portal.getBean(OnlinePayments.class).settle(payment);

        await(() -> newest(payment.value()).state() == PaidOnline.State.REVERSED);
        assertThat(newest(payment.value()).givenBack()).isEqualTo(Money.parse("25.20 USD"));
        assertThat(WALLET.kept()).isEqualTo(before);
        assertThat(order(id).stage()).isEqualTo(Stage.PAYING);
        assertThat(order(id).payment()).isNull();
    }

    @Test
    void asksAgainForWhatTheProviderRefusesToGiveBack() throws Exception {
        long before = WALLET.kept();
        OnlinePayments payments = portal.getBean(OnlinePayments.class);
        OrderId id = paid("refused refund");
        PaymentId payment = paymentOf(id);
        Money less = money(2 * (255 - 51));

        WALLET.giveNothingBack(true);
        pick(id, 3, 1);

        await(() -> payments.refused(id.value()).equals(List.of(less)));
        await(() -> less.equals(newest(payment.value()).refused()));
        assertThat(newest(payment.value()).kept()).isEqualTo(money(2_520));
        assertThat(portal.getBean(JdbcTemplate.class)
                        .queryForObject(
                                "select next_at > ?::timestamptz + interval '50 minutes' from online_payment where id = ?",
                                Boolean.class,
                                Timestamp.from(portal.getBean(Clock.class).instant()),
                                payment.value()))
                .as("not at once")
                .isTrue();

        WALLET.giveNothingBack(false);
        int _ = portal.getBean(JdbcTemplate.class)
                .update("update online_refund set next_at = 'epoch' where payment = ?", payment.value());
        OnlinePayment _ = payments.settle(payment);

        assertThat(payments.refused(id.value())).isEmpty();
        await(() -> newest(payment.value()).refused() == null);
        assertThat(WALLET.kept() - before).isEqualTo(2_520 - less.minor());
    }

    private static void released(OrderId id) throws Exception {
        answer(id, 1, Reservation.State.RELEASED);
        answer(id, 2, Reservation.State.RELEASED);
    }

    @Test
    void holdsNobodyUpWhileAProviderIsSlow() throws Exception {
        long before = WALLET.kept();
        OrderId slow = paid("slow");
        OrderId quick = paid("quick");
        WALLET.beSlowWith(paymentOf(slow));
        try {
            assertThat(desk().cancel(slow, ANNE)).isTrue();
            released(slow);
            await(() -> order(slow).lines().get(1).answer() == Reservation.State.RELEASED);
            long pressed = System.nanoTime();
            assertThat(desk().cancel(quick, ANNE)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(10));
            released(quick);

            await(() -> WALLET.kept() - before == 2_520);
            OnlinePayments payments = portal.getBean(OnlinePayments.class);
            assertThat(payments.find(paymentOf(slow)).orElseThrow().givenBack()).isEqualTo(money(0));
            assertThat(payments.find(paymentOf(quick)).orElseThrow().givenBack())
                    .isEqualTo(money(2_520));
        } finally {
            WALLET.goOn();
        }
        await(() -> WALLET.kept() == before);
    }

    /** As many as one look takes wait for their payers already, and have for longer. */
    @Test
    void seesANewOrderBehindManyThatWaitForTheirPayers() throws Exception {
        JdbcTemplate jdbc = portal.getBean(JdbcTemplate.class);
        OrderId first = paying("first of many");
        int many = jdbc.update("""
                insert into member_order (order_id, member, attempt, store, fulfilment, stage, placed_at, changed_at, until,
                    quote, points, method, payment)
                select 'wmany' || translate(lpad(n::text, 8, '0'), '0189', 'abcd'), member, 'many ' || n, store, fulfilment, stage,
                    placed_at, changed_at, until, quote, points, method, payment
                from member_order, generate_series(1, 250) n where order_id = ?
                """, first.value());
        assertThat(many).isEqualTo(250);
        try {
            OrderId last = paying("last of many");
            assertThat(order(last).payment()).isNotNull();
            assertThat(desk().cancel(last, ANNE)).isTrue();
            assertThat(desk().cancel(first, ANNE)).isTrue();
            await(() -> !isAsked(first) && !isAsked(last));
        } finally {
            int _ = jdbc.update("delete from member_order where attempt like 'many %'");
        }
    }

    @Test
    void needsNoMoneyForWhatIsOnlyPutAside() throws Exception {
        OrderId id = place("reserved", Fulfilment.RESERVE);
        grant(id);

        CustomerOrder told = told(id, OrderState.PLACED);
        assertThat(told.quote()).isNull();
        assertThat(told.prepaid()).isEmpty();
        assertThat(portal.getBean(Carts.class).of(ANNE, STORE).pieces()).isEmpty();
        pick(id, 0, 0);
        awaitStage(id, Stage.CANCELLED);
        assertThat(order(id).ending()).isEqualTo(Ending.NOTHING_FOUND);
    }
}
