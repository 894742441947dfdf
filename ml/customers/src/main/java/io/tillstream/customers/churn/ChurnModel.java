package io.tillstream.customers.churn;

import io.tillstream.customers.history.MemberPurchases;
import java.time.LocalDate;

/** Says how likely it is that a member buys nothing in the days to come. */
public sealed interface ChurnModel permits LearnedChurn, BgNbdChurn, DaysSinceRule {
    /** The name that is shown with what it says. */
    String name();

    /**
     * The probability that no purchase follows in as many days as the model looks ahead, above 0 and below 1.
     *
     * @param member as known on that evening
     */
    double staysAway(MemberPurchases member, LocalDate evening);
}
