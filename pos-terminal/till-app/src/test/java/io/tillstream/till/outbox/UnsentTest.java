package io.tillstream.till.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnsentTest {
    @ParameterizedTest
    @EnumSource(Unsent.Door.class)
    void opensEveryDoorWhenNothingIsLeft(Unsent.Door door) {
        assertThat(new Unsent(0, 0, 0).refusal(door)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "0,1,0", "0,0,1", "50000,3,2"})
    void shutsEveryDoorWhileAnythingIsLeft(long records, long history, long reversals) {
        Unsent unsent = new Unsent(records, history, reversals);

        assertThat(Unsent.Door.values())
                .allSatisfy(door -> assertThat(unsent.refusal(door)).isPresent());
        assertThat(unsent.isNothing()).isFalse();
    }

    @Test
    void saysWhatIsLeftAndWhatToDo() {
        assertThat(new Unsent(50000, 1, 2).refusal(Unsent.Door.RESET))
                .hasValue("Reset: 50000 records not sent to head office, 1 imported record not sent to head office, "
                        + "2 payments still to be reversed; it is refused while money is unsent or a reversal is "
                        + "pending; connect the till, wait until nothing is left, and try again.");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new Unsent(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
