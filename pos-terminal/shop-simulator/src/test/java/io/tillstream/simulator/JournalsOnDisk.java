package io.tillstream.simulator;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The journals below a folder. */
public final class JournalsOnDisk {
    private JournalsOnDisk() {}

    public static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
        }
    }

    public static List<TillTransaction> records(Path journal) throws IOException {
        try (JournalReader reader = JournalReader.open(journal);
                Stream<JournalRecord> records = reader.from(1)) {
            return records.map(JournalRecord::fact).toList();
        }
    }

    public static List<Sale> sales(Path folder) throws IOException {
        List<Sale> sales = new ArrayList<>();
        for (Path journal : below(folder)) {
            records(journal).stream()
                    .filter(Sale.class::isInstance)
                    .map(Sale.class::cast)
                    .forEach(sales::add);
        }
        return sales;
    }
}
