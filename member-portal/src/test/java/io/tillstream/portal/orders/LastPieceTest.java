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
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.Fulfilment;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.OrderState;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.PortalApp;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.PaymentId;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.PaymentProviders;
import io.tillstream.portal.payments.Wallet;
import io.tillstream.portal.shop.Carts;
import io.tillstream.portal.shop.Counter;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One piece of an item is left; a member orders it, and somebody takes it to a till. The ledgers, the broker, the portal and its
 * database are real; the test has the shelf, the till's records and the payer's hands.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
class LastPieceTest {
    private static final long SEED = Long.getLong("test.seed", 20261129);
    private static final StoreId STORE = StoreId.of("s1");
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final MemberId ANNE = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final Gtin LAMP = item(99);
    private static final Money NOTHING = Money.zero(GBP);
    private static final Instant BUSINESS_NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-30");
    private static final String TOKEN = "only-for-tests-0123456789";
    private static final Wallet WALLET = new Wallet();

    @TempDir
    static Path folder;

    private static KafkaBroker kafka;
    private static PostgresServer postgres;
    private static KafkaStreams ledgers;
    private static ConfigurableApplicationContext portal;
    private static KafkaProducer<String, byte[]> producer;

    /** When somebody reaches for the last piece at the till's side of the shelf. */
    private enum Moment {
        BEFORE_THE_ORDER,
        BEFORE_THE_PICKING,
        AFTER_THE_PICKING,
        AT_ANY_TIME
    }

    /** One for each item. */
    private static final List<Moment> MOMENTS = List.of(
            Moment.BEFORE_THE_ORDER,
            Moment.BEFORE_THE_PICKING,
            Moment.AFTER_THE_PICKING,
            Moment.AT_ANY_TIME,
            Moment.AT_ANY_TIME,
            Moment.AT_ANY_TIME);

    private final Map<Gtin, String> takenBy = new ConcurrentHashMap<>();
    private final List<JournalRecord> journal = new ArrayList<>();

