package io.tillstream.checkout.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.Grocer;
import io.tillstream.events.Money;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EqualSharesTest {
    @Test
    void givesTheOddPenniesToTheFirstGuests() {
        EqualShares shares = new EqualShares(Grocer.gbp("10.00"), 3, 1);

        assertThat(shares.parts()).containsExactly(334, 333, 333);
    }

    @Test
    void asksForCoinsThatThereAre() {
        EqualShares shares = new EqualShares(Grocer.gbp("10.02"), 3, 5);

        assertThat(shares.parts()).containsExactly(335, 335, 332);
    }

    @Test
    void knowsWhoIsNextByWhatWasPaidAlone() {
        EqualShares shares = new EqualShares(Grocer.gbp("10.00"), 3, 1);

        assertThat(shares.after(Grocer.gbp("0.00"))).contains(new EqualShares.Next(1, Grocer.gbp("3.34")));
        assertThat(shares.after(Grocer.gbp("3.34"))).contains(new EqualShares.Next(2, Grocer.gbp("3.33")));
        assertThat(shares.after(Grocer.gbp("5.00"))).contains(new EqualShares.Next(2, Grocer.gbp("1.67")));
        assertThat(shares.after(Grocer.gbp("10.00"))).isEmpty();
    }

    @RepeatedTest(200)
    void sumsToTheBillWhoeverPaysInWhateverSteps(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        Money total = Money.ofMinor(random.nextLong(1, 1_000_000), Grocer.GBP);
        int coin = random.nextBoolean() ? 1 : 5;
        EqualShares shares = new EqualShares(total, random.nextInt(2, 20), coin);

        Money paid = Money.zero(Grocer.GBP);
        int payments = 0;
        for (Optional<EqualShares.Next> next = shares.after(paid); next.isPresent(); next = shares.after(paid)) {
            paid = paid.plus(next.get().amount());
            payments++;
        }

        assertThat(paid).isEqualTo(total);
        assertThat(Arrays.stream(shares.parts()).sum()).isEqualTo(total.minor());
        assertThat(payments).isLessThanOrEqualTo(shares.guests());
        long[] inCoins =
                Arrays.stream(shares.parts()).limit(shares.guests() - 1L).toArray();
        assertThat(Arrays.stream(inCoins).max().orElseThrow()
                        - Arrays.stream(inCoins).min().orElseThrow())
                .isLessThanOrEqualTo(coin);
    }
}
