package io.tillstream.till.shortage;

import io.tillstream.events.Gtin;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.headoffice.HeadOffice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which other stores have an item, as head office said last. Whoever looks is answered at once with what is known; what is
 * old is asked for again beside that, and a listener is told when the answer is there. Without a line the last answer
 * stands, with its age.
 */
public final class OtherStores {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** As many items as a day has empty shelves. */
    private static final int MOST = 1000;

    private final HeadOffice headOffice;
    private final Clock clock;
    private final Runnable changed;
    private final Map<Gtin, Asked> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Gtin, Asked> eldest) {
            return size() > MOST;
        }
    };

    public OtherStores(HeadOffice headOffice, Clock clock, Runnable changed) {
        this.headOffice = headOffice;
        this.clock = clock;
        this.changed = changed;
    }

    /** What is known of an item elsewhere. */
    public sealed interface Told {
        /**
         * Head office said so.
         *
         * @param stock what it said
         * @param at when
         */
        record Known(StockElsewhere stock, Instant at) implements Told {
            public Known {
                Objects.requireNonNull(stock, "stock");
                Objects.requireNonNull(at, "at");
            }
        }

        /** It is asked for the first time. */
        record Asking() implements Told {}

        /** Nobody can say. */
        record Unknown() implements Told {}
    }

    /**
     * An item.
     *
     * @param told what is known of it
     * @param asked when head office was asked last
     */
    private record Asked(Told told, Instant asked) {}

    public Told of(Gtin item) {
        Instant now = clock.instant();
        Told known;
        synchronized (entries) {
            Asked before = entries.get(item);
            known = before == null ? new Told.Unknown() : before.told();
            boolean fresh =
                    before != null && Duration.between(before.asked(), now).compareTo(FRESH) < 0;
            if (fresh || !headOffice.isOnline()) {
                return known instanceof Told.Asking && !fresh ? new Told.Unknown() : known;
            }
            entries.put(item, new Asked(known instanceof Told.Known ? known : new Told.Asking(), now));
        }
        var _ = headOffice.stockElsewhere(item, PATIENCE).thenAccept(answer -> {
            Told told = answer.<Told>map(stock -> new Told.Known(stock, clock.instant()))
                    .orElse(known instanceof Told.Known ? known : new Told.Unknown());
            synchronized (entries) {
                entries.put(item, new Asked(told, now));
            }
            changed.run();
        });
        return of(item);
    }
}
