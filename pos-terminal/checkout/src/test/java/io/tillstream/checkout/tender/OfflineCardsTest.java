package io.tillstream.checkout.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.checkout.tender.OfflineCards.Verdict;
import io.tillstream.events.Money;
import org.junit.jupiter.api.Test;

class OfflineCardsTest {
    private static final OfflineCards CAPS = new OfflineCards(5_000, 12_000);

    private static Money gbp(String amount) {
        return Money.parse(amount + " GBP");
    }

    @Test
    void takesAPaymentUpToTheCapAndNotACentMore() {
        assertThat(CAPS.of(gbp("50.00"), 0)).isEqualTo(new Verdict.Taken());
        assertThat(CAPS.of(gbp("50.01"), 0)).isEqualTo(new Verdict.TooMuchAtOnce(gbp("50.00")));
    }

    @Test
    void takesAllTogetherUpToTheirCap() {
        assertThat(CAPS.of(gbp("20.00"), 10_000)).isEqualTo(new Verdict.Taken());
        assertThat(CAPS.of(gbp("20.01"), 10_000)).isEqualTo(new Verdict.TooMuchInAll(gbp("20.00")));
        assertThat(CAPS.of(gbp("0.01"), 13_000)).isEqualTo(new Verdict.TooMuchInAll(gbp("0.00")));
    }

    @Test
    void takesNoneWhereTheCapIsNothing() {
        assertThat(new OfflineCards(0, 0).of(gbp("0.01"), 0)).isEqualTo(new Verdict.TooMuchAtOnce(gbp("0.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> new OfflineCards(-1, 0));
    }
}
