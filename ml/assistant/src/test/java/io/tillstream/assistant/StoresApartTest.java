package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of stores with a slip, by somebody who did not know how they are found; three of fifteen texts name none. */
class StoresApartTest {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final StoreNames STORES = new StoreNames(Map.of(
            new StoreId("s1"), new LocalText("Market Street", "市場街門市", "市场街门店"),
            new StoreId("s2"), new LocalText("Harbour", "港口門市", "港口门店")));

    @ParameterizedTest
    @EnumSource(Language.class)
    void knowsStoresByTheirNamesWithASlip(Language language) throws IOException {
        List<String> otherwise = new ArrayList<>();
        List<String> made = new ArrayList<>();
        try (CSVParser rows = FORMAT.parse(new InputStreamReader(
                Objects.requireNonNull(
                        StoresApartTest.class.getResourceAsStream("stores-apart." + language.tag() + ".csv")),
                StandardCharsets.UTF_8))) {
            for (CSVRecord row : rows) {
                String found = STORES.in(row.get("text")).map(StoreId::value).orElse("");
                if (!found.equals(row.get("store"))) {
                    (found.isEmpty() ? otherwise : made).add(row.get("text") + " → " + found);
                }
            }
        }
        System.out.println(language.tag() + " not found " + otherwise + ", wrong " + made);

        // Harbour is a word, too: "harbour themed mugs".
        assertThat(made).hasSizeLessThanOrEqualTo(1);
        assertThat(otherwise).hasSizeLessThanOrEqualTo(2);
    }
}
