package io.tillstream.training;

import io.tillstream.events.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much one ranking is better than another, member by member over several windows. What a member buys in one window
 * and in the next hangs together, so that a member counts once, with the mean of their baskets.
 */
final class MemberDifferences {
    private final Map<MemberId, List<Double>> differences = new LinkedHashMap<>();

    /** Takes the questions of a window and what both reached of NDCG, in the same order. */
    void add(List<NextBasket> questions, List<RankingScore> ours, List<RankingScore> theirs) {
        for (int i = 0; i < questions.size(); i++) {
            differences
                    .computeIfAbsent(questions.get(i).history().member(), _ -> new ArrayList<>())
                    .add(ours.get(i).ndcg() - theirs.get(i).ndcg());
        }
    }

    /** Of what was taken so far, as one of two comparisons that decide. */
    PairedComparison comparison() {
        return PairedComparison.oneOfTwo(differences.values().stream()
                .mapToDouble(of ->
                        of.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                .toArray());
    }
}
