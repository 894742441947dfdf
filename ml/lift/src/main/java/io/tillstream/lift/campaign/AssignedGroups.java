package io.tillstream.lift.campaign;

import io.tillstream.events.MemberId;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.features.effect.Brought;
import io.tillstream.features.effect.Measure;
import io.tillstream.features.effect.RunningEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares by intention to treat: everybody who shopped in the days before a campaign began, in the group the lot has put them in,
 * whether they were shown anything, came again, or said "not for me" to it. Nobody chooses to be in it, so that nothing but the
 * campaign differs; those whom it never reached dilute what it did.
 *
 * <pre>
 *            |…14 days before…|first offer of the campaign|…14 days…|
 * Ann, lot: offered       2 ×                                 3 ×      counts
 * Bob, lot: control       1 ×                                          counts, with nothing brought
 * Cem, lot: offered                                           1 ×      does not
 * </pre>
 */
final class AssignedGroups {
    private final String campaign;
    private final int controlBasisPoints;
    private final Duration window;
    private final Map<MemberId, List<Purchase>> before = new HashMap<>();
    private final Map<MemberId, Brought> during = new HashMap<>();
    private @Nullable Instant began;
    private Instant latest = Instant.MIN;

    /**
     * Of nobody yet.
     *
     * @param controlBasisPoints the campaign's control share in hundredths of a percent, 1 to 9,999
     * @param window how long before and after is looked at
     */
    AssignedGroups(String campaign, int controlBasisPoints, Duration window) {
        this.campaign = campaign;
        this.controlBasisPoints = controlBasisPoints;
        this.window = window;
    }

    private record Purchase(Instant at, Brought brought) {}

    /** The next sale; sales come about in the order in which they happened. */
    void add(Sale sale) {
        Instant at = sale.happenedAt();
        latest = at.isAfter(latest) ? at : latest;
        if (began == null
                && sale.offers().stream().anyMatch(outcome -> outcome.campaign().equals(campaign))) {
            began = at;
        }
        MemberId member = sale.member();
        Instant begin = began;
        if (member == null) {
            return;
        }
        if (begin == null || at.isBefore(begin)) {
            List<Purchase> known = before.computeIfAbsent(member, _ -> new ArrayList<>());
            known.removeIf(each -> each.at().isBefore(at.minus(window)));
            known.add(new Purchase(at, Brought.by(sale)));
        } else if (at.isBefore(begin.plus(window))) {
            during.merge(member, Brought.by(sale), Brought::plus);
        }
    }

    /** What each measure came to; empty until the days after the first offer are over. */
    Optional<Map<Measure, RunningEffect>> effects() {
        Instant begin = began;
        if (begin == null || begin.plus(window).isAfter(latest)) {
            return Optional.empty();
        }
        Map<Measure, RunningEffect> effects = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            effects.put(measure, new RunningEffect());
        }
        before.forEach((member, purchases) -> {
            List<Purchase> counted = purchases.stream()
                    .filter(each -> !each.at().isBefore(begin.minus(window)))
                    .toList();
            if (!counted.isEmpty()) {
                Brought earlier = counted.stream().map(Purchase::brought).reduce(Brought.NOTHING, Brought::plus);
                Brought later = during.getOrDefault(member, Brought.NOTHING);
                boolean isTreated = !ControlGroup.isControl(member, campaign, controlBasisPoints);
                effects.forEach((measure, effect) -> effect.add(isTreated, measure.of(earlier), measure.of(later)));
            }
        });
        return Optional.of(effects);
    }
}
