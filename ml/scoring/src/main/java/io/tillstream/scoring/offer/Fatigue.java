package io.tillstream.scoring.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items a member has been offered often enough. Three times in vain within the latest ten baskets, and not bought since: the item
 * rests until the oldest of the three is further back.
 */
final class Fatigue {
    static final int OFTEN = 3;
    static final int BASKETS = 10;

    private Fatigue() {}

    /** The items that rest, as of the member's latest basket. */
    static Set<Gtin> resting(MemberHistory history) {
        List<MemberHistory.Basket> all = history.baskets();
        Map<Gtin, Integer> inVain = new HashMap<>();
        for (MemberHistory.Basket basket : all.subList(Math.max(0, all.size() - BASKETS), all.size())) {
            basket.items().forEach(inVain::remove);
            List<Gtin> offered = basket.offeredInVain();
            if (offered != null) {
                offered.forEach(item -> inVain.merge(item, 1, Integer::sum));
            }
        }
        Set<Gtin> resting = new HashSet<>();
        inVain.forEach((item, times) -> {
            if (times >= OFTEN) {
                resting.add(item);
            }
        });
        return resting;
    }
}
