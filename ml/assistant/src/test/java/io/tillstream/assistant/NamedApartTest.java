package io.tillstream.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slots in texts by somebody who did not know how they are found. */
class NamedApartTest {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Map<String, Gtin> ITEMS = Map.of(
            "MILK", Gtin.ofDigits("2000000000015"),
            "TEAPOT", Gtin.ofDigits("2000000000022"),
            "OATMILK", Gtin.ofDigits("2000000000039"));
    private static final SlotFinder FINDER = new SlotFinder(
            new Catalogue(
                    Map.of(
                            Objects.requireNonNull(ITEMS.get("MILK")), new LocalText("Fresh milk", "鮮奶", "鲜牛奶"),
                            Objects.requireNonNull(ITEMS.get("TEAPOT")), new LocalText("Blue teapot", "藍色茶壺", "蓝色茶壶"),
                            Objects.requireNonNull(ITEMS.get("OATMILK")), new LocalText("Oat milk", "燕麥奶", "燕麦奶")),
                    Map.of(
                            new StoreId("s1"), new LocalText("Market Street", "市場街門市", "市场街门店"),
                            new StoreId("s2"), new LocalText("Harbour", "港口門市", "港口门店"))),
            LocalDate.parse("2026-03-18"));

    /** Of one slot: found as it should be, found though it should not be or otherwise, missed or otherwise. */
    private static final class Count {
        private int right;
        private int tooMany;
        private int missing;

        private void add(Object wanted, Object found) {
            right += !wanted.equals("") && wanted.equals(found) ? 1 : 0;
            tooMany += !found.equals("") && !wanted.equals(found) ? 1 : 0;
            missing += !wanted.equals("") && !wanted.equals(found) ? 1 : 0;
        }

        private double f1() {
            return 2.0 * right / Math.max(1, 2 * right + tooMany + missing);
        }

        @Override
        public String toString() {
            return String.format("%.3f (%d right, %d too many, %d missing)", f1(), right, tooMany, missing);
        }
    }

    private static List<CSVRecord> texts(Language language) {
        String file = "named-apart." + language.tag() + ".csv";
        try (CSVParser rows = FORMAT.parse(new InputStreamReader(
                Objects.requireNonNull(NamedApartTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return rows.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void findsWhatSomebodyElseNames(Language language) {
        SortedMap<String, Count> counts = new TreeMap<>();
        Count all = new Count();
        for (CSVRecord row : texts(language)) {
            Map<String, Object> found = FINDER.in(row.get("text")).named();
            for (String slot : List.of("item", "store", "date", "amount", "receipt", "order", "quantity")) {
                String wanted = slot.equals("item") && !row.get(slot).isEmpty()
                        ? Objects.requireNonNull(ITEMS.get(row.get(slot))).value()
                        : row.get(slot);
                String got = found.getOrDefault(slot, "").toString();
                counts.computeIfAbsent(slot, _ -> new Count()).add(wanted, got);
                all.add(wanted, got);
            }
        }
        System.out.println("slots in " + language.tag() + ": F1 " + all + "; "
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", ")));

        assertThat(all.f1()).isGreaterThan(0.93);
    }
}
