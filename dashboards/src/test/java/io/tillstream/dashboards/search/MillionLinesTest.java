package io.tillstream.dashboards.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import io.tillstream.dashboards.search.LineSums.By;
import io.tillstream.dashboards.search.LineSums.Part;
import io.tillstream.events.StoreId;
import io.tillstream.localcluster.ElasticsearchNode;
import io.tillstream.localcluster.PostgresServer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a store sold in a quarter, among a million lines of twenty stores in a year: asked of the index as pages ask, and of PostgreSQL
 * with an index on store and day, in turn, with the same sums. {@code -Dsearch.lines=1000000} runs it; how long both take stands in
 * the log, and is no rule.
 */
@EnabledIfSystemProperty(named = "search.lines", matches = "[0-9]+")
final class MillionLinesTest {
    private static final Logger LOG = LoggerFactory.getLogger(MillionLinesTest.class);
    private static final int LINES = Integer.getInteger("search.lines", 0);
    private static final int STORES = 20;
    private static final int ITEMS = 5_000;
    private static final int DAYS = 364;
    private static final int QUARTER = 91;
    private static final int LINES_OF_A_SALE = 5;
    private static final int AT_ONCE = 5_000;
    private static final int PAGE = 50;
    private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final String SUMS = ", sum(net), sum(discount), sum(case when unit = 'ea' then quantity else 0 end)";
    private static final String OF_A_STORE = " from sale_line where store = ? and day >= ? and day < ?";

    @TempDir
    private Path folder;

    /** A store in a quarter. */
    private record Question(int store, int quarter) {
        Instant from() {
            return NEW_YEAR.plus((long) quarter * QUARTER, ChronoUnit.DAYS);
        }

        Instant until() {
            return from().plus(QUARTER, ChronoUnit.DAYS);
        }

        ReceiptQuery query() {
            return new ReceiptQuery(
                    Set.of(StoreId.of("s" + store)), null, from(), until(), List.of(), ReceiptQuery.Lines.ALL, null);
        }
    }

    @Test
    void aStoreInAQuarter() throws Exception {
        try (ElasticsearchNode node = ElasticsearchNode.startTemporary();
                PostgresServer server = PostgresServer.start(folder.resolve("postgres"));
                ElasticsearchClient client = ElasticsearchClient.of(connection -> connection
                        .host(URI.create(node.url()))
                        .jsonMapper(new Jackson3JsonpMapper(JsonMapper.builder()
                                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                                .build())));
                Connection database =
                        DriverManager.getConnection(server.jdbcUrl("lines"), server.user(), server.password())) {
            fill(client, database);
            LineSums sums = new LineSums(client);
            ReceiptSearch search = new ReceiptSearch(client);
            List<Question> questions = IntStream.range(0, STORES * 4)
                    .mapToObj(each -> new Question(each % STORES, each / STORES))
                    .toList();
            measure(
                    "by item",
                    questions,
                    each -> inOrder(sums.divided(each.query(), By.ITEM)),
                    each -> grouped(database, each));
            measure("in all", questions, each -> sums.divided(each.query(), By.NOTHING), each -> whole(database, each));
            measure(
                    "receipts",
                    questions,
                    each -> List.of(search.find(each.query(), null, PAGE).matches()),
                    each -> List.of(whole(database, each).getFirst().receipts()));
        }
    }

    private interface Ask<T> {
        T ask(Question question) throws Exception;
    }

