package io.tillstream.portal.receipts;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Members' receipts. Every question names the member who asks; another member's receipt does not exist. */
@Repository
public class Receipts {
    private final JdbcTemplate jdbc;

    Receipts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One receipt of this member. */
    public Optional<Sale> find(MemberId member, Source sale) {
        return jdbc
                .queryForList(
                        "select fact from receipt where sale = ? and member = ?",
                        String.class,
                        sale.receiptNumber(),
                        member.value())
                .stream()
                .findFirst()
                .map(fact -> CanonicalJson.decode(fact, Sale.class));
    }

    /**
     * One line of the list.
     *
     * @param sale its number
     * @param store where
     * @param happenedAt when
     * @param total what was paid
     */
    public record Summary(Source sale, StoreId store, Instant happenedAt, Money total) {}

    /** This member's receipts, newest first. */
    public List<Summary> latest(MemberId member, int skip, int most) {
        return jdbc.query(
                """
                select sale, store, happened_at, total from receipt where member = ?
                order by happened_at desc, sale offset ? limit ?
                """,
                (row, number) -> new Summary(
                        Source.parseReceiptNumber(row.getString(1)),
                        new StoreId(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        Money.parse(row.getString(4))),
                member.value(),
                skip,
                most);
    }

    /** This member's receipts with all they say, newest first. */
    public List<Sale> whole(MemberId member, int most) {
        return jdbc
                .queryForList(
                        "select fact from receipt where member = ? order by happened_at desc, sale limit ?",
                        String.class,
                        member.value(),
                        most)
                .stream()
                .map(fact -> CanonicalJson.decode(fact, Sale.class))
                .toList();
    }

    /** The same of one business date; looked for among what happened within a day of it. */
    public List<Sale> whole(MemberId member, LocalDate date, int most) {
        return jdbc
                .queryForList(
                        """
                        select fact from receipt where member = ? and happened_at >= ? and happened_at < ?
                        order by happened_at desc, sale
                        """,
                        String.class,
                        member.value(),
                        Timestamp.from(
                                date.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()),
                        Timestamp.from(
                                date.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .stream()
                .map(fact -> CanonicalJson.decode(fact, Sale.class))
                .filter(sale -> sale.businessDate().equals(date))
                .limit(most)
                .toList();
    }
}
