package io.tillstream.customers.describe;

import io.tillstream.customers.churn.ChurnScore;
import io.tillstream.customers.lifecycle.Stage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code customers describe} prints: for people, and as a document. */
final class DescriptionReport {
    private final Findings found;

    DescriptionReport(Findings found) {
        this.found = found;
    }

    /** As files and documents write a stage or a group. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text() {
        int days = found.describing().days();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d %s until %s; %d days are looked ahead. Price sensitivity is known of %,d.%n",
                found.all().size(),
                found.all().size() == 1 ? "member" : "members",
                found.describing().evening(),
                days,
                found.withPrices()));
        for (GroupFigures group : found.groups()) {
            text.append(String.format(
                    Locale.ROOT, "%n%s: %s", Words.ENGLISH.name(group.group()), Words.ENGLISH.of(group, days)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%nWhether somebody stays away is said by %s. %s",
                found.describing().churn().name(),
                found.trial().verdict()));
        scores(
                text,
                "Measured from " + found.trial().measuredFrom() + " on",
                found.trial().scores());
        scores(text, "What followed", found.followed());
        return text.toString();
    }

    private static void scores(StringBuilder text, String when, Map<String, ChurnScore> scores) {
        if (!scores.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%n%n%-32s AUC     log loss  calibration error", when));
            scores.forEach((name, score) -> text.append(String.format(
                    Locale.ROOT,
                    "%n  %-30s %.4f  %.4f    %.4f",
                    name,
                    score.auc(),
                    score.logLoss(),
                    score.calibrationError())));
        }
    }

    Map<String, Object> document() {
        int days = found.describing().days();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("members", found.all().size());
        document.put("until", found.describing().evening().toString());
        document.put("days", days);
        document.put("served", found.describing().churn().name());
        document.put("verdict", found.trial().verdict());
        document.put("measured", scores(found.trial().scores()));
        document.put("followed", scores(found.followed()));
        document.put("pricesKnown", found.withPrices());
        document.put(
                "stages",
                found.all().stream()
                        .collect(Collectors.groupingBy(
                                one -> one.life().stage(), () -> new EnumMap<>(Stage.class), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                entry -> code(entry.getKey()), Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new)));
        document.put(
                "groups",
                found.groups().stream().map(group -> group(group, days)).toList());
        return document;
    }

    private static Map<String, Object> group(GroupFigures group, int days) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("en", Words.ENGLISH.of(group, days));
        words.put("zh-CN", Words.SIMPLIFIED_CHINESE.of(group, days));
        words.put("zh-TW", Words.TRADITIONAL_CHINESE.of(group, days));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("group", code(group.group()));
        document.put("members", group.members());
        document.put("spentLately", group.spentLately());
        document.put("expectedValue", group.expectedValue());
        document.put("words", words);
        return document;
    }

    private static Map<String, Object> scores(Map<String, ChurnScore> scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        scores.forEach((name, score) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("auc", Double.isNaN(score.auc()) ? null : score.auc());
            one.put("logLoss", score.logLoss());
            one.put("calibrationError", score.calibrationError());
            one.put("chance", score.chance());
            one.put(
                    "tenths",
                    score.tenths().stream()
                            .map(tenth -> {
                                Map<String, Object> part = new LinkedHashMap<>();
                                part.put("members", tenth.members());
                                part.put("said", tenth.said());
                                part.put("came", tenth.came());
                                return part;
                            })
                            .toList());
            document.put(name, one);
        });
        return document;
    }
}
