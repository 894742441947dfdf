package io.tillstream.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Map<String, Object> document =
            new LinkedHashMap<>(Map.of("forecasts", 14_063, "series", 2_009, "first", "2024-06-12"));

    @Test
    void saysWhereTheForecastsAre() {
        assertThat(Summary.of(document, Path.of("out.csv")))
                .isEqualTo("14,063 forecasts of 2,009 series from 2024-06-12 on are in out.csv");
    }

    @Test
    void putsTheSimpleMethodsBelowTheForecast() {
        document.put("inStockDays", 7_889);
        document.put("wape", 0.2983);
        document.put("bias", null);
        document.put("coverage", Map.of("q50", 0.4864));
        document.put("stockoutAuc", 0.7463);
        document.put("baselines", List.of(Map.of("name", "ses-0.2", "wape", 0.3632, "bias", 0.0402)));
        document.put("stockoutBaselines", List.of(Map.of("name", "weighted-share-3", "auc", 0.6799)));

        assertThat(Summary.of(document, Path.of("out.csv")).lines().skip(2))
                .containsExactly(
                        "                           WAPE     bias   on 7,889 in-stock days",
                        "this forecast            0.2983        –",
                        "ses-0.2                  0.3632   0.0402",
                        "",
                        "empty on the first day      AUC",
                        "this forecast            0.7463",
                        "weighted-share-3         0.6799",
                        "",
                        "quantile                   q50",
                        "days at or below it     0.4864");
    }
}
