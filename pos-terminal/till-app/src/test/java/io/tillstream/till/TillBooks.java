package io.tillstream.till;

import io.tillstream.events.Money;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a till's journal says, for tests that compare it with what was printed, paid and seen from outside. */
public final class TillBooks {
    private final JournalVerification verification;
    private final List<TillTransaction> facts;

    private TillBooks(JournalVerification verification, List<TillTransaction> facts) {
        this.verification = verification;
        this.facts = facts;
    }

    /** The books in a till's folder; nothing of the till is asked. */
    public static TillBooks in(Path data) throws IOException {
        Path file = data.resolve("journal/epoch-1.journal");
        try (JournalReader reader = JournalReader.open(file);
                var records = reader.from(1)) {
            return new TillBooks(
                    JournalVerification.of(file),
                    records.<TillTransaction>map(record -> record.fact()).toList());
        }
    }

    /** Every sale's receipt number, in order. */
    public List<String> receipts() {
        return sales().stream().map(sale -> sale.source().receiptNumber()).toList();
    }

    public List<Sale> sales() {
        return facts.stream()
                .filter(Sale.class::isInstance)
                .map(Sale.class::cast)
                .toList();
    }

    /** What sales say was paid through a payment host, by attempt. */
    public Map<String, Money> paidByHosts() {
        Map<String, Money> paid = new LinkedHashMap<>();
        for (Sale sale : sales()) {
            for (Tender tender : sale.tenders()) {
                if (tender.attempt() != null) {
                    paid.merge(tender.attempt(), tender.net(), Money::plus);
                }
            }
        }
        return paid;
    }

    /** V3, V4 and V6 of the fault matrix, as far as a journal alone can break them. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        verification.firstBroken().ifPresent(broken -> violations.add("V6: the chain is broken: " + broken));
        for (int i = 0; i < facts.size(); i++) {
            long number = facts.get(i).source().sequence();
            if (number != i + 1) {
                violations.add("V3: record " + (i + 1) + " has number " + number);
            }
        }
        Map<String, PaymentAttempted.Result> newest = new HashMap<>();
        for (TillTransaction fact : facts) {
            if (fact instanceof PaymentAttempted attempt) {
                newest.put(attempt.attempt(), attempt.result());
            }
        }
        Map<String, Money> paid = paidByHosts();
        newest.forEach((attempt, result) -> {
            if ((result == PaymentAttempted.Result.APPROVED) != paid.containsKey(attempt)) {
                violations.add("V4: payment " + attempt + " is " + result
                        + (paid.containsKey(attempt) ? " and" : " and not") + " in a sale");
            }
        });
        return violations;
    }
}
