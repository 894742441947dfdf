package io.tillstream.checkout.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickUpCodeTest {
    @Test
    void endsInTheDigitOfDamm() {
        // The worked sample of the method: 572 gets the digit 4.
        assertThat(PickUpCode.of(572).digits()).isEqualTo("0005724");
    }

    @Test
    void noWrongDigitAndNoSwapOfNeighboursIsTaken() {
        for (int serial = 0; serial < 1_000_000; serial += 7919) {
            String right = PickUpCode.of(serial).digits();
            for (int place = 0; place < 7; place++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String wrong = right.substring(0, place) + digit + right.substring(place + 1);
                    assertThat(PickUpCode.typed(wrong).isPresent()).isEqualTo(wrong.equals(right));
                }
                if (place < 6) {
                    String swapped = right.substring(0, place)
                            + right.charAt(place + 1)
                            + right.charAt(place)
                            + right.substring(place + 2);
                    assertThat(PickUpCode.typed(swapped).isPresent()).isEqualTo(swapped.equals(right));
                }
            }
        }
    }

    @Test
    void isNeverOneThatIsTaken() {
        Iterator<Integer> chance = List.of(5, 5, 9).iterator();

        PickUpCode code = PickUpCode.next(_ -> chance.next(), PickUpCode.of(5)::equals);

        assertThat(code).isEqualTo(PickUpCode.of(9));
    }

    @Test
    void isReadFromItsBarCodeAndNothingElse() {
        assertThat(PickUpCode.scanned("]C0TSP0005724")).contains(new PickUpCode("0005724"));
        assertThat(PickUpCode.scanned("]C00005724")).isEmpty();
        assertThat(PickUpCode.scanned("TSP0005725")).isEmpty();
        assertThatThrownBy(() -> new PickUpCode("0005725")).hasMessageContaining("0005725");
    }
}
