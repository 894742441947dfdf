package io.tillstream.portal.receipts;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every accepted sale of a member, whole. Sales without a member are nobody's to look at here. */
@Component
class ReceiptProjection implements Projection<JournalRecord> {
    private final JdbcTemplate jdbc;

    ReceiptProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<JournalRecord> topic() {
        return Topics.ACCEPTED;
    }

    @Override
    public void take(List<Fact<JournalRecord>> facts) {
        List<Object[]> rows = new ArrayList<>();
        for (Fact<JournalRecord> fact : facts) {
            if (fact.value() != null && fact.value().fact() instanceof Sale sale && sale.member() != null) {
                rows.add(new Object[] {
                    sale.source().receiptNumber(),
                    sale.member().value(),
                    sale.source().till().store().value(),
                    Timestamp.from(sale.happenedAt()),
                    sale.total().toString(),
                    CanonicalJson.text(sale)
                });
            }
        }
        jdbc.batchUpdate("""
                insert into receipt (sale, member, store, happened_at, total, fact) values (?, ?, ?, ?, ?, ?)
                on conflict (sale) do nothing
                """, rows);
    }
}
