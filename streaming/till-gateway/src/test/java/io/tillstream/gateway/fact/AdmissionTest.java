package io.tillstream.gateway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private OptionalLong unread = OptionalLong.empty();
    private int asked;
    private long now = 17;

    private final Admission admission = new Admission(
            () -> {
                asked++;
                return unread;
            },
            () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void letsABacklogInWhileTheLedgersKeepUp() {
        assertThat(admission.admits(1_000)).isTrue();
    }

    @Test
    void countsWhatItLetInAsWaitingSoThatATownDoesNotComeInAtOnce() {
        assertThat(admission.admits(600)).isTrue();
        assertThat(admission.admits(600)).isTrue();

        assertThat(admission.admits(600)).isFalse();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void looksAgainAfterAMoment() {
        unread = OptionalLong.of(5_000);
        assertThat(admission.admits(600)).isFalse();

        unread = OptionalLong.of(700);
        pass(Duration.ofMillis(300));
        assertThat(admission.admits(600)).isFalse();
        pass(Duration.ofMillis(300));
        assertThat(admission.admits(600)).isTrue();
    }

    @Test
    void asksNobodyAboutFewRecords() {
        unread = OptionalLong.of(50_000);

        assertThat(admission.admits(Admission.FEW)).isTrue();
        assertThat(asked).isZero();
        assertThat(admission.admits(Admission.FEW + 1)).isFalse();
    }
}
