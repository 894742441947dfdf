package io.tillstream.customers.describe;

import io.tillstream.customers.BgNbd;
import io.tillstream.customers.Customer;
import io.tillstream.customers.GammaGamma;
import io.tillstream.customers.churn.BgNbdChurn;
import io.tillstream.customers.churn.ChurnModel;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.LifeCycle;
import io.tillstream.customers.price.PriceSensitivity;
import io.tillstream.customers.rank.Ranking;
import io.tillstream.customers.rank.Scores;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Describes members on an evening, one by one, by what all of them tell together. How many purchases are expected is what
 * BG/NBD expects of those who buy at all, times the probability by the served model that they do.
 */
public final class Describing {
    private static final double DAYS_OF_A_WEEK = 7;

    private final LocalDate evening;
    private final int days;
    private final ChurnModel churn;
    private final Surroundings surroundings;
    private final Optional<GammaGamma> amounts;
    private final Map<String, PriceSensitivity> prices;
    private final Ranking ranking;
    private final double everybodysAmount;

    /**
     * Gets ready.
     *
     * @param everybody at least one, as known on the evening
     * @param days how many are looked ahead
     * @param churn looks as far ahead
     * @param surroundings what everybody tells of each
     * @param amounts how members spend; absent where that could not be fitted
     * @param prices by member, where known
     */
    public Describing(
            Collection<MemberPurchases> everybody,
            LocalDate evening,
            int days,
            ChurnModel churn,
            Surroundings surroundings,
            Optional<GammaGamma> amounts,
            Map<String, PriceSensitivity> prices) {
        this.evening = evening;
        this.days = days;
        this.churn = churn;
        this.surroundings = surroundings;
        this.amounts = amounts;
        this.prices = Map.copyOf(prices);
        this.ranking = new Ranking(everybody, evening);
        this.everybodysAmount = everybody.stream()
                .mapToDouble(member -> member.spent() / member.days().size())
                .average()
                .orElse(0);
    }

    /**
     * How members spend, if that can be said.
     *
     * @param everybody as known on the evening
     */
    public static Optional<GammaGamma> amounts(Collection<MemberPurchases> everybody, LocalDate evening) {
        var customers =
                everybody.stream().map(member -> member.asCustomer(evening)).toList();
        long paying = customers.stream()
                .filter(customer -> customer.repeats() > 0 && customer.meanAmount() > 0)
                .limit(2)
                .count();
        return paying < 2 ? Optional.empty() : Optional.of(GammaGamma.fit(customers));
    }

    public LocalDate evening() {
        return evening;
    }

    public int days() {
        return days;
    }

    /** The model that says how likely members stay away. */
    public ChurnModel churn() {
        return churn;
    }

    /** Describes somebody who bought something until the evening. */
    public Description of(MemberPurchases member) {
        LifeCycle life = LifeCycle.of(member, surroundings.rhythms(), evening);
        Scores scores = ranking.of(member);
        Customer customer = member.asCustomer(evening);
        double staysAway = churn.staysAway(member, evening);
        double purchases = (1 - staysAway) * purchasesOfBuyers(member, customer, life);
        return new Description(
                member,
                life,
                scores,
                MemberGroup.of(life.stage(), scores),
                staysAway,
                surroundings
                        .purchases()
                        .map(model -> OptionalDouble.of(model.alive(customer)))
                        .orElse(OptionalDouble.empty()),
                purchases,
                purchases * amount(member, customer),
                member.spent(evening, days),
                Optional.ofNullable(prices.get(member.id())));
    }

    /** Purchases of somebody of whom it is known that there is at least one; by the own rhythm where there is no BG/NBD. */
    private double purchasesOfBuyers(MemberPurchases member, Customer customer, LifeCycle life) {
        Optional<BgNbd> model = surroundings.purchases();
        if (model.isEmpty()) {
            return Math.max(1, days / life.rhythm().usualDays());
        }
        double buys = 1 - new BgNbdChurn(surroundings, days).staysAway(member, evening);
        return Math.max(1, model.get().expectedPurchases(customer, days / DAYS_OF_A_WEEK) / buys);
    }

    private double amount(MemberPurchases member, Customer customer) {
        double own = member.spent() / member.days().size();
        double expected = amounts.map(model -> model.expectedAmount(customer)).orElse(own);
        return Math.max(0, Double.isFinite(expected) ? expected : everybodysAmount);
    }
}
