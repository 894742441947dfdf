package io.tillstream.dashboards.questions;

import io.tillstream.dashboards.frame.Links;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the address says.
 *
 * @param q the question in words, or absent
 * @param measure what, absent before a question has been read
 * @param by divided by what
 * @param from first day
 * @param until last day
 * @param item name of goods
 * @param most whether the largest stand first
 * @param top so many parts
 */
record QuestionForm(
        @Nullable String q,
        @Nullable Measure measure,
        @Nullable Division by,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String item,
        @Nullable Boolean most,
        @Nullable Integer top) {
    private static final int SHOWN = 10;

    static QuestionForm of(@Nullable String q, StoreQuery query) {
        return new QuestionForm(
                q, query.measure(), query.by(), query.from(), query.until(), query.item(), query.most(), query.top());
    }

    /**
     * The query, with what the form leaves open as the last seven days, undivided.
     *
     * @throws IllegalArgumentException for days or a number of parts that cannot be
     */
    StoreQuery query(LocalDate today) {
        LocalDate last = until == null ? today.minusDays(1) : until;
        return new StoreQuery(
                measure == null ? Measure.NET : measure,
                by == null ? Division.TOTAL : by,
                from == null ? last.minusDays(6) : from,
                last,
                item == null || item.isBlank() ? null : item.strip(),
                most == null || most,
                top == null ? SHOWN : top);
    }

    /** The address of this at a page. */
    String link(String path, @Nullable String stores) {
        return Links.link(
                path, "q", q, "measure", measure, "by", by, "from", from, "until", until, "item", item, "most", most,
                "top", top, "store", stores);
    }
}
