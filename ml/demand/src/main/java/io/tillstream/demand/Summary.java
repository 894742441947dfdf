package io.tillstream.demand;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of {@code demand evaluate} in lines for people. */
final class Summary {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    /** What was forecast and where it is; and how good it was, where the document knows. */
    static String of(Map<String, Object> document, Path to) {
        JsonNode all = JSON.valueToTree(document);
        Summary summary = new Summary();
        summary.line(String.format(
                Locale.ROOT,
                "%,d forecasts of %,d series from %s on are in %s",
                all.path("forecasts").asInt(),
                all.path("series").asInt(),
                all.path("first").asString(),
                to));
        if (all.has("wape")) {
            summary.compare(all);
        }
        return summary.text.toString().stripTrailing();
    }

    private void compare(JsonNode all) {
        line("");
        line(String.format(
                Locale.ROOT,
                "%-22s %8s %8s   on %,d in-stock days",
                "",
                "WAPE",
                "bias",
                all.path("inStockDays").asInt()));
        line(String.format(
                Locale.ROOT, "%-22s %8s %8s", "this forecast", share(all.path("wape")), share(all.path("bias"))));
        for (JsonNode one : all.path("baselines")) {
            line(String.format(
                    Locale.ROOT,
                    "%-22s %8s %8s",
                    one.path("name").asString(),
                    share(one.path("wape")),
                    share(one.path("bias"))));
        }
        line("");
        line(String.format(Locale.ROOT, "%-22s %8s", "empty on the first day", "AUC"));
        line(String.format(Locale.ROOT, "%-22s %8s", "this forecast", share(all.path("stockoutAuc"))));
        for (JsonNode one : all.path("stockoutBaselines")) {
            line(String.format(Locale.ROOT, "%-22s %8s", one.path("name").asString(), share(one.path("auc"))));
        }
        line("");
        StringBuilder names = new StringBuilder();
        StringBuilder shares = new StringBuilder();
        for (var level : all.path("coverage").properties()) {
            names.append(String.format(Locale.ROOT, " %7s", level.getKey()));
            shares.append(String.format(Locale.ROOT, " %7s", share(level.getValue())));
        }
        line(String.format(Locale.ROOT, "%-22s%s", "quantile", names));
        line(String.format(Locale.ROOT, "%-22s%s", "days at or below it", shares));
    }

    /** A dash where there is nothing to say. */
    private static String share(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.4f", number.asDouble()) : "–";
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
