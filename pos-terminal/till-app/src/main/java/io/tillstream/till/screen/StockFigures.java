package io.tillstream.till.screen;

import io.tillstream.events.Gtin;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the books say is on the shelf, and how old that is. */
@Component
final class StockFigures {
    private final Catalogue catalogue;
    private final Connection connection;

    /** Ages are by the wall clock: business time may be shifted. */
    private final Clock wall = Clock.systemUTC();

    StockFigures(Catalogue catalogue, Connection connection) {
        this.catalogue = catalogue;
        this.connection = connection;
    }

    Optional<StockOnHand> of(Gtin item) {
        return catalogue.stock(item);
    }

    /**
     * While the line is up, news arrives as it happens: what is shown is what the books say now. Without it the figure is
     * as old as the last word of head office, or as what was kept of it.
     */
    Age age() {
        return connection.isOnline()
                ? Age.LIVE
                : connection.lastContact().or(catalogue::keptAt).map(this::ago).orElse(new Age("age.unknown", 0));
    }

    Age ago(Instant moment) {
        return Age.of(Duration.between(moment, Instant.now(wall)));
    }
}
