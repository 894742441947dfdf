package io.tillstream.rules;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import io.tillstream.tables.CsvTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Baskets in long form: {@code transaction_id,item_id} and perhaps more columns, one line for each item of a basket. */
public final class BasketFile {
    public static final String TRANSACTION = "transaction_id";
    public static final String ITEM = "item_id";
    private static final String NAME = "item";

    private BasketFile() {}

    /** Reads all of it; a basket's lines need not stand together. */
    public static Baskets read(Path file) {
        Baskets.Builder baskets = new Baskets.Builder();
        long[] read = {0};
        try (Progress progress = new Progress("Reading baskets", "lines", 0)) {
            long lines = CsvTable.in(file).forEach(List.of(TRANSACTION, ITEM), row -> {
                baskets.add(row.name(0), row.name(1));
                progress.at(++read[0]);
            });
            if (lines == 0) {
                throw new Complaint(
                        "File " + file, "no baskets", "there must be one line at least", "give a file with baskets");
            }
        }
        return baskets.build();
    }

    /** What people call the items, where a column {@code item} says it. */
    static Map<String, String> names(Path file) {
        CsvTable table = CsvTable.in(file);
        Map<String, String> names = new HashMap<>();
        if (table.header().contains(NAME)) {
            table.forEach(List.of(ITEM, NAME), row -> {
                if (!row.text(1).isEmpty()) {
                    names.putIfAbsent(row.name(0), row.text(1));
                }
            });
        }
        return names;
    }
}
