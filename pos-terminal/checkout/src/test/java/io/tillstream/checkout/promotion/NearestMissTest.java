package io.tillstream.checkout.promotion;

import static io.tillstream.checkout.promotion.PromotionShop.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.promotion.NearMiss.Membership;
import io.tillstream.checkout.promotion.NearMiss.Missing;
import io.tillstream.checkout.promotion.NearMiss.MoreUnits;
import io.tillstream.checkout.promotion.NearMiss.MoreWorth;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Selection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several near misses the customer is told of. */
class NearestMissTest {
    private static NearMiss miss(String id, Missing... missing) {
        return new NearMiss(id, LocalText.same(id), List.of(missing));
    }

    private static Missing units(long count) {
        return new MoreUnits(Selection.everything(), count);
    }

    private static Missing worth(String amount) {
        return new MoreWorth(Selection.everything(), eur(amount));
    }

    private static Missing card() {
        return new Membership(List.of());
    }

    private static Optional<String> nearest(NearMiss... misses) {
        return NearMiss.nearest(List.of(misses), eur("10.00")).map(NearMiss::promotion);
    }

    @Test
    void isNoneWhereNothingIsNear() {
        assertThat(nearest()).isEmpty();
    }

    @Test
    void lacksThreePiecesAtMost() {
        assertThat(nearest(miss("a", units(3)))).contains("a");
        assertThat(nearest(miss("a", units(4)))).isEmpty();
    }

    @Test
    void lacksHalfOfTheBasketsWorthAtMost() {
        assertThat(nearest(miss("a", worth("5.00")))).contains("a");
        assertThat(nearest(miss("a", worth("5.01")))).isEmpty();
    }

    @Test
    void lacksOneThingOnly() {
        assertThat(nearest(miss("a", units(1), units(1)))).isEmpty();
        assertThat(nearest(miss("a", units(1), units(1)), miss("b", units(3)))).contains("b");
    }

    @Test
    void lacksFewerPiecesThanOthers() {
        assertThat(nearest(miss("a", units(2)), miss("b", units(1)))).contains("b");
    }

    @Test
    void lacksLessWorthThanOthers() {
        assertThat(nearest(miss("a", worth("2.00")), miss("b", worth("1.99")))).contains("b");
    }

    @Test
    void lacksPiecesRatherThanWorthAndWorthRatherThanACard() {
        assertThat(nearest(miss("a", worth("0.01")), miss("b", units(3)))).contains("b");
        assertThat(nearest(miss("a", card()), miss("b", worth("5.00")))).contains("b");
        assertThat(nearest(miss("a", card()))).contains("a");
    }

    @Test
    void isTheFirstOfEquals() {
        assertThat(nearest(miss("a", units(2)), miss("b", units(2)))).contains("a");
        assertThat(nearest(miss("a", card()), miss("b", card()))).contains("a");
    }

    @Test
    void refusesAMissThatMissesNothing() {
        assertThatThrownBy(() -> miss("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing is missing for promotion a.");
    }
}
