package io.tillstream.conductor;

import io.tillstream.conductor.home.OwnServers;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.process.Names;
import java.net.URI;

/**
 * Where a home's servers are found: those of one's own where the settings say, embedded ones at their ports.
 *
 * @param ports of the home
 * @param own servers of one's own
 */
record Addresses(Ports ports, OwnServers own) {
    /** Bootstrap servers. */
    String kafka() {
        return own.kafkaServers().orElseGet(() -> "127.0.0.1:" + ports.of(Names.KAFKA));
    }

    /** The streaming app of the home, where it runs. */
    URI ledgers() {
        return URI.create("http://127.0.0.1:" + ports.of(Names.STREAMING));
    }

    URI elasticsearch() {
        return own.searchAddress().orElseGet(() -> URI.create("http://127.0.0.1:" + ports.of(Names.ELASTICSEARCH)));
    }
}
