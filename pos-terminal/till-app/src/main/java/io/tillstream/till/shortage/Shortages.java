package io.tillstream.till.shortage;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.till.catalogue.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what to say when the books have none of an item left. */
public final class Shortages {
    /** The screen looks with every glance, and to look through a category takes a moment. */
    private static final Duration STANDS = Duration.ofSeconds(20);

    private final Catalogue catalogue;
    private final OtherStores otherStores;
    private final Clock clock;
    private volatile @Nullable Chosen chosen;

    public Shortages(Catalogue catalogue, OtherStores otherStores, Clock clock) {
        this.catalogue = catalogue;
        this.otherStores = otherStores;
        this.clock = clock;
    }

    private record Chosen(Gtin wanted, Optional<Gtin> substitute, Instant at) {}

    /** The shortage of an item; empty where there is some, or nobody has counted. */
    public Optional<Shortage> of(ShelfItem item) {
        return catalogue
                .stock(item.gtin())
                .filter(stock -> stock.onHand().amount() <= 0)
                .map(stock -> new Shortage(item, stock, substitute(item).orElse(null), otherStores.of(item.gtin())));
    }

    private Optional<ShelfItem> substitute(ShelfItem wanted) {
        Chosen before = chosen;
        Instant now = clock.instant();
        if (before != null
                && before.wanted().equals(wanted.gtin())
                && Duration.between(before.at(), now).compareTo(STANDS) < 0) {
            return before.substitute().flatMap(catalogue::find);
        }
        Optional<ShelfItem> best = new SubstituteRule(wanted)
                .best(catalogue.onShelf(wanted.product().category()));
        chosen = new Chosen(wanted.gtin(), best.map(ShelfItem::gtin), now);
        return best;
    }
}
