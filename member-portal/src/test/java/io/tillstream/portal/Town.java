package io.tillstream.portal;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The rest of the chain as the portal hears of it: what other parts write to the topics, written by hand. */
final class Town implements AutoCloseable {
    static final MemberId ANNE = MemberId.of("maaaaaaaaaaaaaaaa");
    static final String ANNES_CARD = "TSM0000000000017";
    static final MemberId BEA = MemberId.of("mbbbbbbbbbbbbbbbb");
    static final String BEAS_CARD = "TSM0000000000024";
    static final Gtin MUG = Gtin.ofDigits("2000000000015");
    static final Gtin LAMP = Gtin.ofDigits("2000000000022");

    private static final StoreId STORE = new StoreId("s1");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Instant NOW = Instant.parse("2011-11-09T10:05:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;

    Town(String kafka) throws ExecutionException, InterruptedException {
        this.kafka = kafka;
        Map<String, Object> address = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(address)) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(address, new StringSerializer(), new ByteArraySerializer());
    }

    <V> void tell(Topic<V> topic, Map<String, V> facts) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        facts.forEach((key, value) ->
                sent.add(producer.send(new ProducerRecord<>(topic.name(), key, CanonicalJson.encode(value)))));
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    /** The latest value of each key. */
    <V> Map<String, V> latest(Topic<V> topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, V> latest = new HashMap<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(java.time.Duration.ofMillis(200))) {
                    if (record.value() == null) {
                        latest.remove(record.key());
                    } else {
                        latest.put(record.key(), CanonicalJson.decode(record.value(), topic.value()));
                    }
                }
            }
            return latest;
        }
    }

    /** Whether digits stand in a key or a value of any topic, whatever stands between them. */
    boolean isAnywhere(String digits) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(java.time.Duration.ofMillis(200))) {
                    if (digits(record.key()).contains(digits)
                            || digits(record.value()).contains(digits)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static String digits(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8).replaceAll("[ -]", "");
    }

    void openShop() throws ExecutionException, InterruptedException {
        tell(
                Topics.STORE,
                Map.of(
                        "s1",
                        new Store(
                                STORE,
                                new LocalText("Market Street", "市場街門市", "市场街门店"),
                                ZoneId.of("Europe/London"),
                                GBP,
                                true,
                                List.of(new Store.TaxRate("standard", 2000)),
                                1,
                                1,
                                List.of(DayOfWeek.MONDAY))));
        tell(
                Topics.PRODUCT,
                Map.of(
                        MUG.value(), product(MUG, new LocalText("White mug <b>large</b>", "白色馬克杯", "白色马克杯")),
                        LAMP.value(), product(LAMP, new LocalText("Reading lamp", "閱讀燈", "阅读灯"))));
        tell(
                Topics.CAMPAIGN,
                Map.of(
                        "picks",
                        new Campaign(
                                "picks",
                                new LocalText("Picked for you", "為您精選", "为您精选"),
                                10,
                                0,
                                NOW.minusSeconds(86_400),
                                NOW.plusSeconds(864_000),
                                true)));
    }

    /**
     * What tills give: the lamp for less to everybody, one of three things for the home to members, mugs for less to those who
     * stay away; and what Anne gets nowhere. Anne and Bea stay away.
     */
    void promote() throws ExecutionException, InterruptedException {
        Eligibility.Audience away = new Eligibility.Segments(List.of("away"));
        Selection home = Selection.ofCategories("home");
        Reward tenOff = new Reward.PercentOff(1_000);
        for (Promotion promotion : List.of(
                promotion(
                        "lamps",
                        "Lamp weeks",
                        new Eligibility.Everybody(),
                        Selection.ofGtins(LAMP),
                        tenOff,
                        null,
                        true),
                promotion(
                        "home",
                        "One for nothing",
                        new Eligibility.Members(),
                        home,
                        new Reward.CheapestFree(3),
                        null,
                        true),
                promotion(
                        "mugs",
                        "Come back",
                        away,
                        Selection.ofGtins(MUG),
                        new Reward.AmountOff(money(200)),
                        null,
                        true),
                promotion(
                        "others", "For others", new Eligibility.Segments(List.of("others")), home, tenOff, null, true),
                promotion("code", "With a code", new Eligibility.Everybody(), home, tenOff, "AUTUMN", true),
                promotion("paused", "Paused now", new Eligibility.Everybody(), home, tenOff, null, false))) {
            tell(Topics.PROMOTION, Map.of(promotion.id(), promotion));
        }
        Selection garden = Selection.ofCategories(
                "garden furniture", "parasols and awnings", "barbecue and coal", "lawn mowers", "seeds", "watering");
        tell(
                Topics.PROMOTION,
                Map.of(
                        "garden",
                        promotion(
                                "garden",
                                "Three weeks of everything for the garden and the balcony, in every house of ours",
                                new Eligibility.Everybody(),
                                garden,
                                new Reward.PercentOff(1_250),
                                null,
                                true)));
        tell(
                Topics.SEGMENT,
                Map.of(
                        "away",
                        new Segment(
                                "away",
                                LocalText.same("Nearly lost"),
                                List.of(
                                        new SegmentCondition(SegmentCondition.Measure.VISITS, "home", 365, 1L, null),
                                        new SegmentCondition(SegmentCondition.Measure.VISITS, "home", 60, null, 0L)),
                                1_000,
                                true)));
        List<MemberSegments.Stay> stays = List.of(new MemberSegments.Stay("away", LocalDate.parse("2011-11-01"), null));
        tell(
                Topics.MEMBER_SEGMENTS,
                Map.of(ANNE.value(), new MemberSegments(ANNE, stays), BEA.value(), new MemberSegments(BEA, stays)));
    }

    private static Promotion promotion(
            String id,
            String name,
            Eligibility.Audience audience,
            Selection items,
            Reward reward,
            @Nullable String coupon,
            boolean active) {
        return new Promotion(
                id,
                LocalText.same(name),
                new Eligibility(
                        audience,
                        List.of(),
                        List.of(),
                        NOW.minusSeconds(60),
                        Instant.parse("2011-12-01T00:00:00Z"),
                        coupon),
                Qualifying.of(items),
                reward,
                Limits.none(),
                0,
                null,
                false,
                null,
                active);
    }

    /** The lamp has a price and lies on the shelf; nobody knows anything about the mug. */
    void priceTheLamp() throws ExecutionException, InterruptedException {
        tell(Topics.PRICE, Map.of(LAMP.value(), new Price(LAMP, money(1500), money(900), false, NOW)));
        tell(
                Topics.STOCK_ON_HAND,
                Map.of(
                        "s1|" + LAMP,
                        new StockOnHand(
                                STORE,
                                LAMP,
                                Quantity.each(7),
                                Quantity.each(9),
                                Quantity.each(2),
                                Quantity.each(0),
                                NOW)));
    }

    /** The ledger grants a lamp. */
    void putAside(String reservation) throws ExecutionException, InterruptedException {
        tell(
                Topics.RESERVATION,
                Map.of(
                        reservation,
                        new Reservation(
                                reservation,
                                STORE,
                                LAMP,
                                Reservation.State.GRANTED,
                                Quantity.each(1),
                                Quantity.each(6),
                                Instant.parse("2011-11-12T12:00:00Z"))));
    }

    /** Anne buys two mugs (one pound off) and a lamp, then brings a mug back; Bea buys a lamp. */
    void trade() throws ExecutionException, InterruptedException {
        Sale bought = sale("s1-t1/1/2", ANNE, line(1, MUG, 2, 255, 51), line(2, LAMP, 1, 1500, 0));
        Sale returned = sale("s1-t1/1/4", ANNE, line(1, MUG, -1, 255, 0));
        Sale other = sale("s1-t1/1/3", BEA, line(1, LAMP, 1, 1500, 0));
        for (Sale sale : List.of(bought, other, returned)) {
            tell(Topics.ACCEPTED, Map.of("s1", FactChain.append(Hash.GENESIS, sale)));
        }
        tell(Topics.POINTS_ENTRY, Map.of(ANNE.value(), entry(ANNE, "s1-t1/1/2", 1, 4)));
        tell(Topics.POINTS_ENTRY, Map.of(ANNE.value(), entry(ANNE, "s1-t1/1/2", 2, 15)));
        tell(Topics.POINTS_ENTRY, Map.of(ANNE.value(), entry(ANNE, "s1-t1/1/4", 1, -2)));
        tell(Topics.POINTS_ENTRY, Map.of(BEA.value(), entry(BEA, "s1-t1/1/3", 1, 15)));
        tell(Topics.POINTS_ENTRY, Map.of(BEA.value(), spent(BEA, "s1-t1/1/5", 6)));
        tell(Topics.POINTS_BALANCE, Map.of(ANNE.value(), new PointsBalance(ANNE, 17, 3, NOW)));
        tell(Topics.POINTS_BALANCE, Map.of(BEA.value(), new PointsBalance(BEA, 9, 2, NOW)));
        tell(Topics.OFFER, Map.of(ANNE.value(), new MemberOffers(ANNE, List.of(offer(LAMP), offer(MUG)))));
    }

    /** The same entries again, as after a restart on another reading place. */
    void repeatAnEntry() throws ExecutionException, InterruptedException {
        tell(Topics.POINTS_ENTRY, Map.of(ANNE.value(), entry(ANNE, "s1-t1/1/2", 2, 15)));
    }

    /** Something that is sold from now on, or goes by another name. */
    void sell(Gtin gtin, LocalText name) throws ExecutionException, InterruptedException {
        tell(Topics.PRODUCT, Map.of(gtin.value(), product(gtin, name)));
    }

    void stopSelling(Gtin gtin) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topics.PRODUCT.name(), gtin.value(), null))
                .get();
    }

    private static Product product(Gtin gtin, LocalText name) {
        return new Product(gtin, name, "home", "standard", Quantity.Unit.EACH, 6, null);
    }

    private static OfferDecision offer(Gtin gtin) {
        return new OfferDecision(
                "d-" + gtin,
                ANNE,
                gtin,
                10,
                400_000,
                "picks",
                new Reason("buys-often", new LocalText("You buy this often", "您經常購買", "您经常购买")),
                new ModelReference("next-purchase", Hash.GENESIS),
                NOW.minusSeconds(60),
                NOW.plusSeconds(86_400),
                "");
    }

    private static PointsEntry entry(MemberId member, String sale, int line, long points) {
        return new PointsEntry(
                member,
                Source.parseReceiptNumber(sale),
                line,
                "per-major-unit",
                points > 0 ? PointsEntry.Kind.EARNED : PointsEntry.Kind.REVERSED,
                points,
                NOW,
                TODAY);
    }

    private static PointsEntry spent(MemberId member, String sale, long points) {
        return new PointsEntry(
                member,
                Source.parseReceiptNumber(sale),
                0,
                "tender-1-lot-1",
                PointsEntry.Kind.SPENT,
                -points,
                NOW,
                TODAY,
                TODAY.plusYears(1));
    }

    private static Sale sale(String number, MemberId member, SaleLine... lines) {
        long total = 0;
        for (SaleLine line : lines) {
            total += line.net().minor();
        }
        return new Sale(
                Source.parseReceiptNumber(number),
                NOW,
                TODAY,
                "c1",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(lines),
                List.of(new TaxTotal("standard", 2000, true, money(total - total / 6), money(total / 6))),
                List.of(new Tender(Tender.TenderType.CASH, money(total), money(0))),
                money(0),
                money(total),
                List.of(),
                List.of());
    }

    private static SaleLine line(int number, Gtin gtin, long pieces, long unit, long discount) {
        long net = pieces * unit - discount;
        return new SaleLine(
                number,
                gtin,
                Quantity.each(pieces),
                money(unit),
                SaleLine.PriceSource.PRICE_BOOK,
                money(pieces * unit),
                discount == 0 ? List.of() : List.of(new Discount("picks", "Picked for you", "d-1", money(discount))),
                money(net),
                "standard",
                money(net / 6),
                net / 100,
                null);
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, GBP);
    }

    @Override
    public void close() {
        producer.close();
    }
}
