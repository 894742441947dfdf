package io.tillstream.training;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One question with its answer: what a member knew to us as {@code history} bought next.
 *
 * @param history baskets before the window
 * @param bought items of the first basket in the window
 */
record NextBasket(MemberHistory history, Set<Gtin> bought) {
    NextBasket {
        bought = Set.copyOf(bought);
    }

    /** The questions of one window: every member with a basket before it and one within it. */
    static List<NextBasket> in(SalesHistory sales, Instant start, Duration window) {
        List<NextBasket> result = new ArrayList<>();
        for (SalesHistory.Purchases member : sales.members()) {
            question(member, start, start.plus(window)).ifPresent(result::add);
        }
        return result;
    }

    /** What was known of every member at a moment, members without a basket until then among them. */
    static List<MemberHistory> histories(SalesHistory sales, Instant asOf) {
        return sales.members().stream().map(member -> before(member, asOf)).toList();
    }

    private static MemberHistory before(SalesHistory.Purchases member, Instant asOf) {
        List<MemberHistory.Basket> baskets = member.baskets();
        int next = 0;
        while (next < baskets.size() && baskets.get(next).at().isBefore(asOf)) {
            next++;
        }
        return new MemberHistory(
                member.member(), baskets.subList(Math.max(0, next - MemberHistory.LONGEST), next), next);
    }

    private static Optional<NextBasket> question(SalesHistory.Purchases member, Instant start, Instant end) {
        MemberHistory history = before(member, start);
        List<MemberHistory.Basket> baskets = member.baskets();
        int next = Math.toIntExact(history.basketsEver());
        if (next == 0 || next == baskets.size() || !baskets.get(next).at().isBefore(end)) {
            return Optional.empty();
        }
        return Optional.of(new NextBasket(history, Set.copyOf(baskets.get(next).items())));
    }
}
