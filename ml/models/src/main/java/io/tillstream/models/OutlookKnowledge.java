package io.tillstream.models;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.GammaGamma;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.lifecycle.Rhythms;
import io.tillstream.customers.price.PriceSensitivity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all members told training, for describing each of them: the file {@code knowledge.json} of {@code churn}.
 *
 * @param days how many days are looked ahead, 1 or more
 * @param rhythms of everybody
 * @param purchases how everybody buys; absent where that could not be fitted
 * @param amounts how everybody spends; absent where that could not be fitted
 * @param prices price sensitivity by member, where known
 */
public record OutlookKnowledge(
        int days,
        Rhythms rhythms,
        @Nullable BgNbd purchases,
        @Nullable GammaGamma amounts,
        Map<String, PriceSensitivity> prices) {
    public OutlookKnowledge {
        prices = Map.copyOf(prices);
        if (days < 1) {
            throw new IllegalArgumentException("Nothing can be said of " + days + " days ahead.");
        }
    }

    Surroundings surroundings() {
        return new Surroundings(rhythms, Optional.ofNullable(purchases));
    }
}
