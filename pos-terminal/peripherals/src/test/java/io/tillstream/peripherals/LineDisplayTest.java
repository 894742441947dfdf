package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes are the vectors of pos-devices.md, section 7. */
class LineDisplayTest {
    private static final String TOTAL = "TOTAL          12.34";
    private static final String TOTAL_HEX = "544f54414c2020202020202020202031322e3334";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EPSON, 0c1f240102" + TOTAL_HEX, "CD5220, 0c1b5142" + TOTAL_HEX + "0d"})
    void saysTheTotalOnTheSecondLine(DisplayCommands commands, String expected) {
        byte[] bytes = commands.show(new DisplayLines("", TOTAL));

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1b400c1f2401014d696c6b1f240102" + TOTAL_HEX,
        "1b400c1b51414d696c6b202020202020202020202020202020200d1b5142" + TOTAL_HEX + "0d",
        "0c4d696c6b1b6c0102" + TOTAL_HEX,
        "0c1f012020201f240101" + "4d696c6b" + "1f580418" + "4d696c6b",
    })
    void isReadByAVirtualDisplayAsItsMakersSay(String hex) {
        VirtualDisplay display = VirtualDisplay.unplugged();

        for (byte value : HexFormat.of().parseHex(hex)) {
            display.take(Byte.toUnsignedInt(value));
        }

        String shown = display.line(1).strip() + "|" + display.line(2).strip();
        assertThat(shown).isIn("Milk|" + TOTAL, "Milk|");
    }

    @ParameterizedTest
    @CsvSource({
        "Milk, 1.20, Milk            1.20",
        "Crème brûlée, £4.50, Creme brulee    4.50",
        "Whole organic hay milk, 2.35, Whole organic h 2.35",
        "鮮乳, NT$85, '               NT$85'",
    })
    void putsATextAndAnAmountIntoTwentyCharacters(String text, String amount, String line) {
        assertThat(DisplayLines.between(text, amount)).isEqualTo(line).hasSize(20);
    }

    @Test
    void refusesWhatATubeCannotShow() {
        assertThatThrownBy(() -> new DisplayLines("鮮乳                  ", ""))
                .hasMessageContaining("20 printable ASCII");
    }

    @ParameterizedTest
    @EnumSource(DisplayCommands.class)
    void showsWhatItWasToldLastAlsoAfterItWasAway(DisplayCommands commands) throws Exception {
        DisplayLines lines = new DisplayLines(DisplayLines.between("Milk", "1.20"), TOTAL);
        VirtualCable first = VirtualCable.plug(folder.resolve("till"));
        try (VirtualDisplay glass = VirtualDisplay.start(first.deviceLine());
                LineDisplay display = LineDisplay.start(first.tillLine(), commands, Clock.systemUTC())) {
            display.show(lines);
            Await.until(
                    () -> glass.line(1).equals(lines.upper()) && glass.line(2).equals(lines.lower()));

            first.close();
            Await.until(() -> display.connection() instanceof Connection.Away);
            display.show(new DisplayLines("", TOTAL));
            try (VirtualCable second = VirtualCable.plug(folder.resolve("till"))) {
                assertThat(second).isNotNull();
                Await.until(() -> glass.line(1).isBlank() && glass.line(2).equals(TOTAL));
            }
        }
    }
}
