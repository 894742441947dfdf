package io.tillstream.reconciliation;

import io.tillstream.reconciliation.Difference.Where;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome.
 *
 * @param tills one entry per till
 * @param redactions texts taken out at head office's door, which are no differences
 * @param differences everything that differs
 * @param online what was paid online, against the sales
 * @param withIndex whether an index was compared
 */
record Verdict(
        List<TillFigures> tills,
        List<Redaction> redactions,
        List<Difference> differences,
        OnlineMoney online,
        boolean withIndex) {
    /** As many are listed one by one; all are counted. */
    static final int LISTED = 1_000;

    private static final int SHOWN = 50;
    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::where)
            .thenComparing(Difference::in)
            .thenComparing(difference -> String.valueOf(difference.sale()))
            .thenComparing(difference -> String.valueOf(difference.cell()))
            .thenComparing(Difference::what);

    Verdict {
        tills = List.copyOf(tills);
        redactions = List.copyOf(redactions);
        differences = differences.stream().sorted(ORDER).toList();
    }

    boolean equal() {
        return differences.isEmpty() && online.orphans().isEmpty();
    }

    Map<String, @Nullable Object> asJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("equal", equal());
        json.put("tills", tills.stream().map(TillFigures::asJson).toList());
        // No part writes web orders yet; they will be journals of their own.
        Map<String, Object> orders = new TillFigures("web", 0, 0, 0, List.of(), 0).asJson();
        orders.remove("till");
        json.put("orders", orders);
        json.put("stockDifferences", outsideIndex(Kind.UNITS));
        json.put("pointsDifferences", outsideIndex(Kind.POINTS));
        json.put("tenderDifferences", outsideIndex(Kind.TENDER));
        json.put("indexDifferences", withIndex ? count(Where.INDEX) : null);
        json.put("online", online.asJson());
        json.put(
                "redacted",
                redactions.stream().limit(LISTED).map(Redaction::asJson).toList());
        json.put(
                "differences",
                differences.stream().limit(LISTED).map(Difference::asJson).toList());
        json.put("differencesOmitted", Math.max(0, differences.size() - LISTED));
        return json;
    }

    private long outsideIndex(Kind kind) {
        return differences.stream()
                .filter(difference -> difference.where() != Where.INDEX && difference.kind() == kind)
                .count();
    }

    private long count(Where where) {
        return differences.stream()
                .filter(difference -> difference.where() == where)
                .count();
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        tills.forEach(till -> text.append(till.asText()).append('\n'));
        redactions.stream()
                .limit(SHOWN)
                .forEach(redaction -> text.append(redaction.asText()).append('\n'));
        differences.stream()
                .limit(SHOWN)
                .forEach(difference -> text.append(difference.asText()).append('\n'));
        if (differences.size() > SHOWN) {
            text.append(differences.size() - SHOWN)
                    .append(" more; --json lists up to ")
                    .append(LISTED)
                    .append(".\n");
        }
        return text.append(online.asText())
                .append(
                        equal()
                                ? "Equal: journals, topics and ledgers" + (withIndex ? " and index" : "") + " agree."
                                : "NOT EQUAL: " + differences.size() + " differences"
                                        + (online.orphans().isEmpty()
                                                ? ""
                                                : " and " + online.orphans().size() + " orphans of online payments")
                                        + ".")
                .append(withIndex ? "" : " The index was not compared: no --elasticsearch.")
                .toString();
    }
}
