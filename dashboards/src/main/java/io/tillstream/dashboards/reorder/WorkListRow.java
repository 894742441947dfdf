package io.tillstream.dashboards.reorder;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param rank its place in the list, from 1
 * @param proposal what is proposed
 * @param snoozes when it can come back, if it is put off
 */
record WorkListRow(int rank, ReorderProposal proposal, List<Snooze> snoozes) {
    private static final int LIKELY = 8_000;
    private static final int POSSIBLE = 5_000;
    private static final int DRIVERS_SHOWN = 3;

    WorkListRow {
        snoozes = List.copyOf(snoozes);
    }

    /** Until when a proposal can be put off. */
    enum Snooze {
        /** Until the store's next day begins, where its delivery can still be reached then. */
        TOMORROW,
        /** Until this delivery is out of reach: the next one's proposal comes back. */
        NEXT_CUT_OFF;

        /** Those a proposal can have. */
        static List<Snooze> of(ReorderProposal proposal, ZoneId zone, Instant now) {
            Instant until = proposal.orderUntil();
            List<Snooze> snoozes = new ArrayList<>();
            if (tomorrow(zone, now).isBefore(proposal.validUntil())) {
                snoozes.add(TOMORROW);
            }
            if (until != null) {
                snoozes.add(NEXT_CUT_OFF);
            }
            return snoozes;
        }

        /** The instant at which it comes back. */
        Instant until(ReorderProposal proposal, ZoneId zone, Instant now) {
            Instant orderUntil = proposal.orderUntil();
            return this == TOMORROW || orderUntil == null ? tomorrow(zone, now) : orderUntil;
        }

        private static Instant tomorrow(ZoneId zone, Instant now) {
            return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * What an order of so much leaves to be lost.
     *
     * @param packs how many packs
     * @param quantity how much that is
     * @param lost the expected margin lost until the delivery after
     */
    record Loss(int packs, Quantity quantity, Money lost) {}

    /** What is lost if nothing is ordered. */
    public Money lost() {
        return LostMargin.without(proposal);
    }

    /** What is lost although the suggested quantity is ordered; absent where nobody looked. */
    public @Nullable Money left() {
        return LostMargin.with(proposal).orElse(null);
    }

    /** How many days the stock lasts at the expected demand, times 1,000; 0 when the shelf is empty. */
    public long coverThousandths() {
        long demand = proposal.dailyDemandThousandths();
        long left = Math.max(0, proposal.onHand().amount());
        return demand <= 0 ? Long.MAX_VALUE : left * 1_000_000 / demand;
    }

    /** Pieces or grams in one pack of the order. */
    public long packSize() {
        return proposal.packs() == 0 ? 0 : proposal.suggested().amount() / proposal.packs();
    }

    /**
     * The inputs that moved the loss until the delivery most: the first, and up to two more that moved it by a tenth of what is lost.
     * The close look has all of them.
     */
    public List<ReorderProposal.Driver> moved() {
        ReorderProposal.Grounds grounds = proposal.grounds();
        if (grounds == null) {
            return List.of();
        }
        long worthALine = Math.abs(lost().minor()) / 10;
        List<ReorderProposal.Driver> drivers = grounds.drivers();
        return Stream.concat(
                        drivers.stream().limit(1),
                        drivers.stream()
                                .skip(1)
                                .filter(driver -> Math.abs(driver.lostMargin().minor()) >= worthALine))
                .limit(DRIVERS_SHOWN)
                .toList();
    }

    /** How far the order goes, absent where nobody looked. */
    public ReorderProposal.@Nullable Reach reach() {
        ReorderProposal.Grounds grounds = proposal.grounds();
        return grounds == null ? null : grounds.reach();
    }

    /** What orders of other sizes leave to be lost, the smallest first; none where nobody looked. */
    public List<Loss> losses() {
        ReorderProposal.Reach reach = reach();
        List<Loss> losses = new ArrayList<>();
        for (Money lost : reach == null ? List.<Money>of() : reach.losses()) {
            int packs = losses.size() * (reach == null ? 0 : reach.packsApart());
            losses.add(new Loss(
                    packs, new Quantity(packs * packSize(), proposal.suggested().unit()), lost));
        }
        return losses;
    }

    public boolean isCoverKnown() {
        return proposal.dailyDemandThousandths() > 0;
    }

    /** {@code high}, {@code some} or {@code low}. */
    public String risk() {
        return proposal.emptyBasisPoints() >= LIKELY
                ? "high"
                : proposal.emptyBasisPoints() >= POSSIBLE ? "some" : "low";
    }
}
