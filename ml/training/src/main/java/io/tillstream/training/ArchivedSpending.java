package io.tillstream.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.price.PricedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was spent, of an archive's sales. The definitions are those of {@code MemberProfile}: a day's net with returns
 * subtracted, and how many categories it had; a day on which things only came back is no purchase.
 */
final class ArchivedSpending {
    private static final int LATEST_WEEKS = 13;

    /** As many lines as fit beside everything else; of a greater chain fewer weeks are looked at. */
    private static final long MOST_LINES = 400_000;

    /** {@code 12.30 GBP}. */
    private static final String AMOUNT = "cast(substring_index(%s, ' ', 1) as double)";

    private final Dataset<Row> lines;

    /** Of sales with {@code member}, {@code businessDate}, {@code store} and {@code lines}. */
    ArchivedSpending(Dataset<Row> sales) {
        lines = sales.selectExpr("member", "businessDate", "store", "explode(lines) as line")
                .selectExpr(
                        "member",
                        "businessDate",
                        "store",
                        "line.gtin as gtin",
                        "line.merchandise.category as category",
                        "cast(substring_index(line.quantity, ' ', 1) as double) as units",
                        String.format(AMOUNT, "line.gross") + " as gross",
                        String.format(AMOUNT, "line.net") + " as net",
                        "substring_index(line.net, ' ', -1) as currency");
    }

    SalesHistory.Spending read() {
        return new SalesHistory.Spending(days(), priced());
    }

    /** A member's days in the currency of the latest of them. */
    private List<MemberPurchases> days() {
        return lines
                .where("member is not null and currency is not null")
                .groupBy("member", "businessDate", "currency")
                .agg(
                        expr("sum(net) as spent"),
                        expr("count(distinct category) as kinds"),
                        expr("max(units) > 0 as bought"))
                .where("bought")
                .groupBy("member")
                .agg(expr("sort_array(collect_list(struct(businessDate, spent, kinds, currency))) as days"))
                .orderBy("member")
                .collectAsList()
                .stream()
                .map(row -> MemberPurchases.of(row.getString(0), days(row.getList(1))))
                .toList();
    }

    private static List<PurchaseDay> days(List<Row> rows) {
        String currency = rows.getLast().getString(3);
        return rows.stream()
                .filter(row -> row.getString(3).equals(currency))
                .map(row -> new PurchaseDay(
                        LocalDate.parse(row.getString(0)), row.getDouble(1), Math.toIntExact(row.getLong(2))))
                .toList();
    }

    private List<PricedLine> priced() {
        Dataset<Row> bought = lines.where("units > 0 and net >= 0 and gross >= net");
        Map<LocalDate, Long> counts = new HashMap<>();
        bought.groupBy("businessDate")
                .count()
                .collectAsList()
                .forEach(row -> counts.put(LocalDate.parse(row.getString(0)), row.getLong(1)));
        List<LocalDate> latest = counts.keySet().stream().sorted().toList().reversed();
        if (latest.isEmpty()) {
            return List.of();
        }
        LocalDate from = latest.getFirst();
        long sum = 0;
        for (LocalDate day : latest) {
            sum += counts.getOrDefault(day, 0L);
            if (sum > MOST_LINES || day.isBefore(latest.getFirst().minusWeeks(LATEST_WEEKS))) {
                break;
            }
            from = day;
        }
        Map<String, String> same = new HashMap<>();
        List<PricedLine> priced = new ArrayList<>();
        Iterator<Row> rows = bought.where(col("businessDate").geq(from.toString()))
                .select("member", "businessDate", "store", "gtin", "units", "net", "gross")
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            priced.add(new PricedLine(
                    row.isNullAt(0) ? null : same.computeIfAbsent(row.getString(0), text -> text),
                    LocalDate.parse(row.getString(1)),
                    same.computeIfAbsent(row.getString(2), text -> text),
                    same.computeIfAbsent(row.getString(3), text -> text),
                    row.getDouble(4),
                    row.getDouble(5),
                    // Hundredths of a cent are what is left of adding numbers like 0.1.
                    Math.max(0, Math.round((row.getDouble(6) - row.getDouble(5)) * 1e4) / 1e4)));
        }
        return priced;
    }
}
