package io.tillstream.streambenchmarks;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ledgers as they stand: the canonical text of each account.
 *
 * @param accounts ledger and key, {@code aggregate.stock.v1 s1|…457} → canonical JSON
 */
record Tables(SortedMap<String, String> accounts) {
    private static final char BEFORE_TEXT = '\t';

    Tables {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    static String account(String ledger, String key) {
        return ledger + " " + key;
    }

    /** Equal for equal tables only: SHA-256 over one line for each account, in the order of their names. */
    Hash hash() {
        return FactChain.hashOf(String.join("\n", lines()).getBytes(StandardCharsets.UTF_8));
    }

    void write(Path file) throws IOException {
        Files.write(file, lines());
    }

    static Tables read(Path file) throws IOException {
        SortedMap<String, String> accounts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int end = line.indexOf(BEFORE_TEXT);
            accounts.put(line.substring(0, end), line.substring(end + 1));
        }
        return new Tables(accounts);
    }

    private List<String> lines() {
        return accounts.entrySet().stream()
                .map(account -> account.getKey() + BEFORE_TEXT + account.getValue())
                .toList();
    }
}
