package io.tillstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.Signing;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import io.tillstream.gateway.log.TopicFeed;
import io.tillstream.gateway.log.TopicFollower;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.traces.Origin;
import io.tillstream.traces.TraceParent;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import io.tillstream.wire.ConsumerGroups;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole gateway against a real broker, through its own HTTPS door. */
class GatewayAppTest {
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final String ADMIN = "a-test-admin-token";

    @TempDir
    static Path folder;

    private static KafkaBroker broker;
    private static ConfigurableApplicationContext gateway;
    private static GatewayClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("kafka"));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        publish(Topics.PRICE, "09501101530003", aPrice("09501101530003", "1.20 GBP"));
        gateway = startGateway();
        client = GatewayClient.of(gateway);
        client.awaitHealthy();
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void refusesACodeToWhoeverLacksTheAdminToken() throws Exception {
        assertThat(client.post("/admin/enrolment-codes", "wrong", "{\"till\":\"s1-t1\",\"epoch\":1}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void handsATillThePartsOfAProgramThatTheLogHas() throws Exception {
        KeyPair key = enrol("s1-t91", 1);
        String program = "0a1b2c3d".repeat(8);
        String door = "/till/v1/programs/" + program;
        publish(
                Topics.TILL_PROGRAM,
                program + "|0",
                new ProgramPart(
                        program, 0, Base64.getEncoder().encodeToString("jars".getBytes(StandardCharsets.UTF_8))));

        Instant deadline = Instant.now().plusSeconds(30);
        HttpResponse<String> part = client.signed("s1-t91", key, "GET", door + "/0", new byte[0]);
        while (part.statusCode() == 404 && Instant.now().isBefore(deadline)) {
            part = client.signed("s1-t91", key, "GET", door + "/0", new byte[0]);
        }
        assertThat(part.body()).isEqualTo("jars");
        assertThat(client.signed("s1-t91", key, "GET", door + "/1", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(client.signed("s1-t91", key, "GET", "/till/v1/programs/identity/0", new byte[0])
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.signed("s1-t91", Signing.newKeyPair(), "GET", door + "/0", new byte[0])
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesRecordsOnceTheDeviceIsEnrolledAndPutsThemInTheLog() throws Exception {
        KeyPair key = enrol("s1-t1", 1);
        List<JournalRecord> records = records("s1-t1", 1, 3);

        HttpResponse<String> answer = client.signed("s1-t1", key, "POST", "/till/v1/facts", upload(records));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"acknowledged\":{\"epoch\":1,\"sequence\":3}}");
        assertThat(everythingIn(Topics.SALE)).containsSubsequence(records);
    }

    @Test
    void acceptsTheSameUploadAgain() throws Exception {
        KeyPair key = enrol("s1-t2", 1);
        byte[] upload = upload(records("s1-t2", 1, 2));
        client.signed("s1-t2", key, "POST", "/till/v1/facts", upload);

        assertThat(client.signed("s1-t2", key, "POST", "/till/v1/facts", upload).statusCode())
                .isEqualTo(200);
    }

    /** Row F24: days of one till do not stand before what others sell now. */
    @Test
    void postponesABacklogWhileTheLedgersAreBehindButNoFewRecords() throws Exception {
        KeyPair key = enrol("s7-t1", 1);
        List<JournalRecord> days = records("s7-t1", 1, 2_200);
        try (KafkaConsumer<byte[], byte[]> ledgers = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", ConsumerGroups.LEDGERS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            ledgers.subscribe(List.of(Topics.SALE.name()));
            // As long as little is there, everybody is let in.
            while (ledgers.assignment().isEmpty()) {
                ledgers.poll(Duration.ofMillis(100));
            }
            assertThat(sends("s7-t1", key, days.subList(0, 1_000)).statusCode()).isEqualTo(200);

            HttpResponse<String> later = sends("s7-t1", key, days.subList(1_000, 2_000));

            assertThat(later.statusCode()).isEqualTo(429);
            assertThat(later.headers().firstValue("Retry-After")).contains("1");
            assertThat(json(later).path("error").path("value").asString())
                    .isEqualTo("1000 records while the ledgers are behind");
            assertThat(sends("s7-t1", key, days.subList(1_000, 1_100)).statusCode())
                    .isEqualTo(200);

            ledgers.seekToEnd(ledgers.assignment());
            ledgers.assignment().forEach(ledgers::position);
            ledgers.commitSync();
            while (sends("s7-t1", key, days.subList(1_100, 2_100)).statusCode() == 429) {
                // A till sends it again, too.
                ledgers.poll(Duration.ofMillis(100));
            }
            assertThat(everythingIn(Topics.SALE)).containsSubsequence(days.subList(0, 2_100));
        }
    }

    private static HttpResponse<String> sends(String till, KeyPair key, List<JournalRecord> records) throws Exception {
        return client.signed(till, key, "POST", "/till/v1/facts", upload(records));
    }

    @Test
    void refusesARequestSignedByAnotherKeyAndTellsItsTime() throws Exception {
        enrol("s1-t3", 1);

        HttpResponse<String> answer =
                client.signed("s1-t3", Signing.newKeyPair(), "POST", "/till/v1/facts", upload(records("s1-t3", 1, 1)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Instant.parse(json(answer).path("time").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void takesATillsHealthOfItselfOnlyAndTellsTheTime() throws Exception {
        KeyPair key = enrol("s6-t1", 1);
        byte[] mine = health("s6-t1");

        HttpResponse<String> taken = client.signed("s6-t1", key, "POST", "/till/v1/health", mine);
        HttpResponse<String> anothers = client.signed("s6-t1", key, "POST", "/till/v1/health", health("s6-t2"));
        HttpResponse<String> asked = client.signed("s6-t1", key, "GET", "/till/v1/health", new byte[0]);

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(everythingIn(Topics.TILL_HEALTH)).contains(CanonicalJson.decode(mine, TillHealth.class));
        assertThat(anothers.statusCode()).isEqualTo(403);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(Instant.parse(json(asked).path("time").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void takesALogOnceForTheRequestThatIsOpenAndPacksItAnew() throws Exception {
        KeyPair key = enrol("s6-t3", 1);
        KeyPair another = enrol("s6-t4", 1);
        asksForALog("s6-t3", "a1b2c3d4e5f6", "2100-01-01T00:00:00Z");
        byte[] zip = zip("log.txt", "The scale gave no answer.".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> taken = sendsItsLog("s6-t3", key, "a1b2c3d4e5f6", zip);
        Instant deadline = Instant.now().plusSeconds(30);
        while (taken.statusCode() == 409 && Instant.now().isBefore(deadline)) {
            // The gateway hears of the request a moment later; a till sends it again, too.
            taken = sendsItsLog("s6-t3", key, "a1b2c3d4e5f6", zip);
        }
        HttpResponse<String> again = sendsItsLog("s6-t3", key, "a1b2c3d4e5f6", zip);

        assertThat(taken.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(sendsItsLog("s6-t3", key, "ffffffffffff", zip).statusCode()).isEqualTo(409);
        assertThat(sendsItsLog("s6-t4", another, "a1b2c3d4e5f6", zip).statusCode())
                .isEqualTo(409);
        assertThat(sendsItsLog("s6-t3", another, "a1b2c3d4e5f6", zip).statusCode())
                .isEqualTo(401);
        TillBundle kept = logsOf("s6-t3").getFirst();
        assertThat(logsOf("s6-t3")).hasSize(1);
        assertThat(logsOf("s6-t4")).isEmpty();
        assertThat(kept.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(kept.zip())))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("log.txt");
            assertThat(in.readAllBytes()).asString().isEqualTo("The scale gave no answer.");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void takesNoLogThatIsTooLargeOrUnfitOrTooLate() throws Exception {
        KeyPair key = enrol("s6-t5", 1);
        KeyPair late = enrol("s6-t6", 1);
        asksForALog("s6-t6", "b1b2c3d4e5f6", "2011-01-01T00:00:00Z");
        asksForALog("s6-t5", "b1b2c3d4e5f6", "2100-01-01T00:00:00Z");
        byte[] large = new byte[TillBundle.LARGEST + 1];
        Instant deadline = Instant.now().plusSeconds(30);
        int status = sendsItsLog("s6-t5", key, "b1b2c3d4e5f6", large).statusCode();
        while (status == 409 && Instant.now().isBefore(deadline)) {
            status = sendsItsLog("s6-t5", key, "b1b2c3d4e5f6", large).statusCode();
        }

        assertThat(status).isEqualTo(413);
        byte[] climbing = zip("../../evil.txt", new byte[] {1});
        assertThat(sendsItsLog("s6-t5", key, "b1b2c3d4e5f6", climbing).body()).contains("plain name");
        assertThat(sendsItsLog("s6-t5", key, "b1b2c3d4e5f6", "no zip".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        byte[] zip = zip("log.txt", new byte[] {1});
        assertThat(sendsItsLog("s6-t6", late, "b1b2c3d4e5f6", zip).statusCode()).isEqualTo(409);
        assertThat(logsOf("s6-t5")).isEmpty();
        assertThat(logsOf("s6-t6")).isEmpty();
        assertThat(sendsItsLog("s6-t5", key, "b1b2c3d4e5f6", zip).statusCode()).isEqualTo(204);
    }

    @Test
    void theLargestLogFitsIntoARecord() throws Exception {
        KeyPair key = enrol("s6-t7", 1);
        asksForALog("s6-t7", "c1b2c3d4e5f6", "2100-01-01T00:00:00Z");
        byte[] noise = new byte[TillBundle.LARGEST - 400];
        new Random(11).nextBytes(noise);
        byte[] zip = zip("log.txt", noise);
        HttpResponse<String> taken = sendsItsLog("s6-t7", key, "c1b2c3d4e5f6", zip);
        Instant deadline = Instant.now().plusSeconds(30);
        while (taken.statusCode() == 409 && Instant.now().isBefore(deadline)) {
            taken = sendsItsLog("s6-t7", key, "c1b2c3d4e5f6", zip);
        }

        assertThat(zip.length).isBetween(TillBundle.LARGEST - 400, TillBundle.LARGEST);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
    }

    private static void asksForALog(String till, String id, String until) throws Exception {
        BundleAsked request = new BundleAsked(TillId.parse(till), id, Instant.parse(until));
        publish(Topics.BUNDLE_ASKED, Keys.storeTill(request.till()), request);
    }

    private static HttpResponse<String> sendsItsLog(String till, KeyPair key, String id, byte[] zip) throws Exception {
        return client.signed(till, key, "POST", "/till/v1/bundles/" + id, zip);
    }

    private static List<TillBundle> logsOf(String till) {
        return everythingIn(Topics.TILL_BUNDLE).stream()
                .filter(bundle -> bundle.till().toString().equals(till))
                .toList();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] health(String till) {
        return ("{\"at\":\"2011-11-09T10:05:12Z\",\"epoch\":1,\"findings\":[{\"details\":[],\"finding\":\"printer-cover\"}],"
                        + "\"journalHead\":42,\"till\":\"" + till + "\",\"version\":\"0.1.0\",\"waiting\":0}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refusesAClockThatIsSixMinutesOff() throws Exception {
        KeyPair key = enrol("s1-t4", 1);

        HttpResponse<String> answer = client.signedAt(
                Instant.now().minus(Duration.ofMinutes(6)), "s1-t4", key, "GET", "/till/v1/changes", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void letsATillWriteOnlyAsItself() throws Exception {
        KeyPair key = enrol("s1-t5", 1);

        HttpResponse<String> answer =
                client.signed("s1-t5", key, "POST", "/till/v1/facts", upload(records("s1-t1", 1, 1)));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesASecondDeviceForAnEpochThatIsTaken() throws Exception {
        enrol("s1-t6", 1);
        String code = json(client.post("/admin/enrolment-codes", ADMIN, "{\"till\":\"s1-t6\",\"epoch\":1}"))
                .path("code")
                .asString();

        HttpResponse<String> answer = client.enrol(code, Signing.newKeyPair());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("ask for a code with epoch 2");
    }

    @Test
    void refusesABodyAboveFourMebibytes() throws Exception {
        KeyPair key = enrol("s1-t7", 1);

        assertThat(client.signed("s1-t7", key, "POST", "/till/v1/facts", new byte[4 * 1024 * 1024 + 1])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void tellsPricesAtOnceAndTheirChangesToAWaitingTill() throws Exception {
        KeyPair key = enrol("s1-t8", 1);
        HttpResponse<String> snapshot = client.signed("s1-t8", key, "GET", "/till/v1/changes", new byte[0]);
        assertThat(snapshot.body().lines())
                .anyMatch(line -> line.startsWith("{\"price\":{") && line.contains("1.20 GBP"));
        String cursor = CanonicalJson.decode(snapshot.body().lines().findFirst().orElseThrow(), JsonNode.class)
                .path("cursor")
                .asString();

        publish(Topics.PRICE, "09501101530010", aPrice("09501101530010", "2.30 GBP"));
        HttpResponse<String> news =
                client.signed("s1-t8", key, "GET", "/till/v1/changes?cursor=" + cursor + "&wait=20", new byte[0]);

        assertThat(news.body().lines().skip(1))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("{\"price\":{").contains("2.30 GBP"));
    }

    @Test
    void tellsATillWhichOtherStoresHaveAnItemTheNearestFirst() throws Exception {
        KeyPair key = enrol("s1-t20", 1);
        Gtin milk = Gtin.of("09501101530003");
        publish(Topics.STORE, "s1", aStore("s1", "Harbour Street", new Place(0, 0)));
        publish(Topics.STORE, "s2", aStore("s2", "Far Street", new Place(2_000_000, 0)));
        publish(Topics.STORE, "s3", aStore("s3", "Near Street", new Place(1_000_000, 0)));
        publish(Topics.STORE, "s4", aStore("s4", "Nowhere Street", null));
        publish(Topics.STORE, "s5", aStore("s5", "Empty Street", new Place(1000, 0)));
        for (String store : List.of("s1", "s2", "s3", "s4")) {
            publish(Topics.STOCK_ON_HAND, store + "|" + milk.value(), aStock(store, milk, 7));
        }
        publish(Topics.STOCK_ON_HAND, "s5|" + milk.value(), aStock("s5", milk, 0));

        List<StockElsewhere.There> there = List.of();
        while (there.size() < 3) {
            HttpResponse<String> answer =
                    client.signed("s1-t20", key, "GET", "/till/v1/stock/" + milk.value(), new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(200);
            there = CanonicalJson.decode(answer.body(), StockElsewhere.class).stores();
        }

        // A degree north is 111.195 km; the shop without a place comes last, one without milk and the asking one not at
        // all.
        assertThat(there)
                .extracting(store -> store.store().value(), StockElsewhere.There::metres)
                .containsExactly(tuple("s3", 111_195L), tuple("s2", 222_390L), tuple("s4", null));
        assertThat(there.getFirst().onHand()).isEqualTo(Quantity.each(7));
    }

    @Test
    void refusesToLookForWhatIsNoItem() throws Exception {
        KeyPair key = enrol("s1-t21", 1);

        assertThat(client.signed("s1-t21", key, "GET", "/till/v1/stock/milk", new byte[0])
                        .statusCode())
                .isEqualTo(400);
    }

    private static Store aStore(String id, String name, @Nullable Place place) {
        return new Store(
                StoreId.of(id),
                LocalText.same(name),
                ZoneId.of("Europe/London"),
                CurrencyUnit.of("GBP"),
                true,
                List.of(),
                1,
                1,
                List.of(),
                place,
                List.of());
    }

    private static StockOnHand aStock(String store, Gtin item, long pieces) {
        Quantity none = Quantity.each(0);
        return new StockOnHand(StoreId.of(store), item, Quantity.each(pieces), Quantity.each(pieces), none, none, NOON);
    }

    @Test
    void givesATillTheSaleAndTheReturnsOfAnotherTillsReceipt() throws Exception {
        KeyPair key = enrol("s1-t10", 1);
        List<JournalRecord> records = records("s2-t1", 1, 2);
        List<ReceiptFound.Place> places = new ArrayList<>();
        for (JournalRecord record : records) {
            places.add(publish(Topics.ACCEPTED, "s2", record));
        }

        CompletableFuture<HttpResponse<String>> answer = ask("s1-t10", key, "s2-t1/1/1");
        ReceiptAsked question = questionAbout("s2-t1/1/1");
        publish(
                Topics.RECEIPT_FOUND,
                question.question(),
                new ReceiptFound(question.question(), question.receipt(), places));

        assertThat(question.till()).isEqualTo(TillId.parse("s1-t10"));
        assertThat(answer.get(30, TimeUnit.SECONDS).body().lines())
                .containsExactlyElementsOf(
                        records.stream().map(CanonicalJson::text).toList());
    }

    /** One that is asked for again before its return has arrived must not be told to somebody else. */
    @Test
    void givesAReceiptToOneTillAtATime() throws Exception {
        KeyPair first = enrol("s1-t14", 1);
        KeyPair second = enrol("s1-t15", 1);
        JournalRecord sale = records("s2-t1", 3, 1).getFirst();
        List<ReceiptFound.Place> places = List.of(publish(Topics.ACCEPTED, "s2", sale));

        HttpResponse<String> given = answered("s1-t14", first, "s2-t1/3/1", places);
        HttpResponse<String> refused = answered("s1-t15", second, "s2-t1/3/1", places);
        client.signed("s1-t14", first, "DELETE", "/till/v1/receipts/s2-t1/3/1", new byte[0]);
        HttpResponse<String> givenAtLast = answered("s1-t15", second, "s2-t1/3/1", places);

        assertThat(given.headers().firstValueAsLong("Tillstream-Held-Seconds")).hasValue(300);
        assertThat(refused.statusCode()).isEqualTo(423);
        assertThat(json(refused).path("error").path("value").asString()).isEqualTo("s1-t14");
        assertThat(givenAtLast.statusCode()).isEqualTo(200);
    }

    @Test
    void givesAnOrderToOneTillAtATimeAndToNobodyOnceItsSaleIsAccepted() throws Exception {
        KeyPair first = enrol("s1-t61", 1);
        KeyPair second = enrol("s1-t62", 1);
        String hold = "/till/v1/orders/wk7b2m5q3x4ad/hold";

        HttpResponse<String> given = client.signed("s1-t61", first, "POST", hold, new byte[0]);
        HttpResponse<String> refused = client.signed("s1-t62", second, "POST", hold, new byte[0]);
        client.signed("s1-t61", first, "DELETE", hold, new byte[0]);
        HttpResponse<String> givenAtLast = client.signed("s1-t62", second, "POST", hold, new byte[0]);
        publish(Topics.ORDER_HANDED, "s1|wk7b2m5q3x4ad", CanonicalJson.decode("""
                        {"order":"wk7b2m5q3x4ad","sales":[{"happenedAt":"2011-11-09T12:00:00Z",\
                        "receipt":{"epoch":1,"sequence":7,"till":"s1-t62"},"total":"7.00 GBP"}],"store":"s1"}""", OrderHanded.class));

        assertThat(given.statusCode()).isEqualTo(204);
        assertThat(given.headers().firstValueAsLong("Tillstream-Held-Seconds")).hasValue(300);
        assertThat(refused.statusCode()).isEqualTo(423);
        assertThat(json(refused).path("error").path("value").asString()).isEqualTo("s1-t61");
        assertThat(givenAtLast.statusCode()).isEqualTo(204);
        HttpResponse<String> gone = client.signed("s1-t61", first, "POST", hold, new byte[0]);
        for (long until = System.nanoTime() + 30_000_000_000L; gone.statusCode() != 410; ) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(50_000_000);
            gone = client.signed("s1-t61", first, "POST", hold, new byte[0]);
        }
        assertThat(json(gone).path("error").path("value").asString()).isEqualTo("s1-t62/1/7");
        assertThat(client.signed("s1-t61", first, "POST", "/till/v1/orders/w1/hold", new byte[0])
                        .statusCode())
                .isEqualTo(400);
    }

    /** As after a start: an order whose sale has not been read yet would be given to a second till. */
    @Test
    void givesNoOrderOutBeforeItHasReadWhichWent() throws Exception {
        KeyPair key = enrol("s1-t63", 1);
        TopicFeed changes = gateway.getBean("changeFeed", TopicFeed.class);
        String hold = "/till/v1/orders/wk7b2m5q3x4ae/hold";
        publish(Topics.ORDER_HANDED, "s1|wk7b2m5q3x4ae", CanonicalJson.decode("""
                        {"order":"wk7b2m5q3x4ae","sales":[{"happenedAt":"2011-11-09T12:00:00Z",\
                        "receipt":{"epoch":1,"sequence":8,"till":"s1-t62"},"total":"7.00 GBP"}],"store":"s1"}""", OrderHanded.class));

        changes.stop();
        HttpResponse<String> reading = client.signed("s1-t63", key, "POST", hold, new byte[0]);
        HttpResponse<String> letGo = client.signed("s1-t63", key, "DELETE", hold, new byte[0]);
        changes.start();
        client.awaitHealthy();

        assertThat(reading.statusCode()).isEqualTo(503);
        assertThat(json(reading).path("error").path("value").asString()).isEqualTo("still reading which orders went");
        assertThat(letGo.statusCode()).isEqualTo(204);
        assertThat(client.signed("s1-t63", key, "POST", hold, new byte[0]).statusCode())
                .isEqualTo(410);
    }

    @Test
    void saysWhichGiftCardsOfAReceiptAreUnspent() throws Exception {
        KeyPair key = enrol("s1-t16", 1);
        publish(Topics.GIFT_CARD, "TSG0000000000017", aBalance("TSG0000000000017", "20.00 GBP", "0.00 GBP"));
        publish(Topics.GIFT_CARD, "TSG0000000000024", aBalance("TSG0000000000024", "20.00 GBP", "5.00 GBP"));
        Source sold = new Source(TillId.parse("s2-t1"), 4, 1);
        JournalRecord sale = FactChain.append(Hash.GENESIS, cardsSold(sold, "TSG0000000000017", "TSG0000000000024"));
        List<ReceiptFound.Place> places = List.of(publish(Topics.ACCEPTED, "s2", sale));

        List<String> untouched = List.of();
        Instant deadline = Instant.now().plusSeconds(30);
        while (untouched.isEmpty() && Instant.now().isBefore(deadline)) {
            untouched = answered("s1-t16", key, "s2-t1/4/1", places).headers().allValues("Tillstream-Untouched-Card");
        }

        assertThat(untouched).containsExactly("TSG0000000000017");
    }

    private static GiftCardBalance aBalance(String account, String loaded, String spent) {
        Money in = Money.parse(loaded);
        Money out = Money.parse(spent);
        return new GiftCardBalance(account, in.minus(out), in, out, NOON);
    }

    private static Sale cardsSold(Source source, String... accounts) {
        Money twenty = Money.parse("20.00 GBP");
        Money nothing = Money.parse("0.00 GBP");
        List<SaleLine> lines = new ArrayList<>();
        for (String account : accounts) {
            lines.add(new SaleLine(
                    lines.size() + 1,
                    Gtin.of("09501101530041"),
                    Quantity.each(1),
                    twenty,
                    SaleLine.PriceSource.PRICE_BOOK,
                    twenty,
                    List.of(),
                    twenty,
                    "none",
                    nothing,
                    0,
                    null,
                    null,
                    null,
                    null,
                    account,
                    null));
        }
        Money total = lines.stream().map(SaleLine::net).reduce(nothing, Money::plus);
        return new Sale(
                source,
                NOON,
                LocalDate.parse("2011-11-09"),
                "c1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(new TaxTotal("none", 0, true, total, nothing)),
                List.of(new Tender(Tender.TenderType.CASH, total, nothing)),
                nothing,
                total,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Asks, and plays the ledgers that answer. */
    private static HttpResponse<String> answered(
            String till, KeyPair key, String receipt, List<ReceiptFound.Place> places) throws Exception {
        Set<String> before =
                questionsAbout(receipt).stream().map(ReceiptAsked::question).collect(Collectors.toSet());
        CompletableFuture<HttpResponse<String>> answer = ask(till, key, receipt);
        ReceiptAsked question = newQuestionAbout(receipt, before);
        publish(
                Topics.RECEIPT_FOUND,
                question.question(),
                new ReceiptFound(question.question(), question.receipt(), places));
        return answer.get(30, TimeUnit.SECONDS);
    }

    @Test
    void saysThatAReceiptHasNotArrived() throws Exception {
        KeyPair key = enrol("s1-t11", 1);

        CompletableFuture<HttpResponse<String>> answer = ask("s1-t11", key, "s2-t1/1/77");
        ReceiptAsked question = questionAbout("s2-t1/1/77");
        publish(
                Topics.RECEIPT_FOUND,
                question.question(),
                new ReceiptFound(question.question(), question.receipt(), List.of()));

        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
        assertThat(answer.get().body()).contains("s2-t1/1/77", "no sale of that number has arrived");
    }

    @Test
    void givesNoReceiptToWhoeverIsNotEnrolled() throws Exception {
        assertThat(client.signed("s1-t12", Signing.newKeyPair(), "GET", "/till/v1/receipts/s2-t1/1/1", new byte[0])
                        .statusCode())
                .isEqualTo(401);
    }

    /** Nobody answers in this test: the streams are not there. */
    @Test
    void doesNotWaitForSilentLedgersForLong() throws Exception {
        KeyPair key = enrol("s1-t13", 1);

        HttpResponse<String> answer = client.signed("s1-t13", key, "GET", "/till/v1/receipts/s2-t1/1/5", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("gave no answer in 5 s");
    }

    /** Whoever is in the ledgers' group here reads nothing. */
    @Test
    void saysHowMuchTheLedgersStillHaveToRead() throws Exception {
        KeyPair key = enrol("s1-t29", 1);
        try (KafkaConsumer<String, JournalRecord> ledgers = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "tillstream",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false"),
                Topics.ACCEPTED.keys().deserializer(),
                Topics.ACCEPTED.values().deserializer())) {
            publishAll(Topics.ACCEPTED, "s7", records("s7-t1", 1, 600));
            ledgers.subscribe(List.of(Topics.ACCEPTED.name()));
            ledgers.poll(Duration.ofSeconds(20));

            HttpResponse<String> answer =
                    client.signed("s1-t29", key, "GET", "/till/v1/receipts/s2-t1/1/6", new byte[0]);

            assertThat(answer.statusCode()).isEqualTo(503);
            JsonNode error = CanonicalJson.decode(answer.body(), JsonNode.class).path("error");
            assertThat(error.path("behind").asLong()).isGreaterThanOrEqualTo(600);
            assertThat(error.path("value").asString()).contains("records to read");
        }
    }

    private static final String POOL = "gift-card|TSG0000000000017|GBP";

    private static HttpResponse<String> leases(String till, KeyPair key, String path, String json) throws Exception {
        return client.signed(till, key, "POST", "/till/v1/leases" + path, json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<LeaseRequest> leaseRequests(String lease) {
        return everythingIn(Topics.LEASE_REQUEST).stream()
                .filter(request -> request.lease().equals(lease))
                .toList();
    }

    @Test
    void asksTheLedgersForALeaseAndTellsTheTillWhatItGot() throws Exception {
        KeyPair key = enrol("s1-t40", 1);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return leases("s1-t40", key, "", "{\"lease\":\"s1-t40/a1\",\"pool\":\"" + POOL + "\",\"units\":1500}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Instant deadline = Instant.now().plusSeconds(30);
        while (leaseRequests("s1-t40/a1").isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        LeaseAsked asked = (LeaseAsked) leaseRequests("s1-t40/a1").getFirst();
        publish(
                Topics.LEASE,
                asked.lease(),
                new Lease(asked.lease(), asked.pool(), asked.till(), 1200, 0, asked.until()));

        assertThat(asked.till()).isEqualTo(TillId.parse("s1-t40"));
        assertThat(asked.units()).isEqualTo(1500);
        assertThat(Duration.between(asked.at(), asked.until())).isEqualTo(Duration.ofMinutes(15));
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(CanonicalJson.decode(answer.get().body(), Lease.class).units())
                .isEqualTo(1200);
    }

    @Test
    void notesThatALeaseHasEnded() throws Exception {
        KeyPair key = enrol("s1-t41", 1);

        HttpResponse<String> answer = leases(
                "s1-t41",
                key,
                "/ended",
                "{\"lease\":\"s1-t41/a1\",\"pool\":\"" + POOL + "\",\"attempts\":[\"s1-t41/1/8\"]}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(leaseRequests("s1-t41/a1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        LeaseReturned.class, back -> assertThat(back.attempts()).containsExactly("s1-t41/1/8"));
    }

    @Test
    void notesHowMuchOfAPromotionsLeaseSalesSayTheySpent() throws Exception {
        KeyPair key = enrol("s1-t43", 1);
        String lease = "{\"lease\":\"s1-t43/a1\",\"pool\":\"promotion-uses|free-bag\",\"attempts\":[],\"spent\":";

        assertThat(leases("s1-t43", key, "/ended", lease + "-1}").body()).contains("Spent", "say 0 or more");
        assertThat(leases("s1-t43", key, "/ended", lease + "3}").statusCode()).isEqualTo(204);

        assertThat(leaseRequests("s1-t43/a1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        LeaseReturned.class, back -> assertThat(back.spent()).isEqualTo(3));
    }

    @Test
    void refusesALeaseInOneLineAndWritesNothing() throws Exception {
        KeyPair key = enrol("s1-t42", 1);
        String pool = "\"pool\":\"" + POOL + "\"";

        assertThat(leases("s1-t42", key, "", "{\"lease\":\"s1-t1/a1\"," + pool + ",\"units\":5}")
                        .body())
                .contains("s1-t1/a1", "its number is the till and up to 40 letters and digits, s1-t42/7f3a");
        assertThat(leases("s1-t42", key, "", "{\"lease\":\"s1-t42/a1\"," + pool + ",\"units\":0}")
                        .body())
                .contains("Units", "a lease is of at least 1");
        assertThat(leases("s1-t42", key, "", "{\"lease\":\"s1-t42/a1\",\"pool\":\"money\",\"units\":5}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(leases("s1-t42", key, "", "{}").statusCode()).isEqualTo(400);
        assertThat(leases("s1-t42", key, "/ended", "{\"lease\":\"s1-t42/a1\"}").statusCode())
                .isEqualTo(400);
        assertThat(leases("s1-t42", key, "/ended", "[]").statusCode()).isEqualTo(400);
        assertThat(leases("s1-t42", Signing.newKeyPair(), "", "{}").statusCode())
                .isEqualTo(401);
        assertThat(leaseRequests("s1-t42/a1")).isEmpty();
    }

    private static CompletableFuture<HttpResponse<String>> ask(String till, KeyPair key, String receipt) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.signed(till, key, "GET", "/till/v1/receipts/" + receipt, new byte[0]);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ReceiptAsked questionAbout(String receipt) {
        return newQuestionAbout(receipt, Set.of());
    }

    private static ReceiptAsked newQuestionAbout(String receipt, Set<String> before) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline)) {
            for (ReceiptAsked question : questionsAbout(receipt)) {
                if (!before.contains(question.question())) {
                    return question;
                }
            }
        }
        throw new AssertionError("Nobody asked for " + receipt);
    }

    private static List<ReceiptAsked> questionsAbout(String receipt) {
        return everythingIn(Topics.RECEIPT_ASKED).stream()
                .filter(question -> question.receipt().receiptNumber().equals(receipt))
                .toList();
    }

    @Test
    void knowsItsDevicesAgainAfterARestart() throws Exception {
        KeyPair key = enrol("s1-t9", 1);
        try (ConfigurableApplicationContext second = startGateway()) {
            GatewayClient again = GatewayClient.of(second);
            again.awaitHealthy();

            assertThat(again.signed("s1-t9", key, "POST", "/till/v1/facts", upload(records("s1-t9", 1, 1)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void writesOnAFollowedRecordByWhichSpanItCame() throws Exception {
        Path told = folder.resolve("told");
        KeyPair key = enrol("s1-t31", 1);
        try (ConfigurableApplicationContext second =
                startGateway("--tillstream.traces=" + told, "--tillstream.traces-ratio=1")) {
            GatewayClient following = GatewayClient.of(second);
            following.awaitHealthy();

            assertThat(following
                            .signed("s1-t31", key, "POST", "/till/v1/facts", upload(records("s1-t31", 1, 2)))
                            .statusCode())
                    .isEqualTo(200);
        }

        List<String> headers = headersOf("s1-t31");
        assertThat(headers).hasSize(2);
        Origin first = Origin.ofRecord(Source.parseReceiptNumber("s1-t31/1/1"));
        List<ToldSpan> spans = ToldSpans.in(told, span -> span.traceId().equals(first.traceId()));
        assertThat(spans).hasSize(1);
        assertThat(headers.getFirst())
                .isEqualTo("00-" + first.traceId() + "-" + spans.getFirst().spanId() + "-01");
    }

    private static List<String> headersOf(String till) {
        List<String> headers = new ArrayList<>();
        eachIn(Topics.SALE, record -> {
            if (record.value().fact().source().till().toString().equals(till)) {
                headers.add(new String(
                        record.headers().lastHeader(TraceParent.HEADER).value(), StandardCharsets.US_ASCII));
            }
        });
        return headers;
    }

    private static ConfigurableApplicationContext startGateway(String... more) {
        return SpringApplication.run(
                GatewayApp.class,
                Stream.concat(
                                Stream.of(more),
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--tillstream.kafka=" + broker.bootstrapServers(),
                                        "--tillstream.admin-token=" + ADMIN,
                                        "--tillstream.member-lookup-key=" + "ab".repeat(32),
                                        "--tillstream.decision-key="
                                                + Signing.text(
                                                        Signing.newKeyPair().getPublic()),
                                        "--tillstream.gateway.keystore=" + folder.resolve("gateway.p12")))
                        .toArray(String[]::new));
    }

    private static KeyPair enrol(String till, int epoch) throws IOException, InterruptedException {
        KeyPair key = Signing.newKeyPair();
        JsonNode code = json(
                client.post("/admin/enrolment-codes", ADMIN, "{\"till\":\"" + till + "\",\"epoch\":" + epoch + "}"));
        HttpResponse<String> enrolled = client.enrol(code.path("code").asString(), key);
        assertThat(enrolled.statusCode()).isEqualTo(200);
        assertThat(json(enrolled).path("till").asString()).isEqualTo(till);
        return key;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.decode(answer.body(), JsonNode.class);
    }

    private static List<JournalRecord> records(String till, int epoch, int count) {
        Hash[] previous = {Hash.GENESIS};
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(sequence -> {
                    JournalRecord record = FactChain.append(
                            previous[0],
                            new NoSale(
                                    new Source(TillId.parse(till), epoch, sequence),
                                    NOON,
                                    LocalDate.parse("2011-11-09"),
                                    "c1",
                                    "change"));
                    previous[0] = record.hash();
                    return record;
                })
                .toList();
    }

    private static byte[] upload(List<JournalRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append(CanonicalJson.text(record)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Price aPrice(String gtin, String price) {
        return new Price(Gtin.of(gtin), Money.parse(price), Money.parse("0.60 GBP"), true, NOON);
    }

    @Test
    void aFollowerWhoseReceiverFailsReadsEverythingAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Set<String> received = ConcurrentHashMap.newKeySet();
        try (TopicFollower follower =
                TopicFollower.follow("clumsy", broker.bootstrapServers(), Set.of(Topics.PRICE.name()), records -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }
                    records.forEach(record -> received.add(record.key()));
                })) {
            for (int look = 0; look < 600 && !follower.isCaughtUp(); look++) {
                Thread.sleep(50);
            }
            assertThat(follower.isCaughtUp()).isTrue();
            assertThat(received).anyMatch(key -> key.contains("09501101530003"));
        }
    }

    private static <V> ReceiptFound.Place publish(Topic<V> topic, String key, V value) throws Exception {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                topic.keys().serializer(),
                topic.values().serializer())) {
            RecordMetadata place = producer.send(new ProducerRecord<>(topic.name(), key, value))
                    .get();
            return new ReceiptFound.Place(place.partition(), place.offset());
        }
    }

    private static <V> void publishAll(Topic<V> topic, String key, List<V> values) throws Exception {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                topic.keys().serializer(),
                topic.values().serializer())) {
            List<Future<RecordMetadata>> sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(topic.name(), key, value)))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static <V> List<V> everythingIn(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        eachIn(topic, record -> values.add(record.value()));
        return values;
    }

    private static <V> void eachIn(Topic<V> topic, Consumer<ConsumerRecord<String, V>> reader) {
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                topic.keys().deserializer(),
                topic.values().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }
}
