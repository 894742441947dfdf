package io.tillstream.features.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An item a member may buy next, with everything its features are computed from.
 *
 * @param item the item
 * @param trace where it occurs in the member's baskets; empty when the member never bought it
 * @param baskets how many of the member's baskets are kept, 0 to {@link MemberHistory#LONGEST}
 * @param recencyTotal {@link PurchaseTrace#recencyWeight()} of an item in every basket
 * @param meanItems different items in the member's average basket
 * @param popularity what the chain's baskets say of the item
 * @param now the moment the question is asked, not before the last basket
 */
public record Candidate(
        Gtin item,
        Optional<PurchaseTrace> trace,
        int baskets,
        double recencyTotal,
        double meanItems,
        ItemPopularity.Item popularity,
        Instant now) {
    public Candidate {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(now, "now");
    }

    /**
     * Everything the member bought, in the order first bought, then the chain's popular items the member has not.
     *
     * @param history baskets before {@code now}, oldest first
     * @param popularity of the chain
     * @param popular the items to add, best first
     */
    public static List<Candidate> of(
            MemberHistory history, ItemPopularity popularity, List<Gtin> popular, Instant now) {
        int baskets = history.baskets().size();
        Map<Gtin, PurchaseTrace> traces = traces(history);
        double recencyTotal = (1 - Math.pow(PurchaseTrace.FADING, baskets)) / (1 - PurchaseTrace.FADING);
        double meanItems = history.baskets().stream()
                .mapToInt(basket -> basket.items().size())
                .average()
                .orElse(0);
        List<Candidate> result = new ArrayList<>(traces.size() + popular.size());
        traces.forEach((item, trace) -> result.add(
                new Candidate(item, Optional.of(trace), baskets, recencyTotal, meanItems, popularity.of(item), now)));
        for (Gtin item : popular) {
            if (!traces.containsKey(item)) {
                result.add(new Candidate(
                        item, Optional.empty(), baskets, recencyTotal, meanItems, popularity.of(item), now));
            }
        }
        return result;
    }

    private static Map<Gtin, PurchaseTrace> traces(MemberHistory history) {
        Map<Gtin, PurchaseTrace> traces = new LinkedHashMap<>();
        int age = history.baskets().size();
        for (MemberHistory.Basket basket : history.baskets()) {
            age--;
            int after = age;
            double weight = Math.pow(PurchaseTrace.FADING, age);
            for (Gtin item : basket.items()) {
                traces.compute(
                        item,
                        (ignored, earlier) -> earlier == null
                                ? new PurchaseTrace(1, after, weight, basket.at(), basket.at())
                                : earlier.then(after, weight, basket.at()));
            }
        }
        return traces;
    }
}
