package io.tillstream.till.sale;

import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this epoch's journal holds, counted.
 *
 * @param sales finished sales
 * @param lines their lines
 * @param offersShown offers shown in any transaction
 * @param lastSale the newest sale, if any
 */
public record Tally(
        long sales, long lines, long offersShown, @Nullable Sale lastSale) {
    static final Tally NOTHING = new Tally(0, 0, 0, null);

    /** Counts what a journal holds so far. */
    static Tally in(Path journal) throws IOException {
        Tally tally = NOTHING;
        try (JournalReader reader = JournalReader.open(journal);
                Stream<JournalRecord> records = reader.from(1)) {
            for (JournalRecord record : (Iterable<JournalRecord>) records::iterator) {
                tally = tally.plus(record.fact());
            }
        }
        return tally;
    }

    Tally plus(TillTransaction fact) {
        return switch (fact) {
            case Sale sale ->
                new Tally(sales + 1, lines + sale.lines().size(), offersShown + shown(sale.offers()), sale);
            case BasketCancelled cancelled ->
                new Tally(sales, lines, offersShown + shown(cancelled.offers()), lastSale);
            case BasketSuspended suspended ->
                new Tally(sales, lines, offersShown + shown(suspended.offers()), lastSale);
            case BasketResumed _, PaymentAttempted _, EpochOpened _, NoSale _ -> this;
        };
    }

    private static long shown(List<OfferOutcome> offers) {
        return offers.stream()
                .filter(outcome -> outcome.kind() == OfferOutcome.Kind.SHOWN)
                .count();
    }
}
