package io.tillstream.dashboards.campaigns;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial says of a campaign.
 *
 * @param first the first business date whose baskets were priced
 * @param last the last one
 * @param days how long the campaign is
 * @param baskets how many were looked at
 * @param eligible how many of them are its audience's and hold what it speaks of
 * @param members how many members got it in all
 * @param oneIn how many baskets there are for each that was looked at
 * @param currency of the money
 * @param costMinor what it takes off beyond what other promotions would have, over its days, at most its budget
 * @param given how many baskets get it
 * @param uses how often it is given
 * @param percentSpent in how many of a hundred such stretches its budget or its uses are gone before its end; absent without either
 * @param spentDay on which day of such a stretch they are gone, where they are, 1 for the first; absent where they never are
 * @param meetings promotions that are in the same baskets
 * @param shortages shelves of the goods it concerns that may be empty before their next delivery anyway
 * @param unproven baskets for which the search for the best was cut short
 * @param millis how long reading and pricing took
 * @param few why the figures tell little; absent where they do not, and in reports of before this was asked
 */
record TrialReport(
        LocalDate first,
        LocalDate last,
        int days,
        long baskets,
        long eligible,
        long members,
        int oneIn,
        String currency,
        Forecast.Range costMinor,
        Forecast.Range given,
        Forecast.Range uses,
        @Nullable Integer percentSpent,
        Forecast.@Nullable Range spentDay,
        List<Meeting> meetings,
        List<Shortage> shortages,
        long unproven,
        long millis,
        @Nullable FewReceipts few) {
    TrialReport {
        meetings = List.copyOf(meetings);
        shortages = List.copyOf(shortages);
    }

    /**
     * A promotion that is in the same baskets.
     *
     * @param promotion its id
     * @param stacked how many get both
     * @param displaced how many get the campaign instead of it, in part or whole
     * @param minor what it gives less, in all baskets that were looked at
     * @param examples some of the receipts
     */
    record Meeting(String promotion, long stacked, long displaced, long minor, List<Source> examples) {
        Meeting {
            examples = List.copyOf(examples);
        }
    }

    /**
     * A shelf.
     *
     * @param store where
     * @param gtin what
     * @param hundredthsADay how many pieces a day the campaign concerns there, times 100
     * @param onHand pieces or grams by the books
     * @param emptyBasisPoints probability that it is empty before the next delivery, without the campaign
     * @param nextDelivery when that is
     */
    record Shortage(
            StoreId store, Gtin gtin, long hundredthsADay, long onHand, int emptyBasisPoints, LocalDate nextDelivery) {}

    public Money cost() {
        return money(costMinor.mean());
    }

    public Money costLow() {
        return money(costMinor.low());
    }

    public Money costHigh() {
        return money(costMinor.high());
    }

    /** Whether it was made when receipts and uses did not end with the budget. */
    boolean isOfEndlessBudget() {
        return percentSpent != null && percentSpent > 0 && spentDay == null;
    }

    /** Whether budget or uses are gone before the end in all such stretches. */
    public boolean isAlwaysSpent() {
        return percentSpent != null && percentSpent == 100;
    }

    public Money money(long minor) {
        return Money.ofMinor(minor, CurrencyUnit.of(currency));
    }

    /** Seconds it took, with one decimal. */
    public String seconds() {
        return Long.toString(millis / 1_000) + "." + millis % 1_000 / 100;
    }
}
