package io.tillstream.till.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShortDatedTest {
    private static final LocalDate TODAY = LocalDate.of(2011, 11, 9);

    private final ShortDated rule = ShortDated.parse("3:20, 1:50");

    @Test
    void takesMoreOffTheNearerTheDay() {
        assertThat(rule.percentOff(TODAY.plusDays(4), TODAY)).isEmpty();
        assertThat(rule.percentOff(TODAY.plusDays(3), TODAY)).hasValue(20);
        assertThat(rule.percentOff(TODAY.plusDays(1), TODAY)).hasValue(50);
        assertThat(rule.percentOff(TODAY, TODAY)).hasValue(50);
    }

    @Test
    void takesNothingOffWithoutASetting() {
        assertThat(ShortDated.NOTHING_OFF.percentOff(TODAY, TODAY)).isEmpty();
    }

    @Test
    void namesThePartThatIsNotAStep() {
        assertThatThrownBy(() -> ShortDated.parse("3:20,soon")).hasMessageContaining("\"soon\" is not days:percent");
        assertThatThrownBy(() -> ShortDated.parse("3:0")).hasMessageContaining("1 to 99 percent");
    }
}
