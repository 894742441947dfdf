package io.tillstream.topologies.loss;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a member earned, and what of it stayed although the goods went back.
 *
 * @param earned points, ever
 * @param kept by line; only lines of which points stayed
 */
record MemberDeeds(long earned, Map<String, KeptPoints> kept) {
    static final MemberDeeds NOTHING = new MemberDeeds(0, Map.of());

    /** Somebody forgets the card at the returns desk once or twice. */
    private static final long LEAST_SALES = 4;

    /** Whoever buys much returns something now and then; who farms returns most of it. */
    private static final long LEAST_PERCENT = 20;

    MemberDeeds {
        kept = Map.copyOf(kept);
    }

    MemberDeeds earning(long points) {
        return new MemberDeeds(Math.addExact(earned, points), kept);
    }

    MemberDeeds with(KeptPoints line) {
        Map<String, KeptPoints> lines = new TreeMap<>(kept);
        if (line.points() == 0) {
            lines.remove(line.line());
        } else {
            lines.put(line.line(), line);
        }
        return new MemberDeeds(earned, lines);
    }

    /** The signal, or nothing. */
    @Nullable
    LossSignal signal(MemberId member) {
        long points = kept.values().stream().mapToLong(KeptPoints::points).sum();
        long sales = kept.values().stream().map(KeptPoints::sale).distinct().count();
        if (sales < LEAST_SALES || points * 100 < earned * LEAST_PERCENT) {
            return null;
        }
        Money refunded = kept.values().stream()
                .map(KeptPoints::refunded)
                .reduce(MemberDeeds::plus)
                .orElseThrow();
        return new LossSignal(
                LossSignal.Subject.MEMBER,
                member.value(),
                null,
                LossSignal.Reason.POINTS_KEPT,
                null,
                points,
                earned,
                0,
                0,
                refunded,
                kept.values().stream()
                        .flatMap(line -> line.returns().stream())
                        .distinct()
                        .sorted()
                        .limit(Conduct.NAMED)
                        .toList());
    }

    /** A member of stores with several currencies is told of the first; the receipts say the rest. */
    private static Money plus(Money one, Money other) {
        return Objects.equals(one.currency(), other.currency()) ? one.plus(other) : one;
    }
}
