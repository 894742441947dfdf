package io.tillstream.conductor.recovery;

import io.tillstream.events.TillId;
import io.tillstream.journal.JournalSalvage.Range;
import java.io.IOException;
import java.util.List;

/** What head office has of a till's epoch; the query API in the shop, a list in tests. */
@FunctionalInterface
public interface Positions {
    /** How far it has come; {@link Arrived#NOTHING} where nothing has. */
    Arrived of(TillId till, int epoch) throws IOException, InterruptedException;

    /**
     * What has arrived of an epoch.
     *
     * @param highest the highest number
     * @param gaps numbers below it that have not
     */
    record Arrived(long highest, List<Range> gaps) {
        static final Arrived NOTHING = new Arrived(0, List.of());

        public Arrived {
            gaps = List.copyOf(gaps);
        }

        boolean has(long sequence) {
            return sequence <= highest
                    && gaps.stream().noneMatch(gap -> gap.from() <= sequence && sequence <= gap.to());
        }
    }
}
