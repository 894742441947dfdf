package io.tillstream.nextbasket;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** UCI Online Retail beside the project, where this machine has it; never copied, never downloaded. */
final class RealSales {
    private static final Pattern ROW =
            Pattern.compile("\"(\\d+)\",\"(\\d{5}\\w*)\",.*,(\\d+),\"([^\"]*)\",([\\d.]+),(\\d+),\"[^\"]*\"");

    private RealSales() {}

    /**
     * Members with 3 to 50 invoices of goods, without cancellations.
     *
     * @param oneIn only each so many-th of them
     */
    static Histories histories(int oneIn) throws Exception {
        Map<Integer, TreeMap<String, Set<Integer>>> members = new TreeMap<>();
        Map<String, Integer> codes = new HashMap<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file()), 1 << 16), StandardCharsets.UTF_8))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                Matcher matcher = ROW.matcher(row);
                if (matcher.matches()
                        && Integer.parseInt(matcher.group(3)) > 0
                        && Double.parseDouble(matcher.group(5)) > 0) {
                    members.computeIfAbsent(Integer.valueOf(matcher.group(6)), member -> new TreeMap<>())
                            .computeIfAbsent(matcher.group(4) + matcher.group(1), invoice -> new HashSet<>())
                            .add(codes.computeIfAbsent(matcher.group(2), code -> codes.size()));
                }
            }
        }
        List<TreeMap<String, Set<Integer>>> regulars = new ArrayList<>(members.values());
        regulars.removeIf(invoices -> invoices.size() < 3 || invoices.size() > 50);
        Histories.Builder builder = new Histories.Builder();
        for (int i = 0; i < regulars.size(); i += oneIn) {
            builder.user();
            for (Set<Integer> basket : regulars.get(i).values()) {
                builder.basket(basket.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return builder.build(codes.size());
    }

    private static Path file() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolveSibling("shared/data/online_retail/online_retail.csv.gz");
            if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isRegularFile(data)) {
                return data;
            }
        }
        String elsewhere = System.getenv("TILLSTREAM_TEST_DATA");
        assumeTrue(
                elsewhere != null,
                "Skipped: no folder ../shared/data/online_retail beside the project, and TILLSTREAM_TEST_DATA names none.");
        return Path.of(String.valueOf(elsewhere)).resolve("online_retail/online_retail.csv.gz");
    }
}
