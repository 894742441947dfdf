package io.tillstream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void countsAlertsByTheTenthOfTheirProbability() {
        Calibration alerts = new Calibration();
        alerts.add(0.82, true);
        alerts.add(0.88, false);
        alerts.add(0.2, false);
        alerts.add(1, true);

        assertThat(alerts.alerts()).isEqualTo(4);
        assertThat(alerts.curve())
                .containsExactly(
                        new Calibration.Point(2, 1, 0.2, 0),
                        new Calibration.Point(8, 2, 0.85, 0.5),
                        new Calibration.Point(9, 1, 1, 1));
        assertThat(alerts.brier()).isCloseTo((0.0324 + 0.7744 + 0.04) / 4, within(1e-9));
    }

    @Test
    void isNotSurprisedByAlertsThatComeAsOftenAsTheySay() {
        assertThat(alerts(1).surprise(0)).isBetween(-3.0, 3.0);
        assertThat(alerts(1).excess()).isCloseTo(0, within(0.01));
    }

    @Test
    void isSurprisedWhenHalfOfThemComeTrue() {
        assertThat(alerts(0.5).surprise(0)).isGreaterThan(10);
        assertThat(alerts(0.5).surprise(alerts(0.5).excess())).isCloseTo(0, within(1e-6));
    }

    /** Two thousand alerts that come true in a part of the cases in which they should. */
    private static Calibration alerts(double part) {
        Calibration alerts = new Calibration();
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double probability = 0.2 + 0.8 * random.nextDouble();
            alerts.add(probability, random.nextDouble() < probability * part);
        }
        return alerts;
    }
}
