package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One cent, one unit and one point altered in each place, one at a time: reconcile must see it and name it. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
class ReconcileCanFailTest {
    @TempDir
    static Path folder;

    private static Path home = Path.of("");
    private static List<JournalRecord> records = List.of();
    private static List<Written> written = List.of();
    private static Head head;

    @BeforeAll
    static void openTheShops() throws Exception {
        home = folder.resolve("home");
        records = Shop.trade(home);
        written = Head.topicsAfter(records);
        head = new Head(folder.resolve("head"));
        head.write(written);
        head.index(records);
    }

    /** Each test leaves the books as it found them: at the end they still agree. */
    @AfterAll
    static void close() throws Exception {
        try {
            assertEqual();
        } finally {
            head.close();
        }
    }

    /** What the command said. */
    private record Answer(int exit, JsonNode json) {
        List<String> told() {
            List<String> told = new ArrayList<>();
            for (JsonNode difference : json.path("differences")) {
                told.add("%s %s %s till %s sale %s %s %s %s"
                        .formatted(
                                difference.path("where").asString(""),
                                difference.path("in").asString(""),
                                difference.path("what").asString(""),
                                difference.path("till").asString(""),
                                difference.path("sale").asString(""),
                                number(difference),
                                difference.path("journal").asString(""),
                                difference.path("found").asString("")));
            }
            return told;
        }

        private static String number(JsonNode difference) {
            for (String property : new String[] {"amountMinor", "units", "points", "count"}) {
                if (difference.has(property)) {
                    return property + " " + difference.path(property).asLong();
                }
            }
            return "-";
        }
    }

