package io.tillstream.dashboards.sales;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Money;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;

/**
 * A sale as it stands in the log.
 *
 * @param sale the sale
 * @param proof its record in the till's hash chain
 * @param partition where it stands
 * @param offset at which offset
 */
public record AcceptedSale(Sale sale, JournalRecord proof, int partition, long offset) {
    /** Sum of line nets without loads of gift cards: what the figures count. */
    public Money net() {
        return sale.lines().stream()
                .filter(line -> !line.loadsGiftCard())
                .map(SaleLine::net)
                .reduce(Money.zero(sale.currency()), Money::plus);
    }

    /** Whether the content is the one the till's journal was sealed with. */
    public boolean isIntact() {
        return FactChain.isIntact(proof);
    }
}