    private static Gtin item(int number) {
        String body = "2%011d".formatted(number);
        return Gtin.ofDigits(body + Gtin.checkDigit("0" + body));
    }

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
        Properties settings = new StreamsSettings(kafka.bootstrapServers(), folder.resolve("state"), 1, 1).properties();
        ledgers = new KafkaStreams(Topologies.of(settings, Set.of("till-positions", "stock-on-hand")), settings);
        ledgers.start();
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
        stockTheShop();
        enrol();
        await(() ->
                count("product") == MOMENTS.size() + 1 && count("price") == MOMENTS.size() + 1 && count("store") == 1);
    }

    /** One piece of each item, and lamps enough. */
    private static void stockTheShop() throws Exception {
        Instant before = BUSINESS_NOW.minusSeconds(60);
        tell(Topics.STORE, "s1", store());
        List<StockLine> delivered = new ArrayList<>();
        for (int number = 1; number <= MOMENTS.size(); number++) {
            tell(Topics.PRODUCT, item(number).value(), product(item(number)));
            tell(Topics.PRICE, item(number).value(), new Price(item(number), money(255), money(100), false, before));
            delivered.add(new StockLine(item(number), Quantity.each(1)));
        }
        tell(Topics.PRODUCT, LAMP.value(), product(LAMP));
        tell(Topics.PRICE, LAMP.value(), new Price(LAMP, money(1_500), money(900), false, before));
        delivered.add(new StockLine(LAMP, Quantity.each(100)));
        tell(Topics.STOCK, "s1", new GoodsReceived("note-1", STORE, before, DAY, false, "note-1", delivered));
        await(() -> onHand(LAMP) == 100);
    }

    private static Product product(Gtin gtin) {
        return new Product(gtin, LocalText.same("Thing"), "home", "standard", Quantity.Unit.EACH, 6, null);
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
                List.of());
    }

    private static void enrol() throws Exception {
        String port = portal.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/import/members"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"member\":\"" + ANNE
                                    + "\",\"card\":\"TSM0000000000017\",\"enrolledOn\":\"2011-01-04\","
                                    + "\"personalised\":true}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() throws Exception {
        portal.close();
        ledgers.close();
        producer.close();
        postgres.close();
        kafka.close();
    }

    @Test
    void isHadByOneOfTheTwoAndTheOtherIsToldTruthfully() throws Exception {
        does(source -> new EpochOpened(source, BUSINESS_NOW, DAY, "enrolled", null));
        Random random = new Random(SEED);
        List<OrderId> orders = new ArrayList<>();
        long kept = 0;
        try (ExecutorService customer = Executors.newSingleThreadExecutor()) {
            for (int number = 1; number <= MOMENTS.size(); number++) {
                Gtin item = item(number);
                Moment moment = MOMENTS.get(number - 1);
                long delay = moment == Moment.AT_ANY_TIME ? random.nextLong(2_000) : 0;
                CountDownLatch gate =
                        new CountDownLatch(moment == Moment.BEFORE_THE_ORDER || moment == Moment.AT_ANY_TIME ? 0 : 1);
                Future<?> atTheTill = customer.submit(() -> buys(item, gate, delay));
                if (moment == Moment.BEFORE_THE_ORDER) {
                    await(() -> onHand(item) == 0);
                }
                OrderId order = place(item);
                orders.add(order);
                await(() -> order(order).stage() != Stage.RESERVING);
                if (order(order).stage() == Stage.CANCELLED) {
                    atTheTill.get();
                    assertThat(takenBy).as("%s, seed %d", item, SEED).containsEntry(item, "customer");
                    assertThat(order(order).ending()).isEqualTo(Ending.NOT_GRANTED);
                    assertThat(order(order).lines().getFirst().available()).isZero();
                    assertThat(order(order).payment()).isNull();
                } else {
                    Thing before = moment == Moment.BEFORE_THE_PICKING ? () -> open(gate, atTheTill) : () -> {};
                    kept += handOver(order, item, before);
                    open(gate, atTheTill);
                }
                switch (moment) {
                    case BEFORE_THE_ORDER, BEFORE_THE_PICKING ->
                        assertThat(takenBy).containsEntry(item, "customer");
                    case AFTER_THE_PICKING -> assertThat(takenBy).containsEntry(item, "picker");
                    case AT_ANY_TIME -> assertThat(takenBy).containsKey(item);
                }
            }
        }

        long expected = kept;
        await(() -> WALLET.kept() == expected);
        for (int number = 1; number <= MOMENTS.size(); number++) {
            Gtin item = item(number);
            await(() -> onHand(item) == 0);
            assertThat(sold(item)).as("%s, seed %d", item, SEED).isEqualTo(1);
        }
        assertThat(orders).allSatisfy(id -> assertThat(order(id).stage()).isIn(Stage.CANCELLED, Stage.HANDED_OVER));
    }

    /** Something that is done in between. */
    private interface Thing {
        void isDone() throws Exception;
    }

    private static void open(CountDownLatch gate, Future<?> atTheTill) throws Exception {
        gate.countDown();
        atTheTill.get();
    }

    private @Nullable Void buys(Gtin item, CountDownLatch gate, long delayMillis) throws InterruptedException {
        gate.await();
        LockSupport.parkNanos(delayMillis * 1_000_000);
        if (isTakenBy("customer", item)) {
            does(source -> cashSale(source, item));
        }
        return null;
    }

    /** Paid, picked and sold; what it brought in the end, in minor units. */
    private long handOver(OrderId id, Gtin item, Thing beforePicking) throws Exception {
        await(() -> order(id).payment() != null);
        PaymentId payment = Objects.requireNonNull(order(id).payment());
        await(() -> {
            // The order knows of its payment before the provider does.
            WALLET.payAll();
            var _ = portal.getBean(OnlinePayments.class).settle(payment);
            return order(id).stage() == Stage.PLACED;
        });
        CustomerOrder placed = told(id, OrderState.PLACED);
        beforePicking.isDone();
        List<OrderPicked.PickedLine> found = new ArrayList<>();
        for (OrderLine line : placed.lines()) {
            boolean isThere = line.gtin().equals(LAMP) || isTakenBy("picker", line.gtin());
            found.add(new OrderPicked.PickedLine(line.line(), Quantity.each(isThere ? 1 : 0)));
        }
        does(source -> new OrderPicked(source, BUSINESS_NOW, DAY, "c1", id, found));
        CustomerOrder ready = told(id, OrderState.READY);
        long total = "picker".equals(takenBy.get(item)) ? 1_755 : 1_500;
        assertThat(Objects.requireNonNull(ready.quote()).total()).isEqualTo(money(total));
        assertThat(ready.due()).isEqualTo(NOTHING);
        does(source -> webSale(source, ready));
        await(() -> order(id).stage() == Stage.HANDED_OVER);
        return total;
    }

    /** Whether whoever reaches for it gets it; it lies on one shelf, and there is one of it. */
    private boolean isTakenBy(String hand, Gtin item) {
        return takenBy.putIfAbsent(item, hand) == null;
    }

    /** The till records it and sends it at once. */
    private synchronized void does(Function<Source, TillTransaction> deed) {
        Hash previous = journal.isEmpty() ? Hash.GENESIS : journal.getLast().hash();
        JournalRecord record = FactChain.append(previous, deed.apply(new Source(TILL, 1, journal.size() + 1L)));
        journal.add(record);
        tell(Topics.SALE, "s1", record);
    }

    private static Sale cashSale(Source source, Gtin item) {
        SaleLine line = new SaleLine(
                1,
                item,
                Quantity.each(1),
                money(255),
                SaleLine.PriceSource.PRICE_BOOK,
                money(255),
                List.of(),
                money(255),
                "standard",
                money(43),
                0,
                null);
        return new Sale(
                source,
                BUSINESS_NOW,
                DAY,
                "c1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(line),
                List.of(new TaxTotal("standard", 2_000, true, money(212), money(43))),
                List.of(new Tender(Tender.TenderType.CASH, money(255), NOTHING)),
                NOTHING,
                money(255),
                List.of(),
                List.of());
    }

    private static Sale webSale(Source source, CustomerOrder order) {
        Quote quote = Objects.requireNonNull(order.quote());
        return new Sale(
                source,
                BUSINESS_NOW,
                DAY,
                "c1",
                ANNE,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.WEB,
                null,
                order.quotedLines(),
                quote.taxes(),
                List.of(new Tender(
                        Tender.TenderType.ONLINE,
                        quote.total(),
                        NOTHING,
                        order.prepaid().getFirst().payment(),
                        null,
                        List.of())),
                NOTHING,
                quote.total(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                order.order());
    }

    private static OrderId place(Gtin item) {
        Carts carts = portal.getBean(Carts.class);
        carts.put(ANNE, STORE, item, 1);
        carts.put(ANNE, STORE, LAMP, 1);
        Map<Gtin, Long> pieces = new HashMap<>(carts.of(ANNE, STORE).pieces());
        // What an order could not get stays in the cart.
        pieces.keySet().removeIf(gtin -> !gtin.equals(item) && !gtin.equals(LAMP));
        PricedBasket priced = Objects.requireNonNull(portal.getBean(Counter.class)
                .reckon(
                        portal.getBean(Members.class).find(ANNE).orElseThrow(),
                        store(),
                        pieces,
                        portal.getBean(Clock.class).instant())
                .priced());
        return portal.getBean(OrderDesk.class)
                .place(new OrderDesk.Wish(
                        ANNE,
                        "of " + item,
                        priced,
                        Fulfilment.COLLECT,
                        Duration.ofDays(3),
                        PaymentMethod.CARD,
                        null,
                        Language.EN));
    }

    private static MemberOrder order(OrderId id) {
        return portal.getBean(Orders.class).find(id).orElseThrow();
    }

    private static CustomerOrder told(OrderId id, OrderState state) throws Exception {
        await(() -> all(Topics.CUSTOMER_ORDER).stream()
                .anyMatch(fact -> fact.order().equals(id) && fact.state() == state));
        return all(Topics.CUSTOMER_ORDER).stream()
                .filter(fact -> fact.order().equals(id) && fact.state() == state)
                .findFirst()
                .orElseThrow();
    }

    /** In how many accepted sales it stands. */
    private static long sold(Gtin item) {
        return all(Topics.ACCEPTED).stream()
                .map(JournalRecord::fact)
                .filter(Sale.class::isInstance)
                .flatMap(sale -> ((Sale) sale).lines().stream())
                .filter(line -> line.gtin().equals(item))
                .count();
    }

    /** By the books; -1 before they have it. */
    private static long onHand(Gtin item) {
        long pieces = -1;
        for (StockOnHand stock : all(Topics.STOCK_ON_HAND)) {
            if (Keys.storeItem(stock.store(), stock.gtin()).equals(Keys.storeItem(STORE, item))) {
                pieces = stock.onHand().amount();
            }
        }
        return pieces;
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    private static <V> void tell(Topic<V> topic, String key, V value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, CanonicalJson.encode(value)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not take a record of " + topic.name() + ".", e);
        }
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
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
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
}
