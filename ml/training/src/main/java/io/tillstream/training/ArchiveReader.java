package io.tillstream.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.tillstream.commandline.Complaint;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads an archive with Spark: parses every line once, keeps the sales, and groups them into members' baskets and
 * store-item-days. The definitions are those of {@code MemberHistory} and {@code ItemDemand}: returns are left out, and so is
 * money loaded onto gift cards.
 */
final class ArchiveReader {
    private static final StructType LINE = StructType.fromDDL("fact STRUCT<type: STRING, member: STRING,"
            + " happenedAt: STRING, businessDate: STRING, source: STRUCT<till: STRING>,"
            + " lines: STRING>, hash STRING, unreadable STRING");
    /** Only in a sale; elsewhere {@code lines} is how many there were, or something else. */
    private static final String SOLD = "if(fact.type = 'sale', from_json(fact.lines,"
            + " 'ARRAY<STRUCT<gtin: STRING, quantity: STRING, giftCard: STRING, gross: STRING, net: STRING,"
            + " merchandise: STRUCT<category: STRING>>>'), null)";

    private final SparkSession spark;

    ArchiveReader(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Reads the sales that happened before {@code until}.
     *
     * @throws Complaint when a line is not a journal record, or no sale is left
     */
    SalesHistory read(ArchiveFiles archive, Instant until) {
        Dataset<Row> records = spark.read()
                .schema(LINE)
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", "unreadable")
                .json(archive.paths())
                .withColumn("file", col("_metadata.file_path"))
                .withColumn("sold", expr(SOLD))
                .withColumn(
                        "fact",
                        expr("named_struct('type', fact.type, 'member', fact.member, 'happenedAt',"
                                + " fact.happenedAt, 'businessDate', fact.businessDate, 'source', fact.source)"))
                .persist(StorageLevel.MEMORY_ONLY());
        try {
            refuseUnreadable(records);
            Dataset<Row> sales = sales(records, until);
            Row span = sales.agg(
                            expr("count(*)"),
                            expr("sum(size(lines))"),
                            expr("min(happenedAt)"),
                            expr("max(happenedAt)"))
                    .first();
            if (span.getLong(0) == 0) {
                throw new Complaint(
                        "Archive " + archive.root(),
                        "no sale before " + until,
                        "it must hold at least one",
                        "sell something first or choose a later --until");
            }
            Instant last = Instant.parse(span.getString(3)).plusMillis(1);
            return new SalesHistory(
                    members(sales),
                    series(sales),
                    new ArchivedSpending(sales).read(),
                    span.getLong(0),
                    span.getLong(1),
                    Instant.parse(span.getString(2)),
                    last.isBefore(until) ? last : until);
        } finally {
            records.unpersist();
        }
    }

    private static void refuseUnreadable(Dataset<Row> records) {
        List<Row> bad = records.where("unreadable is not null or fact.type is null or hash is null"
                        + " or (fact.type = 'sale' and (fact.happenedAt is null or fact.businessDate is null"
                        + " or fact.source.till is null or sold is null"
                        + " or exists(sold, line -> line.gtin is null or line.quantity is null"
                        + " or not line.quantity rlike '^-?[0-9]+ (ea|g)$')))")
                .select("file", "unreadable")
                .limit(1)
                .collectAsList();
        if (!bad.isEmpty()) {
            throw UnreadableLine.complaint(
                    bad.getFirst().getString(0), bad.getFirst().getString(1));
        }
    }

    private static Dataset<Row> sales(Dataset<Row> records, Instant until) {
        return records.where("fact.type = 'sale'")
                .selectExpr(
                        "fact.member as member",
                        "fact.happenedAt as happenedAt",
                        "fact.businessDate as businessDate",
                        "substring_index(fact.source.till, '-t', 1) as store",
                        "filter(sold, line -> line.giftCard is null) as lines")
                .where(col("happenedAt").cast("timestamp").lt(Timestamp.from(until)));
    }

    private static List<SalesHistory.Purchases> members(Dataset<Row> sales) {
        return sales
                .where("member is not null")
                .selectExpr(
                        "member",
                        "named_struct('at', cast(happenedAt as timestamp), 'happenedAt', happenedAt, 'store', store,"
                                + " 'items', array_sort(array_distinct(transform(filter(lines,"
                                + " line -> not startswith(line.quantity, '-')), line -> line.gtin)))) as basket")
                .where("size(basket.items) > 0")
                .groupBy("member")
                .agg(expr("sort_array(collect_list(basket)) as baskets"))
                .orderBy("member")
                .collectAsList()
                .stream()
                .map(row -> new SalesHistory.Purchases(
                        MemberId.of(row.getString(0)),
                        row.<Row>getList(1).stream().map(ArchiveReader::basket).toList()))
                .toList();
    }

    private static MemberHistory.Basket basket(Row row) {
        return new MemberHistory.Basket(
                StoreId.of(row.getString(2)),
                Instant.parse(row.getString(1)),
                row.<String>getList(3).stream().map(Gtin::of).toList());
    }

    private static List<SalesHistory.Series> series(Dataset<Row> sales) {
        return sales
                .selectExpr("store", "businessDate", "explode(lines) as line")
                .where("not startswith(line.quantity, '-')")
                .selectExpr(
                        "store",
                        "line.gtin as gtin",
                        "substring_index(line.quantity, ' ', -1) as unit",
                        "businessDate",
                        "cast(substring_index(line.quantity, ' ', 1) as bigint) as amount")
                .groupBy("store", "gtin", "unit", "businessDate")
                .agg(expr("sum(amount) as sold"), expr("count(*) as lines"))
                .groupBy("store", "gtin", "unit")
                .agg(expr("sort_array(collect_list(struct(businessDate, sold, lines))) as days"))
                .orderBy("store", "gtin", "unit")
                .collectAsList()
                .stream()
                .map(row -> new SalesHistory.Series(
                        StoreId.of(row.getString(0)),
                        Gtin.of(row.getString(1)),
                        Quantity.parse("0 " + row.getString(2)).unit(),
                        row.<Row>getList(3).stream().map(ArchiveReader::day).toList()))
                .toList();
    }

    private static ItemDemand.Day day(Row row) {
        return new ItemDemand.Day(LocalDate.parse(row.getString(0)), row.getLong(1), row.getLong(2));
    }
}
