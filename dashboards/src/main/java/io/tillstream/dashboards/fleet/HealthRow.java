package io.tillstream.dashboards.fleet;

import io.tillstream.doctor.Finding;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Words;
import io.tillstream.events.Language;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param holds what it holds of what was published
 */
record HealthRow(
        TillId till,
        State state,
        Instant at,
        long waiting,
        long journalHead,
        String version,
        List<Told> findings,
        Holds holds) {
    /** How a till is. */
    enum State {
        WELL,
        NEEDS_SOMEBODY,
        SILENT,
        /** Switched off, or of a store that is closed: nothing is to be heard of it. */
        OFF
    }

    /**
     * A finding in words.
     *
     * @param finding its id, {@code printer-cover}
     * @param happened what is wrong
     * @param todo what to do there
     */
    record Told(String finding, String happened, String todo) {}

    /**
     * What a till holds.
     *
     * @param prices how far it is with the changes of prices of the last days and to come
     * @param next when something it holds takes effect next; absent where nothing waits, or it does not say
     * @param behind what else is not as it was published: {@code promotions}, {@code staff}
     * @param clockAhead by how many seconds its clock is ahead of head office's, negative for behind; 0 for within the time
     *     that an answer takes, and where it does not say
     */
    record Holds(PriceStand prices, @Nullable Instant next, List<String> behind, long clockAhead) {
        static final Holds NOT_SAID = new Holds(PriceStand.NOT_SAID, null, List.of(), 0);

        Holds {
            behind = List.copyOf(behind);
        }
    }

    /** Of a till that does not say what it holds. */
    HealthRow(
            TillId till, State state, Instant at, long waiting, long journalHead, String version, List<Told> findings) {
        this(till, state, at, waiting, journalHead, version, findings, Holds.NOT_SAID);
    }

    HealthRow {
        findings = List.copyOf(findings);
    }

    static HealthRow of(TillHealths.Heard heard, Instant now, Language language, Published published) {
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
                        .toList(),
                published.heldBy(health, now));
    }

    /** Whether nothing is heard of it now: what it said last may be over. */
    public boolean isAway() {
        return state == State.SILENT || state == State.OFF;
    }

    private static State state(TillHealths.Heard heard, Instant now) {
        if (heard.isSilent(now)) {
            return heard.off() ? State.OFF : State.SILENT;
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
