package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which promotions have to be decided together, and what about. */
class ComponentTest {
    private static final List<Lot> LOTS = StandIn.lots("1.00", 2, 3, 4, 5);

    private static Gain wants(int rank, @Nullable String group, int... lots) {
        List<Lot> wanted = Arrays.stream(lots).mapToObj(LOTS::get).toList();
        long[] one = new long[lots.length];
        Arrays.fill(one, 1);
        return new StandIn(rank, group, wanted, one, 1, 9);
    }

    private static List<List<Integer>> ranks(Gain... gains) {
        return Component.of(List.of(gains), LOTS.size()).stream()
                .map(component -> component.gains.stream()
                        .map(gain -> gain.candidate().ranked.rank())
                        .toList())
                .toList();
    }

    @Test
    void keepsApartWhatSharesNoUnitAndNoGroup() {
        assertThat(ranks(wants(0, null, 0), wants(1, null, 1))).containsExactlyInAnyOrder(List.of(0), List.of(1));
    }

    @Test
    void joinsWhatSharesUnitsAlsoOverOthers() {
        assertThat(ranks(wants(0, null, 0), wants(1, null, 1), wants(2, null, 2), wants(3, null, 0, 2)))
                .containsExactlyInAnyOrder(List.of(0, 2, 3), List.of(1));
    }

    @Test
    void joinsWhatSharesAGroup() {
        assertThat(ranks(wants(0, "g", 0), wants(1, null, 1), wants(2, "g", 2), wants(3, "h", 3)))
                .containsExactlyInAnyOrder(List.of(0, 2), List.of(1), List.of(3));
    }

    @Test
    void comesWithTheFewestContestedWishesFirst() {
        assertThat(ranks(wants(0, null, 0, 1), wants(1, null, 0, 1), wants(2, null, 2), wants(3, null, 2)))
                .containsExactly(List.of(2, 3), List.of(0, 1));
    }

    @Test
    void contendsForLotsThatMoreThanOneWants() {
        Component component = Component.of(
                        List.of(wants(0, null, 0, 1), wants(1, null, 1, 2), wants(2, null, 1)), LOTS.size())
                .getFirst();

        assertThat(component.contested).singleElement().satisfies(contested -> {
            assertThat(contested.lot()).isEqualTo(LOTS.get(1));
            assertThat(contested.claims())
                    .containsExactly(new Component.Claim(0, 1), new Component.Claim(1, 0), new Component.Claim(2, 0));
        });
        assertThat(component.claims).isEqualTo(3);
        assertThat(component.groups).isEmpty();
    }

    @Test
    void knowsItsGroupsOfMoreThanOne() {
        Component component = Component.of(List.of(wants(0, "g", 0), wants(1, "h", 0), wants(2, "g", 0)), LOTS.size())
                .getFirst();

        assertThat(component.groups).containsExactly(List.of(0, 2));
    }
}
