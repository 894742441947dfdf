package io.tillstream.customers.describe;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.LifeCycle;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.customers.rank.Scores;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be said of a member on an evening.
 *
 * @param member with what they bought
 * @param life where they stand
 * @param scores their fifths
 * @param group the group they are in
 * @param staysAway probability that nothing is bought in the days looked ahead, 0 to 1
 * @param alive probability of not having left for good by BG/NBD; absent where that could not be fitted
 * @param expectedPurchases on how many of the days looked ahead something will be bought, on average
 * @param expectedValue what will be spent then, on average
 * @param spentLately what was spent on as many days up to the evening
 * @param price how sensitive to prices; absent where too little is known
 */
public record Description(
        MemberPurchases member,
        LifeCycle life,
        Scores scores,
        MemberGroup group,
        double staysAway,
        OptionalDouble alive,
        double expectedPurchases,
        double expectedValue,
        double spentLately,
        Optional<PriceSensitivity> price) {}
