package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.peripherals.PrinterStatus.Fault;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of pos-devices.md, section 2. */
class PrinterStatusTest {
    @ParameterizedTest
    @CsvSource({
        "16121212, 14000000, , false, true",
        "1E161212, 3C000000, COVER_OPEN, false, true",
        "1612121E, 14000300, , true, true",
        "1E32127E, 1C000F00, PAPER_END, true, true",
        "1E521A12, 1C080000, CUTTER, false, true",
        "1E523212, 1C200000, UNRECOVERABLE, false, true",
        "1E525212, 1C400000, AUTO_RECOVERABLE, false, true",
        "12121212, 10000000, , false, false",
    })
    void decodesBothFormsAlike(
            String realTime, String automatic, @Nullable Fault fault, boolean nearEnd, boolean drawerPinHigh) {
        byte[] four = HexFormat.of().parseHex(realTime);
        byte[] asb = HexFormat.of().parseHex(automatic);

        PrinterStatus asked = PrinterStatus.ofRealTime(four[0], four[1], four[2], four[3]);
        PrinterStatus told = PrinterStatus.ofAutomatic(asb[0], asb[1], asb[2]);

        assertThat(asked.mostPressing()).isEqualTo(Optional.ofNullable(fault));
        assertThat(asked.paperNearEnd()).isEqualTo(nearEnd);
        assertThat(asked.drawerPinHigh()).isEqualTo(drawerPinHigh);
        assertThat(asked.canPrint()).isEqualTo(fault == null);
        assertThat(told).isEqualTo(asked);
    }

    @Test
    void tellsTheCoverBeforeThePaper() {
        PrinterStatus status = PrinterStatus.ofRealTime(0x1E, 0x36, 0x12, 0x7E);

        assertThat(status.faults()).containsExactly(Fault.COVER_OPEN, Fault.PAPER_END);
        assertThat(status.mostPressing()).contains(Fault.COVER_OPEN);
    }

    @Test
    void tellsRepliesApart() {
        assertThat(PrinterStatus.isRealTimeAnswer(0x16)).isTrue();
        assertThat(PrinterStatus.isRealTimeAnswer(0x14)).isFalse();
        assertThat(PrinterStatus.isFirstOfAutomatic(0x14)).isTrue();
        assertThat(PrinterStatus.isFirstOfAutomatic(0x16)).isFalse();
        assertThat(PrinterStatus.isPaperAnswer(0x00)).isTrue();
        assertThat(PrinterStatus.isPaperAnswer(0x03)).isTrue();
        assertThat(PrinterStatus.isPaperAnswer(0x11)).isFalse();
        assertThat(PrinterStatus.isPaperAnswer(0x12)).isFalse();
    }

    @Test
    void refusesABytePatternThatIsNoAnswer() {
        assertThatThrownBy(() -> PrinterStatus.ofRealTime(0x16, 0x00, 0x12, 0x12))
                .hasMessage("Byte 00 is no answer to DLE EOT.");
        assertThatThrownBy(() -> PrinterStatus.ofAutomatic(0x16, 0, 0))
                .hasMessage("Byte 16 begins no automatic status.");
    }
}
