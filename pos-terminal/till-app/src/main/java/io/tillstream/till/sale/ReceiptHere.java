package io.tillstream.till.sale;

import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this till's own journals know of a receipt.
 *
 * @param receipt its number
 * @param sale the sale, if it was made here
 * @param returns what came back of it here, sent to head office or not
 */
public record ReceiptHere(Source receipt, Optional<Sale> sale, List<Sale> returns) {
    public ReceiptHere {
        returns = List.copyOf(returns);
    }

    static ReceiptHere nothing(Source receipt) {
        return new ReceiptHere(receipt, Optional.empty(), List.of());
    }

    static ReceiptHere in(List<Path> journals, Source receipt) throws IOException {
        Sale original = null;
        List<Sale> later = new ArrayList<>();
        for (Path file : journals) {
            try (JournalReader reader = JournalReader.open(file)) {
                for (TillTransaction fact : (Iterable<TillTransaction>)
                        reader.from(1).<TillTransaction>map(record -> record.fact())::iterator) {
                    if (fact instanceof Sale sale && sale.source().equals(receipt)) {
                        original = sale;
                    } else if (fact instanceof Sale sale && touches(sale, receipt)) {
                        later.add(sale);
                    }
                }
            }
        }
        return new ReceiptHere(receipt, Optional.ofNullable(original), later);
    }

    private static boolean touches(Sale sale, Source receipt) {
        return receipt.equals(sale.voids())
                || sale.lines().stream().anyMatch(line -> {
                    SaleLine.ReturnedLine returned = line.returned();
                    return returned != null && returned.sale().equals(receipt);
                });
    }

    /** The receipt as far as this till alone knows it. */
    Optional<ReturnHistory> alone() {
        return sale.map(original -> new ReturnHistory(original, returns));
    }

    /** The receipt as head office and this till together know it: a return that has not arrived there counts, too. */
    ReturnHistory and(Sale original, List<Sale> elsewhere) {
        Map<Source, Sale> all = new LinkedHashMap<>();
        elsewhere.forEach(back -> all.put(back.source(), back));
        returns.forEach(back -> all.put(back.source(), back));
        return new ReturnHistory(sale.orElse(original), List.copyOf(all.values()));
    }
}