    /** Both in turn; the first round of each warms up. */
    private static <T> void measure(String what, List<Question> questions, Ask<List<T>> ours, Ask<List<T>> peer)
            throws Exception {
        List<Long> mine = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (Question question : questions) {
                List<Long> ourTimes = round == 0 ? new ArrayList<>() : mine;
                List<Long> peerTimes = round == 0 ? new ArrayList<>() : theirs;
                List<T> answer = timed(ourTimes, () -> ours.ask(question));
                List<T> expected = timed(peerTimes, () -> peer.ask(question));
                assertThat(answer).as("%s %s", what, question).isEqualTo(expected);
            }
        }
        LOG.info(
                "{} lines, a store and a quarter, {}: p50 {} ms, p95 {} ms; PostgreSQL p50 {} ms, p95 {} ms; load {}",
                LINES,
                what,
                share(mine, 0.5),
                share(mine, 0.95),
                share(theirs, 0.5),
                share(theirs, 0.95),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static <T> T timed(List<Long> nanos, Callable<T> call) throws Exception {
        long start = System.nanoTime();
        T answer = call.call();
        nanos.add(System.nanoTime() - start);
        return answer;
    }

    private static String share(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.1f", sorted.get((int) (sorted.size() * share)) / 1e6);
    }

    private static void fill(ElasticsearchClient client, Connection database) throws Exception {
        SaleLineIndex index = new SaleLineIndex(client);
        index.prepare(Lane.HISTORY, "a-log", 1);
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    create table sale_line (sale text, store int, day date, gtin text, unit text, quantity bigint,
                    net bigint, discount bigint)""");
        }
        Random random = new Random(7_011);
        List<SaleLineDocument> batch = new ArrayList<>();
        database.setAutoCommit(false);
        try (PreparedStatement insert =
                database.prepareStatement("insert into sale_line values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int sale = 0; sale * LINES_OF_A_SALE < LINES; sale++) {
                int store = random.nextInt(STORES);
                Instant at = NEW_YEAR.plusSeconds(random.nextInt(DAYS * 86_400));
                for (int line = 1; line <= LINES_OF_A_SALE; line++) {
                    SaleLineDocument document = line(sale, line, store, at, random);
                    batch.add(document);
                    add(insert, document, store);
                }
                if (batch.size() >= AT_ONCE || (sale + 1) * LINES_OF_A_SALE >= LINES) {
                    assertThat(index.write(Lane.HISTORY, batch)).isZero();
                    insert.executeBatch();
                    batch.clear();
                }
            }
        }
        database.commit();
        database.setAutoCommit(true);
        try (Statement statement = database.createStatement()) {
            statement.execute("create index on sale_line (store, day)");
            statement.execute("vacuum analyze sale_line");
        }
        client.indices().refresh(request -> request.index(Lane.ALL));
    }

    private static SaleLineDocument line(int sale, int line, int store, Instant at, Random random) {
        // Few items are sold often, many seldom.
        int item = (int) (ITEMS * Math.pow(random.nextDouble(), 3));
        long pieces = 1L + random.nextInt(3);
        long discount = random.nextInt(10) == 0 ? 50 : 0;
        long net = pieces * (100L + item % 900) - discount;
        String till = "s" + store + "-t1";
        return new SaleLineDocument(
                till + "/0/" + sale,
                till,
                "s" + store,
                0,
                sale,
                line,
                String.format(Locale.ROOT, "%014d", item),
                pieces,
                "ea",
                net + discount,
                discount,
                net,
                net / 6,
                0,
                "GBP",
                false,
                at,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                "c1",
                null,
                "IMPORTED",
                "TILL",
                "PRICE_BOOK",
                null,
                0,
                sale,
                line == 1 ? LINES_OF_A_SALE : null,
                null,
                null,
                null);
    }

    private static void add(PreparedStatement insert, SaleLineDocument line, int store) throws SQLException {
        insert.setString(1, line.sale());
        insert.setInt(2, store);
        insert.setDate(3, Date.valueOf(line.businessDate()));
        insert.setString(4, line.gtin());
        insert.setString(5, line.unit());
        insert.setLong(6, line.quantity());
        insert.setLong(7, line.netMinor());
        insert.setLong(8, line.discountMinor());
        insert.addBatch();
    }

    private static List<Part> inOrder(List<Part> parts) {
        return parts.stream().sorted(Comparator.comparing(Part::name)).toList();
    }

    /** Without receipts, as the index divides by item. */
    private static List<Part> grouped(Connection database, Question question) throws SQLException {
        return ask(database, "select gtin" + SUMS + ", 0" + OF_A_STORE + " group by gtin", question);
    }

    private static List<Part> whole(Connection database, Question question) throws SQLException {
        return ask(database, "select ''" + SUMS + ", count(distinct sale)" + OF_A_STORE, question);
    }

    private static List<Part> ask(Connection database, String sql, Question question) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setInt(1, question.store());
            statement.setDate(2, Date.valueOf(LocalDate.ofInstant(question.from(), ZoneOffset.UTC)));
            statement.setDate(3, Date.valueOf(LocalDate.ofInstant(question.until(), ZoneOffset.UTC)));
            List<Part> parts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parts.add(new Part(
                            rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                }
            }
            parts.sort(Comparator.comparing(Part::name));
            return parts;
        }
    }
}
