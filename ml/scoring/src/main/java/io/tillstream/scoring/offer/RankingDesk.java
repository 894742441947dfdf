package io.tillstream.scoring.offer;

import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.models.PurchaseServing;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends tills the model by which they order offers, or takes it back where the one in use has none. */
public final class RankingDesk {
    private final PrivateKey key;
    private @Nullable OfferRanking published;

    public RankingDesk(PrivateKey key) {
        this.key = key;
    }

    /** What is to happen to what tills have. */
    public sealed interface Change {
        /** Send this one. */
        record Send(OfferRanking ranking) implements Change {}

        /** Take back what they have. */
        record TakeBack() implements Change {}
    }

    /** Notes what the topic holds; absent for nothing. */
    public void published(@Nullable OfferRanking ranking) {
        published = ranking;
    }

    /** What changes for tills; empty when what they have, or nothing, still holds. */
    public Optional<Change> decide(PurchaseServing serving, Instant now) {
        OfferRanking before = published;
        Optional<String> file =
                serving.tillFile().map(bytes -> Base64.getEncoder().encodeToString(bytes));
        if (file.isEmpty() || file.get().length() > OfferRanking.LONGEST_FILE) {
            return before == null ? Optional.empty() : Optional.of(new Change.TakeBack());
        }
        OfferRanking fresh = new OfferRanking(serving.reference(), file.get(), now.truncatedTo(ChronoUnit.MILLIS), "");
        boolean holds = before != null
                && before.model().equals(fresh.model())
                && before.file().equals(fresh.file());
        return holds ? Optional.empty() : Optional.of(new Change.Send(SignedDecisions.sign(fresh, key)));
    }
}
