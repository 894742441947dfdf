package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoriesTest {
    @Test
    void keepsBasketsInOrderWithEachItemOnce() {
        Histories histories = Shoppers.of(new int[][] {{3, 1, 3}, {}, {2}}, new int[][] {{0}});

        assertThat(histories.users()).isEqualTo(2);
        assertThat(histories.items()).isEqualTo(4);
        assertThat(histories.basketsOf(0)).isEqualTo(2);
        assertThat(histories.basket(histories.from(0))).containsExactly(1, 3);
        assertThat(histories.basket(histories.to(0) - 1)).containsExactly(2);
        assertThat(histories.basket(histories.from(1))).containsExactly(0);
    }

    @Test
    void forgetsLastBasketsWithoutTouchingTheWhole() {
        Histories histories = Shoppers.of(new int[][] {{1}, {2}, {3}}, new int[][] {{4}});

        Histories before = histories.withoutLast(1);

        assertThat(before.basketsOf(0)).isEqualTo(2);
        assertThat(before.basket(before.to(0) - 1)).containsExactly(2);
        assertThat(before.basketsOf(1)).isZero();
        assertThat(histories.basketsOf(1)).isEqualTo(1);
    }

    @Test
    void isAsItWasWhenADayBegan() {
        Histories histories = new Histories.Builder()
                .user()
                .on(1)
                .basket(5)
                .on(4)
                .basket(6)
                .user()
                .on(3)
                .basket(7)
                .build();

        Histories before = histories.asOf(4);

        assertThat(before.today()).isEqualTo(4);
        assertThat(before.basketsOf(0)).isEqualTo(1);
        assertThat(before.dayOf(before.from(1))).isEqualTo(3);
        assertThat(histories.asOf(1).basketsOf(1)).isZero();
        assertThat(histories.today()).isEqualTo(Histories.NO_DAY);
        assertThatThrownBy(() -> Shoppers.of(new int[][] {{1}}).asOf(2)).hasMessageContaining("has no day");
    }

    @Test
    void growsAsLongAsBasketsCome() {
        Histories.Builder builder = new Histories.Builder();
        for (int user = 0; user < 500; user++) {
            builder.user().basket(user, user + 1, user + 2).basket(user);
        }

        Histories histories = builder.build();

        assertThat(histories.basket(histories.from(499))).containsExactly(499, 500, 501);
        assertThat(histories.basketsOf(250)).isEqualTo(2);
    }

    @Test
    void refusesAnItemBelowZeroAndACatalogueThatIsTooSmall() {
        assertThatThrownBy(() -> new Histories.Builder().user().basket(-1)).hasMessageContaining("-1 is negative");
        assertThatThrownBy(() -> new Histories.Builder().user().basket(5).build(5))
                .hasMessageContaining("Item 5 is not one of 5");
    }
}
