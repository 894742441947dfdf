package io.tillstream.reconciliation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One till in the report.
 *
 * @param till the till, or {@code web} for orders
 * @param sales sales and returns in its journals
 * @param journalMinor what they total
 * @param ledgerMinor what the ledger says they total
 * @param gaps records of the journals that head office has not accepted
 * @param duplicatesDropped records that arrived again and were dropped
 */
record TillFigures(
        String till, long sales, long journalMinor, long ledgerMinor, List<Gap> gaps, long duplicatesDropped) {
    TillFigures {
        gaps = List.copyOf(gaps);
    }

    /**
     * Missing records.
     *
     * @param epoch of which epoch
     * @param from first missing sequence
     * @param to last missing sequence
     */
    record Gap(int epoch, long from, long to) {
        Map<String, Object> asJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("epoch", epoch);
            json.put("from", from);
            json.put("to", to);
            return json;
        }
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("till", till);
        json.put("sales", sales);
        json.put("journalMinor", journalMinor);
        json.put("ledgerMinor", ledgerMinor);
        json.put("gaps", gaps.stream().map(Gap::asJson).toList());
        json.put("duplicatesDropped", duplicatesDropped);
        return json;
    }

    String asText() {
        return String.format(
                Locale.ROOT,
                "%-10s %,9d sales   journal %,15d   ledger %,15d   gaps %d   duplicates dropped %d   %s",
                till,
                sales,
                journalMinor,
                ledgerMinor,
                gaps.size(),
                duplicatesDropped,
                journalMinor == ledgerMinor && gaps.isEmpty() ? "ok" : "DIFFERS");
    }
}
