package io.tillstream.features.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.features.stock.ErrorSizes.Age;
import io.tillstream.features.stock.ErrorSizes.Found;
import io.tillstream.features.stock.ErrorSizes.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorSizesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @Test
    void areAssumedWhileNobodyHasCounted() {
        assertThat(ErrorSizes.NONE.of("dairy", Age.NEVER)).isEqualTo(new Size(ErrorSizes.ASSUMED, 0, 0));
    }

    @Test
    void moveAsFarAsThereAreCounts() {
        // Twenty counts weigh as much as the assumption: halfway from 0.33 to 0.10.
        ErrorSizes sizes = ErrorSizes.of(Collections.nCopies(20, Found.of("dairy", Age.MONTH, 30, 27, 30)));

        assertThat(sizes.chain().share()).isCloseTo((0.33 + 0.1) / 2, within(1e-9));
        assertThat(sizes.chain().measured()).isEqualTo(0.5);
        // Each count is heard once: of those shelves themselves, of their class, or of the rest of the chain.
        assertThat(sizes.of("dairy", Age.MONTH).share()).isCloseTo(sizes.chain().share(), within(1e-9));
        assertThat(sizes.of("dairy", Age.MONTH).counts()).isEqualTo(20);
        assertThat(sizes.of("dairy", Age.MONTH).measured()).isEqualTo(0.5);
        assertThat(sizes.of("dairy", Age.LONGER).share())
                .isCloseTo(sizes.chain().share(), within(1e-9));
        assertThat(sizes.of("dairy", Age.LONGER).counts()).isZero();
        assertThat(sizes.of("bakery", Age.MONTH).share())
                .isCloseTo(sizes.chain().share(), within(1e-9));
    }

    @Test
    void takeAnEmptyShelfForAnErrorOfAtLeastWhatTheBooksHad() {
        List<Found> found = new ArrayList<>(Collections.nCopies(500, Found.of("dairy", Age.MONTH, 20, 18, 20)));
        double without = ErrorSizes.of(found).chain().share();
        found.addAll(Collections.nCopies(500, Found.of("dairy", Age.MONTH, 2, 0, 20)));

        // As many again lost at least two of twenty: two for each that was measured, and two for each that was not.
        assertThat(ErrorSizes.of(found).chain().share() - ErrorSizes.ASSUMED * 20 / 520)
                .isCloseTo(2 * (without - ErrorSizes.ASSUMED * 20 / 520), within(1e-9));
    }

    @Test
    void tellHowLongAgoAShelfWasCounted() {
        assertThat(Age.of(null, TODAY)).isEqualTo(Age.NEVER);
        assertThat(Age.of(TODAY.minusDays(30), TODAY)).isEqualTo(Age.MONTH);
        assertThat(Age.of(TODAY.minusDays(31), TODAY)).isEqualTo(Age.QUARTER);
        assertThat(Age.of(TODAY.minusDays(92), TODAY)).isEqualTo(Age.LONGER);
    }
}
