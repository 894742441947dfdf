package io.tillstream.productsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import io.tillstream.events.Gtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fifty questions per language with graded answers, written before the search was. Every second one was never looked at one by
 * one; target/product-search-LANGUAGE.csv tells each of the others and the sums of both halves.
 */
class OwnQueriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/tillstream/productsearch");
    private static final int SHOWN = 10;
    private static final double SECOND_AT_LEAST = 0.7;

    private final ProductIndex index = new ProductIndex(GeneratedShop.products(), EverydayWords.own());

    /** A question and how much each product is wanted, 1 to 3. */
    private record Query(String language, String text, Map<Gtin, Integer> wanted, boolean isLookedAt) {}

    private static List<Query> queries(String file) {
        List<Query> queries = new ArrayList<>();
        for (CSVRecord row : GeneratedShop.rows(FOLDER.resolve(file))) {
            Map<Gtin, Integer> wanted = new HashMap<>();
            for (String one : row.get("wanted").split(" ", -1)) {
                String[] parts = one.split(":", -1);
                wanted.put(GeneratedShop.gtin(Integer.parseInt(parts[0])), Integer.parseInt(parts[1]));
            }
            queries.add(new Query(row.get("language"), row.get("query"), wanted, queries.size() % 2 == 0));
        }
        return queries;
    }

    private static double ndcg(List<Gtin> found, Map<Gtin, Integer> wanted) {
        double gained = 0;
        for (int place = 0; place < found.size(); place++) {
            gained += gain(wanted.getOrDefault(found.get(place), 0), place);
        }
        List<Integer> best =
                wanted.values().stream().sorted(Comparator.reverseOrder()).toList();
        double possible = 0;
        for (int place = 0; place < Math.min(SHOWN, best.size()); place++) {
            possible += gain(best.get(place), place);
        }
        return gained / possible;
    }

    private static double gain(int grade, int place) {
        return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void areAnsweredWithWhatIsWanted(String language) throws IOException {
        List<Query> asked = queries("queries.csv").stream()
                .filter(query -> query.language().equals(language))
                .toList();
        List<String> report = new ArrayList<>();
        double[] sum = new double[2];
        int[] count = new int[2];
        int without = 0;
        for (Query query : asked) {
            List<Gtin> found = index.gtins(query.text(), SHOWN);
            double good = ndcg(found, query.wanted());
            int half = query.isLookedAt() ? 0 : 1;
            sum[half] += good;
            count[half]++;
            without += found.isEmpty() ? 1 : 0;
            if (query.isLookedAt()) {
                report.add(String.format(
                        Locale.ROOT,
                        "%s,%.3f,%s",
                        query.text(),
                        good,
                        String.join(
                                " ",
                                found.stream()
                                        .map(gtin ->
                                                gtin.value().substring(9, 13).replaceFirst("^0+", ""))
                                        .toList())));
            }
        }
        double all = (sum[0] + sum[1]) / asked.size();
        report.add(String.format(
                Locale.ROOT,
                "all %.3f, looked at %.3f, not looked at %.3f, without an answer %d of %d",
                all,
                sum[0] / count[0],
                sum[1] / count[1],
                without,
                asked.size()));
        Files.write(Path.of("target/product-search-" + language + ".csv"), report);

        assertThat(asked).hasSizeGreaterThanOrEqualTo(50);
        assertThat(all).as(report.getLast()).isGreaterThanOrEqualTo(0.90);
        assertThat(without).as(report.getLast()).isZero();
    }

    /** Asked in another manner, and none of them ever looked at: nothing was changed after they had been counted. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void areAnsweredInAnotherMannerToo(String language) throws IOException {
        List<Query> asked = queries("queries-second.csv").stream()
                .filter(query -> query.language().equals(language))
                .toList();

        double good = asked.stream()
                .mapToDouble(query -> ndcg(index.gtins(query.text(), SHOWN), query.wanted()))
                .average()
                .orElseThrow();
        Files.writeString(Path.of("target/product-search-second-" + language + ".txt"), Double.toString(good));

        assertThat(asked).hasSize(20);
        assertThat(good).isGreaterThanOrEqualTo(SECOND_AT_LEAST);
    }

    @Test
    void haveTheSameAnswerInBothScripts() {
        List<Query> chinese = queries("queries.csv").stream()
                .filter(query -> query.language().startsWith("zh"))
                .toList();

        long same = chinese.stream()
                .filter(query -> index.gtins(ZhConverterUtil.toSimple(query.text()), SHOWN)
                        .equals(index.gtins(ZhConverterUtil.toTraditional(query.text()), SHOWN)))
                .count();

        assertThat(same / (double) chinese.size()).isGreaterThanOrEqualTo(0.98);
    }
}
