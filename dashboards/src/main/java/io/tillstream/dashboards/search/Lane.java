package io.tillstream.dashboards.search;

import java.util.List;
import java.util.Locale;

/**
 * One of the two ways into the index. Live sales and imported history have an index and a reader each, so that a sale
 * of this minute never waits behind half a million old lines; searches ask the alias over both.
 */
enum Lane {
    /** Epoch 1 and later: searchable within half a second. */
    LIVE("500ms"),
    /** Epoch 0: bulk; rarer refreshes leave the machine to the tills. */
    HISTORY("10s");

    /** The alias every search goes to. */
    static final String ALL = "tillstream-sale-lines";

    static final List<Lane> LANES = List.of(values());

    private final String refreshInterval;

    Lane(String refreshInterval) {
        this.refreshInterval = refreshInterval;
    }

    static Lane of(int epoch) {
        return epoch == 0 ? HISTORY : LIVE;
    }

    boolean holds(int epoch) {
        return of(epoch) == this;
    }

    String refreshInterval() {
        return refreshInterval;
    }

    /** The alias it writes through: should the index behind it vanish, writing fails instead of making a new one. */
    String alias() {
        return ALL + "-" + name().toLowerCase(Locale.ROOT);
    }

    /** The index behind; a change of the mapping is a new version, filled from the log. */
    String index() {
        return alias() + "-v1";
    }
}
