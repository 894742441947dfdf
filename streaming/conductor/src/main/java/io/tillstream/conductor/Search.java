package io.tillstream.conductor;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Elasticsearch's start. Nobody at a till waits for it, so it comes when selling and learning leave the machine to it. */
final class Search {
    private final boolean wanted;
    private final Servers servers;
    private final Crew crew;
    private Crew.@Nullable Work<Boolean> start;

    Search(boolean wanted, Servers servers, Crew crew) {
        this.wanted = wanted;
        this.servers = servers;
        this.crew = crew;
    }

    /** Lets it start beside everything else; a second call changes nothing. */
    void begin() {
        if (start == null) {
            start = crew.begin(this::started);
        }
    }

    /** Waits for the start, and tells whether there is an index; there is none without search. */
    boolean isThere() {
        begin();
        return start != null && start.await();
    }

    private boolean started() throws IOException {
        if (wanted) {
            servers.needElasticsearch();
        }
        return wanted;
    }
}
