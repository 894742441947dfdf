package io.tillstream.scoring.offer;

import static io.tillstream.scoring.ShopForTests.ANN;
import static io.tillstream.scoring.ShopForTests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.models.PurchaseServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final long LONG = Long.MAX_VALUE / 4;

    private final ShopView shop = ShopForTests.open();
    private final Lookout lookout = new Lookout(shop);
    private final PurchaseServing serving = PurchaseServing.baseline();

    @Test
    void looksOnceWhileNothingChanges() {
        Outlook first = lookout.look(serving, NOON, 0);

        assertThat(lookout.look(serving, NOON, LONG)).isSameAs(first);
    }

    @Test
    void looksAnewWhenSomebodyBoughtSomethingAndTimeAllows() {
        Outlook first = lookout.look(serving, NOON, 0);
        shop.history(ANN, ShopForTests.milkEveryTenDays());

        assertThat(lookout.look(serving, NOON, 0)).isSameAs(first);
        assertThat(lookout.look(serving, NOON, LONG)).isNotSameAs(first);
    }

    @Test
    void looksAnewWithANewModelAtOnce() {
        Outlook first = lookout.look(serving, NOON, 0);

        assertThat(lookout.look(PurchaseServing.baseline(), NOON, 0)).isNotSameAs(first);
    }

    @Test
    void namesOnceWhoWasDecidedForTooEarly() {
        lookout.look(serving, NOON, 0);
        shop.history(ANN, ShopForTests.milkEveryTenDays());
        lookout.look(serving, NOON, 0);
        lookout.decided(List.of(ANN));
        assertThat(lookout.toDecideAgain()).isEmpty();
        assertThat(lookout.isAwaited()).isTrue();

        lookout.look(serving, NOON, LONG);

        assertThat(lookout.toDecideAgain()).containsExactly(ANN);
        assertThat(lookout.toDecideAgain()).isEmpty();
    }
}