    private static Answer reconcile(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--home", home.toString(), "--kafka", head.kafka(), "--json"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--wait")) {
            // Everything was written before it reads: there is nothing to wait for.
            arguments.addAll(List.of("--wait", "PT0.1S"));
        }
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int exit = Command.execute(new ReconcileCommand(), arguments.toArray(String[]::new));
            return new Answer(exit, JsonMapper.shared().readTree(out.toByteArray()));
        } finally {
            System.setOut(console);
        }
    }

    private static Answer reconcileWithIndex() {
        return reconcile("--elasticsearch", head.elasticsearch());
    }

    private static void assertEqual() {
        Answer answer = reconcileWithIndex();
        assertThat(answer.told()).isEmpty();
        assertThat(answer.exit()).isZero();
        assertThat(answer.json().path("equal").asBoolean()).isTrue();
    }

    @Test
    void findsAnHonestChainEqualTillByTill() {
        Answer answer = reconcileWithIndex();

        assertThat(answer.exit()).isZero();
        assertThat(answer.json().toString()).isEqualTo("""
                {"equal":true,"tills":[\
                {"till":"s1-t1","sales":4,"journalMinor":3969,"ledgerMinor":3969,"gaps":[],"duplicatesDropped":1},\
                {"till":"s2-t1","sales":1,"journalMinor":1020,"ledgerMinor":1020,"gaps":[],"duplicatesDropped":0},\
                {"till":"s3-t1","sales":3,"journalMinor":1745,"ledgerMinor":1745,"gaps":[],"duplicatesDropped":0}],\
                "orders":{"sales":0,"journalMinor":0,"ledgerMinor":0,"gaps":[],"duplicatesDropped":0},\
                "stockDifferences":0,"pointsDifferences":0,"tenderDifferences":0,"indexDifferences":0,\
                "online":{"sums":[],"waiting":[],"orphans":[]},"redacted":[],"differences":[],"differencesOmitted":0}""");
    }

    @Test
    void saysNullOfTheIndexWhenThereIsNone() {
        Answer answer = reconcile();

        assertThat(answer.exit()).isZero();
        assertThat(answer.json().path("indexDifferences").isNull()).isTrue();
    }

    /** A cell with one figure altered, and what must be told: the newest sale that makes it up. */
    private static Stream<Arguments> alteredCells() {
        StoreId first = Shop.FIRST.store();
        StoreId second = Shop.SECOND.store();
        return Stream.of(
                Arguments.of(
                        PlainCount.hour(first, "2011-11-09T10:00:00Z", 2, 3, 1705, 284, 51),
                        "net till s1-t1 sale s1-t1/1/4 amountMinor 1 17.04 GBP 17.05 GBP"),
                Arguments.of(
                        PlainCount.hour(first, "2011-11-09T10:00:00Z", 2, 3, 1704, 283, 51),
                        "tax till s1-t1 sale s1-t1/1/4 amountMinor -1 2.84 GBP 2.83 GBP"),
                Arguments.of(
                        PlainCount.part(first, Shop.NOVEMBER, Dimension.CATEGORY, "lamps", 1, 1, 1250, 250, 0, 901, 0),
                        "cost till s1-t1 sale s1-t1/1/2 amountMinor 1 9.00 GBP 9.01 GBP"),
                Arguments.of(
                        PlainCount.cashier(
                                Shop.THIRD.store(),
                                "2011-10-17",
                                1,
                                PlainCount.conduct(Conduct.Kind.RETURN_FOR_CASH, 2, 681)),
                        "return-for-cash-amount till s3-t1 sale s3-t1/1/4 amountMinor 1 6.80 GBP 6.81 GBP"),
                Arguments.of(
                        PlainCount.tender(second, Shop.NOVEMBER, TenderType.CASH, 1, 1021),
                        "amount till s2-t1 sale s2-t1/1/2 amountMinor 1 10.20 GBP 10.21 GBP"),
                Arguments.of(
                        PlainCount.itemDay(second, Shop.MUG, Shop.NOVEMBER, 1, 4, 1019),
                        "net till s2-t1 sale s2-t1/1/2 amountMinor -1 10.20 GBP 10.19 GBP"),
                Arguments.of(
                        PlainCount.itemDay(second, Shop.MUG, Shop.NOVEMBER, 1, 5, 1020),
                        "quantity till s2-t1 sale s2-t1/1/2 units 1 4 5"),
                Arguments.of(
                        PlainCount.stock(second, Shop.MUG, 19, 23, 4, 0),
                        "onHand till s2-t1 sale s2-t1/1/2 units -1 20 ea 19 ea"),
                Arguments.of(PlainCount.lamps(9, 13, -4, -1, -2, -1, 3), "writtenOff till  sale  units -1 -1 ea -2 ea"),
                Arguments.of(PlainCount.lamps(9, 13, -4, -1, -1, -2, 2), "handled till  sale  units -1 3 ea 2 ea"),
                Arguments.of(PlainCount.lampDay(0, 6, 2), "afterTheLastCount till  sale  units -1 3 ea 2 ea"),
                Arguments.of(PlainCount.lampLots(8), "ofKnownLots till  sale  units -1 9 ea 8 ea"),
                Arguments.of(PlainCount.lampOrder(8, 3, 4), "open till  sale  count -1 5 4"),
                Arguments.of(PlainCount.lampsOnOrder(6), "onOrder till  sale  units 1 5 ea 6 ea"),
                Arguments.of(PlainCount.lampTransfer(2, 2), "arrived till  sale  count 1 1 2"),
                Arguments.of(
                        PlainCount.balance(Shop.ANNE, 25, 4),
                        "points till s1-t1 sale s1-t1/1/4 points 1 24 points 25 points"),
                Arguments.of(
                        PlainCount.debt(Shop.CARA, 3), "owed till s3-t1 sale s3-t1/1/4 points 1 2 points 3 points"),
                Arguments.of(
                        PlainCount.account(
                                Shop.ANNE,
                                "2011-11-09",
                                0,
                                0,
                                PlainCount.lot(5, "2013-10-31"),
                                PlainCount.lot(18, "2013-11-30")),
                        "points till s1-t1 sale s1-t1/1/4 points -1 24 points 23 points"),
                Arguments.of(
                        PlainCount.account(Shop.ANNE, "2011-11-09", 0, 0, PlainCount.lot(24, "2013-11-30")),
                        "pointDays till s1-t1 sale s1-t1/1/4 count 150 384786 384936"),
                Arguments.of(
                        PlainCount.account(Shop.CARA, "2011-11-09", 3, 0),
                        "owed till s3-t1 sale s3-t1/1/4 points 1 2 points 3 points"),
                Arguments.of(
                        PlainCount.account(Shop.BEA, "2014-01-01", 0, 12),
                        "expired till s2-t1 sale s2-t1/1/2 points -1 13 points 12 points"),
                Arguments.of(PlainCount.liability(3, 25, 0), "points till  sale  points 1 24 points 25 points"),
                Arguments.of(PlainCount.liability(4, 0, 1), "owed till  sale  points -1 2 points 1 points"),
                Arguments.of(
                        PlainCount.giftCard("gc-7", 2001, 0),
                        "balance till s3-t1 sale s3-t1/1/2 amountMinor 1 20.00 GBP 20.01 GBP"),
                Arguments.of(
                        PlainCount.giftCard("gc-5", 0, -1),
                        "spent till s3-t1 sale s3-t1/1/3 amountMinor -1 0.00 GBP -0.01 GBP"),
                Arguments.of(PlainCount.mugs(3, 120, 40), "uses till s3-t1 sale s3-t1/1/4 count 1 2 3"),
                Arguments.of(
                        PlainCount.mugs(2, 119, 40),
                        "given till s3-t1 sale s3-t1/1/4 amountMinor -1 1.20 GBP 1.19 GBP"),
                Arguments.of(
                        PlainCount.mugs(2, 120, 41),
                        "givenBack till s3-t1 sale s3-t1/1/4 amountMinor 1 0.40 GBP 0.41 GBP"),
                Arguments.of(
                        PlainCount.refunds("s3-t1/1/2", 1, 5, 5, 1020, 1275, 10, 12),
                        "over till s3-t1 sale s3-t1/1/4 units -1 1 0"),
                Arguments.of(
                        PlainCount.refunds("s3-t1/1/2", 1, 4, 5, 1020, 1274, 10, 12),
                        "refunded till s3-t1 sale s3-t1/1/4 amountMinor -1 12.75 GBP 12.74 GBP"),
                Arguments.of(
                        PlainCount.refunds("s3-t1/1/2", 1, 4, 5, 1020, 1275, 10, 11),
                        "reversed till s3-t1 sale s3-t1/1/4 points -1 12 points 11 points"));
    }

    @ParameterizedTest
    @MethodSource("alteredCells")
    void seesAFigureAlteredInALedger(Written altered, String told) throws Exception {
        Written honest = written.stream()
                .filter(one -> one.topic().equals(altered.topic()) && one.key().equals(altered.key()))
                .findFirst()
                .orElseThrow();

        head.write(List.of(altered));
        Answer answer = reconcileWithIndex();
        head.write(List.of(honest));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told()).contains("ledger " + altered.topic().name() + " " + told);
    }

    /** Captured, and nobody has the goods or the money; hours have gone by since. */
    @Test
    void namesAnOnlinePaymentThatIsInNoSale() throws Exception {
        PaidOnline lost = new PaidOnline(
                "pabcdefghijklmnopqrst",
                "wk7b2m5q3x4ad",
                Shop.FIRST.store(),
                PaidOnline.Method.CARD,
                PaidOnline.State.APPROVED,
                Money.parse("25.20 GBP"),
                Money.parse("25.20 GBP"),
                Money.parse("0.00 GBP"),
                null,
                Instant.parse("2011-10-17T09:00:00Z"));

        head.write(List.of(new Written(Topics.ONLINE_PAYMENT, lost.payment(), lost)));
        Answer answer = reconcile();
        head.bury(Topics.ONLINE_PAYMENT, lost.payment());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.json().path("equal").asBoolean()).isFalse();
        assertThat(answer.json().path("online").path("orphans").toString())
                .contains("\"payment\":\"pabcdefghijklmnopqrst\"", "\"amount\":\"25.20 GBP\"");
    }

    @Test
    void seesACentAlteredInATillsPosition() throws Exception {
        Written honest = PlainCount.position(records.get(8), 2, 1, 1020, 0);

        head.write(List.of(PlainCount.position(records.get(8), 2, 1, 1021, 0)));
        Answer answer = reconcileWithIndex();
        head.write(List.of(honest));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("ledger aggregate.till-position.v1 net till s2-t1 sale s2-t1/1/2 amountMinor 1"
                        + " 10.20 GBP 10.21 GBP");
        assertThat(answer.json().path("tills").path(1).path("ledgerMinor").asLong())
                .isEqualTo(1021);
    }

    @Test
    void seesAPointAlteredInAnEntry() throws Exception {
        rewriteAltered(
                Topics.POINTS_ENTRY, PlainCount.entry(Shop.ANNE, "s1-t1/1/2", 2, 15), "\"points\":15", "\"points\":16");
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-entry.v1 line 2 points till s1-t1 sale s1-t1/1/2 points 1"
                        + " 15 points 16 points");
        assertThat(answer.json().path("pointsDifferences").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"points\":-40|\"points\":-41"
                        + "|tender-1-lot-1 until 2012-01-31 points till s3-t1 sale s3-t1/1/2 points -1 -40 points -41 points",
                "\"expiresOn\":\"2012-01-31\"|\"expiresOn\":\"2012-02-01\""
                        + "|tender-1-lot-1 until 2012-01-31 points till s3-t1 sale s3-t1/1/2 points 40 -40 points absent",
                "\"rule\":\"tender-1-lot-1\"|\"rule\":\"tender-1-lot-2\""
                        + "|tender-1-lot-2 until 2012-01-31 points till s3-t1 sale s3-t1/1/2 points -40 0 points -40 points"
            })
    void seesAnAlteredEntryOfPointsThatPaid(String honest, String altered, String told) throws Exception {
        rewriteAltered(Topics.POINTS_ENTRY, PlainCount.paidWith("s3-t1/1/2", -40), honest, altered);
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told()).contains("ledger aggregate.points-entry.v1 " + told);
    }

    @Test
    void seesPointsThatExpiredTooFew() throws Exception {
        rewriteAltered(Topics.POINTS_ENTRY, PlainCount.expired(-13), "\"points\":-13", "\"points\":-12");
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-entry.v1 expired points till  sale  points 1 -13 points"
                        + " -12 points");
    }

    @Test
    void seesPointsThatNobodyGave() throws Exception {
        rewriteAltered(Topics.POINTS_ENTRY, PlainCount.given("a-1", 3), "\"points\":3", "\"points\":30");
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-entry.v1 adjustment-a-1 points till  sale  points 27 3 points"
                        + " 30 points");
    }

    @Test
    void seesPointsGivenBackThatWereTakenTwice() throws Exception {
        rewriteAltered(Topics.POINTS_ENTRY, PlainCount.takenTwice(2), "\"points\":2", "\"points\":3");
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-entry.v1 line 1 points till s3-t1 sale s3-t1/1/2 points 1"
                        + " 12 points 13 points");
    }

    @Test
    void seesAnOverRefundFlagTakenAway() throws Exception {
        Written honest = PlainCount.refunds("s3-t1/1/2", 1, 4, 5, 1020, 1275, 10, 12);

        head.write(List.of(honest.with("\"over\":\"1 ea\"", "\"over\":\"0 ea\"")));
        Answer answer = reconcileWithIndex();
        head.write(List.of(honest));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .singleElement()
                .asString()
                .startsWith("ledger aggregate.refunds-by-line.v1 record till s3-t1 sale s3-t1/1/4 - readable");
    }

    @Test
    void seesADebtThatNobodyOpened() throws Exception {
        head.write(List.of(PlainCount.debt(Shop.BEA, 1)));
        Answer answer = reconcileWithIndex();
        head.bury(Topics.POINTS_DEBT, Shop.BEA.value());

        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-debt.v1 owed till s2-t1 sale s2-t1/1/2 points 1 0 points"
                        + " 1 points");
    }

    @Test
    void seesAnEntryBookedTwice() throws Exception {
        head.write(List.of(PlainCount.entry(Shop.BEA, "s2-t1/1/2", 1, 10)));
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.POINTS_ENTRY, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("ledger aggregate.points-entry.v1 line 1 second entry of rule per-major-unit"
                        + " till s2-t1 sale s2-t1/1/2 points 10 absent 10 points");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tax\":\"1.70 GBP\",\"taxGroup\"|\"tax\":\"1.71 GBP\",\"taxGroup\""
                        + "|line 1 tax till s2-t1 sale s2-t1/1/2 amountMinor 1 1.70 GBP 1.71 GBP",
                "\"gross\":\"10.20 GBP\"|\"gross\":\"10.19 GBP\""
                        + "|line 1 gross till s2-t1 sale s2-t1/1/2 amountMinor -1 10.20 GBP 10.19 GBP",
                "\"tendered\":\"10.20 GBP\"|\"tendered\":\"10.21 GBP\""
                        + "|tender 1 tendered till s2-t1 sale s2-t1/1/2 amountMinor 1 10.20 GBP 10.21 GBP",
                "\"quantity\":\"4 ea\"|\"quantity\":\"5 ea\""
                        + "|line 1 quantity till s2-t1 sale s2-t1/1/2 units 1 4 ea 5 ea",
                "\"points\":10|\"points\":9|line 1 points till s2-t1 sale s2-t1/1/2 points -1 10 9",
                // Redacted without a card number in the journal is altered.
                "\"operator\":\"c1\"|\"operator\":\"[REDACTED]\""
                        + "|operator till s2-t1 sale s2-t1/1/2 - c1 [REDACTED]"
            })
    void seesAFieldAlteredInATopic(String honest, String altered, String told) throws Exception {
        for (Topic<?> topic : List.of(Topics.SALE, Topics.ACCEPTED)) {
            rewriteAltered(topic, new Written(topic, "s2", records.get(8)), honest, altered);
            Answer answer = reconcileWithIndex();
            head.rewrite(topic, written);

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.told()).containsExactly("topic " + topic.name() + " " + told);
        }
    }

    private static void rewriteAltered(Topic<?> topic, Written record, String honest, String altered) throws Exception {
        List<Written> alteredTopic = new ArrayList<>(written);
        int place = alteredTopic.indexOf(record);
        alteredTopic.set(place, record.with(honest, altered));
        head.rewrite(topic, alteredTopic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "netMinor|1500|1501|line 2 netMinor till s1-t1 sale s1-t1/1/2 amountMinor 1 15.00 GBP 15.01 GBP",
                "quantity|1|2|line 2 quantity till s1-t1 sale s1-t1/1/2 units 1 1 ea 2 ea",
                "points|15|14|line 2 points till s1-t1 sale s1-t1/1/2 points -1 15 points 14 points"
            })
    void seesAFieldAlteredInTheIndex(String field, long honest, long altered, String told) throws Exception {
        head.alter("s1-t1/1/2", 2, field, altered);
        Answer answer = reconcileWithIndex();
        head.alter("s1-t1/1/2", 2, field, honest);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told()).containsExactly("index " + SaleIndex.INDEX + " " + told);
        assertThat(answer.json().path("indexDifferences").asLong()).isEqualTo(1);
    }

    @Test
    void seesALineMissingFromTheIndex() throws Exception {
        head.remove("s2-t1/1/2", 1);
        Answer answer = reconcileWithIndex();
        head.index(records);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .contains("index " + SaleIndex.INDEX
                        + " line 1 documents till s2-t1 sale s2-t1/1/2 amountMinor -1020 once, 10.20 GBP absent");
    }

    @Test
    void namesASaleThatHeadOfficeNeverAccepted() throws Exception {
        head.rewrite(
                Topics.ACCEPTED,
                written.stream()
                        .filter(one -> !one.equals(Written.accepted(records.get(4))))
                        .toList());
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.ACCEPTED, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("topic aggregate.accepted.v1 record till s1-t1 sale s1-t1/1/2 amountMinor -1959"
                        + " once, 19.59 GBP absent");
        assertThat(answer.json().path("tills").path(0).path("gaps").toString())
                .isEqualTo("[{\"epoch\":1,\"from\":2,\"to\":2}]");
    }

    @Test
    void seesASaleAcceptedTwice() throws Exception {
        head.write(List.of(Written.accepted(records.get(4))));
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.ACCEPTED, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("topic aggregate.accepted.v1 record till s1-t1 sale s1-t1/1/2 amountMinor 1959"
                        + " once, 19.59 GBP 2 times");
    }

    @Test
    void namesASaleThatNoJournalHolds() throws Exception {
        Written invented = Written.accepted(records.get(8)).with("\"sequence\":2", "\"sequence\":3");
        head.write(List.of(invented));
        Answer answer = reconcileWithIndex();
        head.rewrite(Topics.ACCEPTED, written);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.told())
                .containsExactly("topic aggregate.accepted.v1 record till s2-t1 sale s2-t1/1/3 amountMinor 1020"
                        + " absent there, 10.20 GBP");
    }

    /** Head office's door keeps a record's number and hash, and replaces the text in which a card number stands. */
    @Test
    void findsARecordRedactedAtTheDoorEqualAndSaysSo(@TempDir Path elsewhere) throws Exception {
        String card = "club-4111111111111111";
        Path before = home;
        home = elsewhere;
        Shop.trade(elsewhere);
        JournalRecord sold = Shop.sellOneMoreLampByAnOffer(elsewhere, card);
        Written uploaded = Written.uploaded(sold).with(card, "[REDACTED]");
        Written accepted = Written.accepted(sold).with(card, "[REDACTED]");

        head.write(List.of(uploaded, uploaded, accepted));
        head.write(ledgersWithOneMoreLamp(sold));
        Answer once = reconcile();
        head.write(List.of(accepted));
        Answer twice = reconcile();
        home = before;
        takeBackTheLamp();

        assertThat(once.told()).isEmpty();
        assertThat(once.exit()).isZero();
        assertThat(once.json().path("redacted").toString())
                .isEqualTo("[{\"till\":\"s1-t1\",\"record\":\"s1-t1/1/5\",\"what\":\"offer 1 decisionId\"}]");
        assertThat(twice.told())
                .containsExactly("topic aggregate.accepted.v1 record till s1-t1 sale s1-t1/1/5 amountMinor 1500"
                        + " once, 15.00 GBP 2 times");
    }

    @Test
    void seesWhatElseWasAlteredInARedactedRecord(@TempDir Path elsewhere) throws Exception {
        String card = "club-4111111111111111";
        Path before = home;
        home = elsewhere;
        Shop.trade(elsewhere);
        JournalRecord sold = Shop.sellOneMoreLampByAnOffer(elsewhere, card);
        Written uploaded = Written.uploaded(sold).with(card, "[REDACTED]");
        Written redacted = Written.accepted(sold).with(card, "[REDACTED]");
        String hash = sold.hash().hex();
        String other = "0".repeat(hash.length());

        head.write(List.of(uploaded, redacted.with("\"tendered\":\"15.00 GBP\"", "\"tendered\":\"15.01 GBP\"")));
        head.write(ledgersWithOneMoreLamp(sold));
        Answer tender = reconcile();
        head.rewrite(Topics.ACCEPTED, written);
        head.write(List.of(redacted.with("\"hash\":\"" + hash, "\"hash\":\"" + other)));
        Answer anotherHash = reconcile();
        home = before;
        takeBackTheLamp();

        assertThat(tender.told())
                .containsExactly("topic aggregate.accepted.v1 tender 1 tendered till s1-t1 sale s1-t1/1/5 amountMinor 1"
                        + " 15.00 GBP 15.01 GBP");
        assertThat(anotherHash.told())
                .containsExactly("topic aggregate.accepted.v1 hash till s1-t1 sale s1-t1/1/5 - " + hash + " " + other);
    }

    private static List<Written> ledgersWithOneMoreLamp(JournalRecord sold) {
        List<Written> ledgers =
                new ArrayList<>(PlainCount.day(Shop.FIRST, Shop.NOVEMBER, 3, 4, 2670, 534, 51, 900, 1420));
        ledgers.addAll(List.of(
                PlainCount.part(
                        Shop.FIRST.store(),
                        Shop.NOVEMBER,
                        Dimension.CATEGORY,
                        "unrecorded",
                        3,
                        3,
                        1420,
                        284,
                        51,
                        0,
                        1420),
                PlainCount.tender(Shop.FIRST.store(), Shop.NOVEMBER, TenderType.CASH, 3, 3204),
                PlainCount.cashier(
                        Shop.FIRST.store(),
                        "2011-10-17",
                        2,
                        PlainCount.conduct(Conduct.Kind.RETURN_FOR_CASH, 1, 255),
                        PlainCount.conduct(Conduct.Kind.BASKET_CANCELLED, 1, 255)),
                PlainCount.position(sold, 5, 3, 3204, 1),
                PlainCount.hour(Shop.FIRST.store(), "2011-11-09T10:00:00Z", 3, 4, 3204, 534, 51),
                PlainCount.itemDay(Shop.FIRST.store(), Shop.LAMP, Shop.NOVEMBER, 2, 2, 3000),
                PlainCount.stock(Shop.FIRST.store(), Shop.LAMP, 3, 6, 3, 0),
                PlainCount.stockDay(Shop.FIRST.store(), Shop.LAMP, Shop.NOVEMBER, -2, 2)));
        return ledgers;
    }

    private static void takeBackTheLamp() throws Exception {
        head.rewrite(Topics.SALE, written);
        head.rewrite(Topics.ACCEPTED, written);
        head.write(PlainCount.ledgers(records).stream()
                .filter(one -> !one.topic().equals(Topics.POINTS_ENTRY))
                .toList());
    }

    @Test
    void waitsForWhatIsStillOnItsWay(@TempDir Path elsewhere) throws Exception {
        Path before = home;
        home = elsewhere;
        List<JournalRecord> again = Shop.trade(elsewhere);
        JournalRecord late = Shop.sellOneMoreLamp(elsewhere);
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> reconcile("--wait", "60s"));
        head.write(List.of(Written.uploaded(late), Written.accepted(late)));
        head.write(ledgersWithOneMoreLamp(late));

        Answer given = answer.get(90, TimeUnit.SECONDS);
        home = before;
        takeBackTheLamp();

        assertThat(again).isEqualTo(records);
        assertThat(given.told()).isEmpty();
        assertThat(given.exit()).isZero();
        assertThat(given.json().path("tills").path(0).path("sales").asLong()).isEqualTo(5);
    }
}
