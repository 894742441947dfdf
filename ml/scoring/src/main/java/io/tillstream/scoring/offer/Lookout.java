package io.tillstream.scoring.offer;

import io.tillstream.events.MemberId;
import io.tillstream.models.NextPurchases;
import io.tillstream.models.PurchaseServing;
import io.tillstream.scoring.ShopView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link Outlook} up to date. Looking at all histories anew takes from milliseconds to minutes, by their number, so it is
 * done as often as it costs a twentieth of the time; whoever was decided for meanwhile by an older outlook is named afterwards.
 */
public final class Lookout {
    private static final int SHARE_OF_TIME = 20;

    private final ShopView view;
    private final Set<MemberId> decidedTooEarly = new HashSet<>();
    private @Nullable Outlook outlook;
    private @Nullable PurchaseServing of;
    private long lookedAt;
    private Duration took = Duration.ZERO;

    public Lookout(ShopView view) {
        this.view = view;
    }

    /**
     * The newest outlook there is.
     *
     * @param now the business time
     * @param nanos a running clock, to keep the pace by
     */
    public Outlook look(PurchaseServing serving, Instant now, long nanos) {
        Outlook known = outlook;
        boolean isDue = !view.changedHistories().isEmpty() && nanos - lookedAt >= took.toNanos() * SHARE_OF_TIME;
        if (known == null || of != serving || isDue) {
            long began = System.nanoTime();
            NextPurchases purchases = serving.over(view.histories(), now);
            known = new Outlook(purchases, serving.reference(), NewItems.of(view, purchases, now));
            took = Duration.ofNanos(System.nanoTime() - began);
            lookedAt = nanos;
            of = serving;
            outlook = known;
            view.historiesSeen();
        }
        return known;
    }

    /** Decided for these by {@link #look}; those whose newest basket it did not see are remembered. */
    public void decided(Collection<MemberId> members) {
        members.stream().filter(view.changedHistories()::contains).forEach(decidedTooEarly::add);
    }

    /** Members to be decided for once more, because their newest baskets are in the outlook by now; each named once. */
    public List<MemberId> toDecideAgain() {
        List<MemberId> again = decidedTooEarly.stream()
                .filter(member -> !view.changedHistories().contains(member))
                .sorted()
                .toList();
        again.forEach(decidedTooEarly::remove);
        return again;
    }

    /** Whether members wait for the next look. */
    public boolean isAwaited() {
        return !decidedTooEarly.isEmpty();
    }
}
