package io.tillstream.topologies.loss;

import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import io.tillstream.events.ledger.LossSignal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a cashier does something so much more often than the others of the store that chance does not explain it. */
final class StandingOut {
    /**
     * So many periods are looked at together, the one that runs included: eight weeks are not enough to tell somebody who
     * pockets two sales a week from chance.
     */
    static final int PERIODS = 3;

    /** Fewer may be a bad week. */
    private static final long LEAST = 5;

    /** Fewer sales of others are no measure. */
    private static final long LEAST_OTHERS = 100;

    /** Twice as often may be the late shift; what is worth a manager's hour is more. */
    private static final long TIMES = 3;

    /**
     * A store of ten cashiers is looked at thousands of times a year, eight ways. At one in a hundred thousand by chance, it
     * is bothered for nothing once in many years.
     */
    private static final double CHANCE = 1e-5;

    private StandingOut() {}

    /**
     * The signal, or nothing.
     *
     * @param cashier any period of the cashier in question
     * @param kind what they did
     * @param store the latest {@link #PERIODS} periods of everybody at the store
     */
    static @Nullable LossSignal of(CashierPeriod cashier, Conduct.Kind kind, List<CashierPeriod> store) {
        long count = 0;
        long sales = 0;
        long others = 0;
        long othersSales = 0;
        Conduct own = null;
        LocalDate since = cashier.from();
        for (CashierPeriod period : store) {
            Optional<Conduct> conduct = period.conduct().stream()
                    .filter(done -> done.kind() == kind)
                    .findFirst();
            long times = conduct.map(Conduct::count).orElse(0L);
            if (period.operator().equals(cashier.operator())) {
                count += times;
                sales += period.sales();
                own = conduct.isPresent() && own != null ? ConductCount.merge(own, conduct.get()) : conduct.orElse(own);
                since = period.from().isBefore(since) ? period.from() : since;
            } else {
                others += times;
                othersSales += period.sales();
            }
        }
        return own != null && standsOut(count, sales, others, othersSales)
                ? new LossSignal(
                        LossSignal.Subject.CASHIER,
                        cashier.operator(),
                        cashier.store(),
                        LossSignal.Reason.valueOf(kind.name()),
                        since,
                        count,
                        sales,
                        others,
                        othersSales,
                        own.amount(),
                        own.receipts())
                : null;
    }

    private static boolean standsOut(long count, long sales, long others, long othersSales) {
        if (count < LEAST || othersSales < LEAST_OTHERS) {
            return false;
        }
        // Who never sells and opens the drawer is measured as if they had sold once.
        long trials = Math.max(1, sales);
        boolean isOften = Math.multiplyExact(count, othersSales) >= Math.multiplyExact(TIMES * trials, others);
        return isOften && Rarity.ofAtLeast(count, trials, others, othersSales) < CHANCE;
    }
}
