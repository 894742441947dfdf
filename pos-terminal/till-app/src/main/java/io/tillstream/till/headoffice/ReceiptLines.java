package io.tillstream.till.headoffice;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's lines about a receipt: one journal record each, the sale first. */
final class ReceiptLines {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptLines.class);

    private ReceiptLines() {}

    /** Reads them; an answer that is not about that receipt is as good as none. */
    static ReceiptAnswer read(Source receipt, byte[] ndjson, HttpHeaders headers) {
        List<Sale> sales = new ArrayList<>();
        try {
            new String(ndjson, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> CanonicalJson.decode(line, JournalRecord.class).fact())
                    .forEach(fact -> {
                        if (fact instanceof Sale sale) {
                            sales.add(sale);
                        }
                    });
        } catch (UnreadableFact e) {
            LOG.warn("What head office says of receipt {} cannot be read: {}", receipt, e.getMessage());
            return new ReceiptAnswer.Silent();
        }
        if (sales.isEmpty() || !sales.getFirst().source().equals(receipt)) {
            LOG.warn("What head office says of receipt {} is not about it.", receipt);
            return new ReceiptAnswer.Silent();
        }
        return new ReceiptAnswer.Found(
                sales.getFirst(),
                sales.subList(1, sales.size()),
                Duration.ofSeconds(
                        headers.firstValueAsLong("Tillstream-Held-Seconds").orElse(0)),
                Set.copyOf(headers.allValues("Tillstream-Untouched-Card")));
    }
}
