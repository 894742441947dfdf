package io.tillstream.dashboards.fleet;

import io.tillstream.doctor.Finding;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A till's health as a row of the page.
 *
 * @param till which
 * @param state how it is
 * @param at when it was last heard of, in business time
 * @param waiting how many of its records wait
 * @param journalHead its newest record
 * @param version of its program
 * @param findings what its doctor found
 */
record HealthRow(
        TillId till, State state, Instant at, long waiting, long journalHead, String version, List<Told> findings) {
    /** A till tells of itself every minute; after three without a word something keeps it. */
    private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    /** How a till is. */
    enum State {
        WELL,
        NEEDS_SOMEBODY,
        SILENT
    }

    /**
     * A finding in words.
     *
     * @param finding its id, {@code printer-cover}
     * @param happened what is wrong
     * @param todo what to do there
     */
    record Told(String finding, String happened, String todo) {}

    HealthRow {
        findings = List.copyOf(findings);
    }

    static HealthRow of(TillHealths.Heard heard, Instant now, Language language) {
        TillHealth health = heard.health();
        return new HealthRow(
                health.till(),
                state(heard, now),
                heard.at(),
                health.waiting(),
                health.journalHead(),
                health.version(),
                health.findings().stream()
                        .map(found -> told(found, Words.in(language)))
                        .toList());
    }

    private static State state(TillHealths.Heard heard, Instant now) {
        if (Duration.between(heard.at(), now).compareTo(SILENT_AFTER) > 0) {
            return State.SILENT;
        }
        return heard.health().findings().isEmpty() ? State.WELL : State.NEEDS_SOMEBODY;
    }

    /** A finding of a newer till is told by its name. */
    private static Told told(TillHealth.Found found, Words words) {
        return Finding.ofId(found.finding())
                .map(finding -> words.of(new Outcome.Found(finding, found.details())))
                .map(lines -> new Told(found.finding(), lines.happened(), lines.todo()))
                .orElseGet(() -> new Told(found.finding(), found.finding(), String.join(", ", found.details())));
    }
}
