package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SerialScaleTest {
    @TempDir
    Path folder;

    private VirtualCable cable;
    private VirtualScale pan;
    private SerialScale scale;

    @BeforeEach
    void plug() throws IOException {
        cable = VirtualCable.plug(folder.resolve("till"));
        pan = VirtualScale.start(cable.deviceLine());
        scale = SerialScale.on(cable.tillLine());
    }

    @AfterEach
    void unplug() {
        scale.close();
        pan.close();
        cable.close();
    }

    private Weighing weigh() throws Exception {
        return scale.weigh().get(30, TimeUnit.SECONDS);
    }

    @Test
    void weighsWhatLiesOnIt() throws Exception {
        pan.put(1234);

        assertThat(weigh()).isEqualTo(new Weighing.Weight(1234, false));
    }

    @Test
    void takesABowlOff() throws Exception {
        pan.put(250);
        assertThat(scale.tare().get(30, TimeUnit.SECONDS)).isEqualTo(new Weighing.Empty());

        pan.put(1000);

        assertThat(weigh()).isEqualTo(new Weighing.Weight(750, true));
    }

    @Test
    void waitsUntilThePanIsAtRest() throws Exception {
        pan.put(500);
        pan.become(VirtualScale.Manner.SWAYING);
        var weighing = scale.weigh();

        pan.become(VirtualScale.Manner.AT_REST);

        assertThat(weighing.get(30, TimeUnit.SECONDS)).isEqualTo(new Weighing.Weight(500, false));
    }

    @Test
    void saysWhenThePanDoesNotComeToRest() throws Exception {
        pan.become(VirtualScale.Manner.SWAYING);

        assertThat(weigh()).isEqualTo(new Weighing.Moving());
    }

    @Test
    void saysWhatIsTheMatterWithTheLoad() throws Exception {
        assertThat(weigh()).isEqualTo(new Weighing.Empty());
        pan.put(20_000);
        assertThat(weigh()).isEqualTo(new Weighing.Overloaded());
        pan.put(-5);
        assertThat(weigh()).isEqualTo(new Weighing.BelowZero());
        pan.become(VirtualScale.Manner.NO_ZERO);
        assertThat(weigh()).isEqualTo(new Weighing.NoZero());
    }

    @ParameterizedTest
    @EnumSource(
            value = VirtualScale.Manner.class,
            names = {"SILENT", "GARBLED"})
    void saysWhatToCheckWhenNothingSensibleComes(VirtualScale.Manner manner) throws Exception {
        pan.become(manner);

        assertThat(weigh())
                .isInstanceOfSatisfying(
                        Weighing.NoAnswer.class,
                        answer -> assertThat(answer.advice()).contains("does not answer"));
    }

    @Test
    void weighsAgainAfterTheCableWasPulledAndPluggedIn() throws Exception {
        pan.put(300);
        assertThat(weigh()).isEqualTo(new Weighing.Weight(300, false));
        cable.close();
        assertThat(weigh())
                .isInstanceOfSatisfying(
                        Weighing.NoAnswer.class,
                        answer -> assertThat(answer.advice()).contains("check its cable"));

        cable = VirtualCable.plug(folder.resolve("till"));

        Await.until(() -> scale.weigh().join().equals(new Weighing.Weight(300, false)));
    }
}
