package io.tillstream.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ModelsTest {
    /** The parameters that are published with the model, for customers of a shop for compact discs. */
    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

    private static Customer customer(int repeats, double recency, double age) {
        return new Customer("c", repeats, recency, age, repeats == 0 ? 0 : 20);
    }

    /** "Implementing the BG/NBD model for customer base analysis in Excel" (Fader, Hardie, Lee 2005) has it worked out. */
    @Test
    void expectsWhatTheAuthorsExpectOfTheirFirstCustomer() {
        assertThat(PUBLISHED.expectedPurchases(customer(2, 30.43, 38.86), 39)).isEqualTo(1.226, within(0.001));
    }

    /** Worked out here by the definition: a customer who bought once is there for certain, and any other may have left. */
    @Test
    void doubtsWhoeverHasNotBeenThereForLong() {
        assertThat(PUBLISHED.alive(customer(0, 0, 30))).isEqualTo(1);
        assertThat(PUBLISHED.alive(customer(2, 30, 30))).isGreaterThan(PUBLISHED.alive(customer(2, 10, 30)));
        double odds = 0.793 / (2.426 + 1) * Math.pow((4.414 + 30) / (4.414 + 10), 2.243);
        assertThat(PUBLISHED.alive(customer(2, 10, 30))).isEqualTo(1 / (1 + odds), within(1e-12));
    }

    @Test
    void expectsTheSameWhicheverWayTheWeeksAreCut() {
        Customer fresh = customer(0, 0, 0);
        double step = 1e-4;
        double rateAtOnce = PUBLISHED.expectedPurchases(fresh, step) / step;

        assertThat(rateAtOnce).isEqualTo(0.243 / 4.414, within(1e-3));
        assertThat(PUBLISHED.expectedPurchases(fresh, 0)).isZero();
        assertThat(PUBLISHED.expectedPurchases(customer(1_000, 39, 39), 39))
                .isFinite()
                .isPositive();
        assertThat(new BgNbd(0.243, 4.414, 1, 2.426).expectedPurchases(customer(2, 30, 39), 39))
                .isEqualTo(
                        new BgNbd(0.243, 4.414, 1.0001, 2.426).expectedPurchases(customer(2, 30, 39), 39),
                        within(1e-3));
    }

    /** Series whose sums are known otherwise, one of them beyond all numbers. */
    @Test
    void addsUpSeriesThatAreKnownOtherwise() {
        assertThat(Hypergeometric.log(1, 2, 2, 0.5)).isEqualTo(Math.log(2), within(1e-12));
        assertThat(Hypergeometric.log(1, 1, 2, 0.5)).isEqualTo(Math.log(2 * Math.log(2)), within(1e-12));
        assertThat(Hypergeometric.log(1, 3, 3, 0.9999)).isEqualTo(Math.log(10_000), within(1e-9));
        assertThat(Hypergeometric.log(5_000, 7, 7, 0.9)).isEqualTo(5_000 * Math.log(10), within(1e-6));
    }

    /** Where all are alike, the likelihood has no greatest parameters, and expectations still have to make sense. */
    @Test
    void expectsSomethingSensibleOfCustomersWhoAreAllAlike() {
        BgNbd alike = new BgNbd(2, 10, 1e5, 9e5);

        double expected = alike.expectedPurchases(customer(3, 20, 39), 39);

        // At most as many as somebody who never leaves.
        assertThat(expected).isBetween(0.0, (2 + 3) / (10 + 39.0) * 39);
        assertThat(alike.expectedPurchases(customer(2_000, 39, 39), 39))
                .isFinite()
                .isPositive();
    }

    @Test
    void findsTheParametersThatCustomersWereMadeWith() {
        BgNbd truth = new BgNbd(0.8, 6, 0.9, 3);
        List<Customer> customers = made(truth, new GammaGamma(6, 4, 15), 6_000);

        BgNbd found = BgNbd.fit(customers);

        // A few percent is what six thousand customers tell; the likelihood is certain.
        assertThat(found.r()).isEqualTo(truth.r(), within(0.08));
        assertThat(found.alpha()).isEqualTo(truth.alpha(), within(0.8));
        assertThat(found.a() / (found.a() + found.b())).isEqualTo(0.9 / 3.9, within(0.02));
        assertThat(found.logLikelihood(customers)).isGreaterThan(truth.logLikelihood(customers));
        double each = 1e-3;
        for (BgNbd beside : List.of(
                new BgNbd(found.r() * (1 + each), found.alpha(), found.a(), found.b()),
                new BgNbd(found.r(), found.alpha() * (1 - each), found.a(), found.b()),
                new BgNbd(found.r(), found.alpha(), found.a() * (1 + each), found.b()),
                new BgNbd(found.r(), found.alpha(), found.a(), found.b() * (1 - each)))) {
            assertThat(beside.logLikelihood(customers)).isLessThan(found.logLikelihood(customers));
        }
        GammaGamma amounts = GammaGamma.fit(customers);
        assertThat(amounts.p() * amounts.v() / (amounts.q() - 1)).isEqualTo(6 * 15 / 3.0, within(1.5));
        assertThat(amounts.q()).isEqualTo(4, within(0.4));
        assertThat(found.unsettled()).isEmpty();
        assertThat(amounts.unsettled()).isEmpty();
    }

    /** The mean of everybody for a newcomer, nearly the own for an old acquaintance. */
    @Test
    void drawsAmountsToEverybodysMean() {
        GammaGamma amounts = new GammaGamma(6, 4, 15);

        assertThat(amounts.expectedAmount(customer(0, 0, 10))).isEqualTo(30, within(1e-9));
        assertThat(amounts.expectedAmount(new Customer("c", 1, 1, 10, 60))).isBetween(30.0, 60.0);
        assertThat(amounts.expectedAmount(new Customer("c", 500, 10, 10, 60))).isEqualTo(60, within(0.1));
        assertThat(new GammaGamma(6, 0.9, 15).expectedAmount(customer(0, 0, 10)))
                .isNaN();
    }

    @Test
    void learnsNothingFromCustomersWhoNeverComeBack() {
        List<Customer> strangers = List.of(customer(0, 0, 3), customer(0, 0, 8), customer(1, 2, 4));

        assertThatThrownBy(() -> BgNbd.fit(strangers)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GammaGamma.fit(strangers)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> customer(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> customer(1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Customers who live as the models say, for 39 weeks. */
    private static List<Customer> made(BgNbd truth, GammaGamma amounts, int count) {
        RandomGenerator random = new Well19937c(20_050_424);
        GammaDistribution rates = new GammaDistribution(random, truth.r(), 1 / truth.alpha());
        BetaDistribution leaving = new BetaDistribution(random, truth.a(), truth.b());
        GammaDistribution scales = new GammaDistribution(random, amounts.q(), 1 / amounts.v());
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double age = 27 + 12 * random.nextDouble();
            double rate = rates.sample();
            double leaves = leaving.sample();
            double scale = scales.sample();
            int repeats = 0;
            double at = 0;
            double last = 0;
            double spent = 0;
            while (repeats == 0 || random.nextDouble() >= leaves) {
                at += -Math.log(1 - random.nextDouble()) / rate;
                if (at > age) {
                    break;
                }
                repeats++;
                last = at;
                spent += new GammaDistribution(random, amounts.p(), 1 / scale).sample();
            }
            customers.add(new Customer("c" + i, repeats, last, age, repeats == 0 ? 0 : spent / repeats));
        }
        return customers;
    }
}
