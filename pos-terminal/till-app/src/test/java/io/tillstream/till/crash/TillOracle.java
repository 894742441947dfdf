package io.tillstream.till.crash;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.journal.JournalVerification;
import io.tillstream.till.crash.HeadOfficeOnDisk.Booked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which promises a till's files break, from the files alone: the journal, what head office booked, the paper, and
 * what the cashier saw.
 */
final class TillOracle {
    private final List<JournalRecord> records;
    private final List<String> violations = new ArrayList<>();

    private TillOracle(List<JournalRecord> records) {
        this.records = records;
    }

    static List<String> violationsIn(Path folder) throws IOException {
        Path file = folder.resolve("journal/epoch-1.journal");
        JournalVerification verification = JournalVerification.of(file);
        if (!verification.isValid()) {
            return List.of("the chain is broken: " + verification.firstBroken().orElseThrow());
        }
        TillOracle oracle = new TillOracle(records(file));
        oracle.numbersHaveNoGap();
        oracle.headOfficeBookedEachOnce(new HeadOfficeOnDisk(folder.resolve("booked")).booked());
        oracle.paperTellsOfSales(new Notebook(folder.resolve("paper")).lines());
        oracle.whatWasSeenIsThere(new Notebook(folder.resolve("seen")).lines());
        oracle.noMoreComesBackThanWasSold();
        oracle.everyPaymentIsInASaleOrGivenBack();
        oracle.theTerminalTookWhatSalesSay(new TerminalOnDisk(folder.resolve("terminal")).captured());
        return oracle.violations;
    }

    private static List<JournalRecord> records(Path file) throws IOException {
        try (JournalReader reader = JournalReader.open(file)) {
            return reader.from(1).toList();
        }
    }

    static List<Sale> sales(Path file) throws IOException {
        return sales(records(file));
    }

    private static List<Sale> sales(List<JournalRecord> records) {
        return records.stream()
                .map(JournalRecord::fact)
                .filter(Sale.class::isInstance)
                .map(Sale.class::cast)
                .toList();
    }

    private void numbersHaveNoGap() {
        for (int i = 0; i < records.size(); i++) {
            long number = records.get(i).fact().source().sequence();
            if (number != i + 1) {
                violations.add("record " + (i + 1) + " has number " + number);
            }
        }
    }

    private void headOfficeBookedEachOnce(List<Booked> booked) {
        List<Booked> due = records.stream()
                .map(record -> new Booked(
                        record.fact().source().sequence(),
                        record.hash().hex(),
                        record.fact() instanceof Sale sale ? sale.total().minor() : 0))
                .toList();
        if (!booked.equals(due)) {
            violations.add("head office booked " + booked + " where the till has " + due);
        }
    }

    private void paperTellsOfSales(List<String> paper) {
        Set<String> sold = new HashSet<>();
        sales(records).forEach(sale -> sold.add(sale.source().receiptNumber()));
        Set<String> printed = new HashSet<>();
        Set<String> originals = new HashSet<>();
        Set<String> kicks = new HashSet<>();
        for (String line : paper) {
            List<String> words = List.of(line.split(" ", -1));
            printed.add(words.getFirst());
            if (words.contains("original") && !originals.add(words.getFirst())) {
                violations.add("receipt " + words.getFirst() + " has two originals");
            }
            if (words.contains("kick") && !kicks.add(words.getFirst())) {
                violations.add("receipt " + words.getFirst() + " opened the drawer twice");
            }
        }
        if (!printed.equals(sold)) {
            violations.add("receipts " + printed + " came out for sales " + sold);
        }
    }

    private void whatWasSeenIsThere(List<String> seen) {
        Map<Long, Long> totals = new HashMap<>();
        sales(records)
                .forEach(sale ->
                        totals.put(sale.source().sequence(), sale.total().minor()));
        for (String line : seen) {
            String[] parts = line.split(" ", -1);
            if (!Long.valueOf(parts[1]).equals(totals.get(Long.valueOf(parts[0])))) {
                violations.add("the cashier saw sale " + line + ", and it is not there");
            }
        }
    }

    /** The terminal's own books, by reference, against what sales say was paid by card. */
    private void theTerminalTookWhatSalesSay(Map<String, Money> captured) {
        Map<String, Money> paid = new HashMap<>();
        for (Sale sale : sales(records)) {
            for (Tender tender : sale.tenders()) {
                if (tender.type() == Tender.TenderType.CARD && tender.attempt() != null) {
                    paid.put(tender.attempt(), tender.net());
                }
            }
        }
        if (!paid.equals(captured)) {
            violations.add("the terminal took " + captured + " where sales say " + paid);
        }
    }

    private record Sold(Source sale, int line) {}

    private void noMoreComesBackThanWasSold() {
        Map<Sold, Long> left = new HashMap<>();
        for (Sale sale : sales(records)) {
            for (SaleLine line : sale.lines()) {
                SaleLine.ReturnedLine returned = line.returned();
                Sold sold = returned == null
                        ? new Sold(sale.source(), line.line())
                        : new Sold(returned.sale(), returned.line());
                left.merge(sold, line.quantity().amount(), Long::sum);
            }
        }
        left.forEach((sold, quantity) -> {
            if (quantity < 0) {
                violations.add("more of line " + sold.line() + " of " + sold.sale() + " came back than was sold");
            }
        });
    }

    /** What was taken and not given back pays for one sale, and a sale is paid by what was taken. */
    private void everyPaymentIsInASaleOrGivenBack() {
        Map<String, PaymentAttempted> newest = new HashMap<>();
        Map<String, Integer> named = new HashMap<>();
        for (JournalRecord record : records) {
            switch (record.fact()) {
                case PaymentAttempted attempt -> newest.put(attempt.attempt(), attempt);
                case Sale sale ->
                    sale.tenders().stream()
                            .filter(tender -> tender.attempt() != null
                                    && tender.tendered().isPositive())
                            .forEach(tender -> named.merge(tender.attempt(), 1, Integer::sum));
                case TillTransaction _ -> {}
            }
        }
        newest.forEach((number, attempt) -> {
            int due = attempt.result() == PaymentAttempted.Result.APPROVED ? 1 : 0;
            int sales = Optional.ofNullable(named.remove(number)).orElse(0);
            if (sales != due) {
                violations.add("payment " + number + " is " + attempt.result() + " and pays for " + sales + " sales");
            }
        });
        named.keySet().forEach(number -> violations.add("payment " + number + " pays for a sale and was never taken"));
    }
}
