package io.tillstream.reconciliation;

/**
 * One figure of a ledger.
 *
 * @param name its name in the topic's JSON
 * @param kind what it counts
 */
record Column(String name, Kind kind) {
    static Column money(String name) {
        return new Column(name, Kind.MONEY);
    }

    static Column tender(String name) {
        return new Column(name, Kind.TENDER);
    }

    static Column units(String name) {
        return new Column(name, Kind.UNITS);
    }

    static Column points(String name) {
        return new Column(name, Kind.POINTS);
    }

    static Column count(String name) {
        return new Column(name, Kind.COUNT);
    }
}
