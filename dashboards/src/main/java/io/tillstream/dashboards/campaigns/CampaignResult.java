package io.tillstream.dashboards.campaigns;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.features.effect.RunningEffect;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign brought so far.
 *
 * @param first first day that counts
 * @param through last day that counts
 * @param currency of all money
 * @param oneIn how many members there are for each that was counted
 * @param treated members counted whom the lot takes in
 * @param control members counted whom it leaves out
 * @param controlBasisPoints its share, in hundredths of a percent
 * @param expected how many that share lets expect among them
 * @param balanced whether as many are, as near as chance has it
 * @param otherwise of the control group, to how many a till gave it
 * @param reached how many members a till gave it to
 * @param effects what differs; none while there are too few on a side
 */
record CampaignResult(
        LocalDate first,
        LocalDate through,
        String currency,
        int oneIn,
        long treated,
        long control,
        int controlBasisPoints,
        long expected,
        boolean balanced,
        long otherwise,
        long reached,
        List<Effect> effects) {
    private static final long THOUSAND = 1_000;

    CampaignResult {
        effects = List.copyOf(effects);
    }

    /**
     * What a member brings more, in one regard.
     *
     * @param measure {@code revenue}, {@code margin}, {@code units} or {@code visits}
     * @param thousandths of a minor unit, a piece or a visit, adjusted by what they brought before
     * @param low lower end of the interval that holds it at all looks together in 95 of 100 campaigns
     * @param high upper end
     * @param without what a member of the control group brought
     */
    record Effect(String measure, long thousandths, long low, long high, long without) {
        public boolean isMoney() {
            return measure.equals("revenue") || measure.equals("margin");
        }

        /** Whether nothing is outside of what may be chance. */
        public boolean isOpen() {
            return low <= 0 && high >= 0;
        }

        /** In hundredths of a percent of what members without it bring; absent where these bring nothing. */
        public @Nullable Long basisPoints() {
            return of(thousandths);
        }

        public @Nullable Long lowBasisPoints() {
            return of(low);
        }

        public @Nullable Long highBasisPoints() {
            return of(high);
        }

        private @Nullable Long of(long part) {
            return without <= 0 ? null : Math.round(10_000.0 * part / without);
        }
    }

    /** Below so many on a side nothing is told. */
    public int least() {
        return RunningEffect.LEAST;
    }

    public Optional<Effect> margin() {
        return effects.stream().filter(each -> each.measure().equals("margin")).findFirst();
    }

    /** What so much for each comes to for all who had it. */
    public Money all(long thousandths) {
        return money(Math.round((double) thousandths * treated * oneIn / THOUSAND));
    }

    /** Of one member. */
    public Money each(long thousandths) {
        return money(Math.round((double) thousandths / THOUSAND));
    }

    public Money money(long minor) {
        return Money.ofMinor(minor, CurrencyUnit.of(currency));
    }
}
