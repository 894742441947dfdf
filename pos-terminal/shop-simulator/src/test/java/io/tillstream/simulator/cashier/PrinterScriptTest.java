package io.tillstream.simulator.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.peripherals.PrintResult;
import io.tillstream.peripherals.PrinterState;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.VirtualPrinter.State;
import io.tillstream.receipt.PrinterProfile;
import io.tillstream.simulator.cashier.PrinterScript.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PrinterScriptTest {
    @TempDir
    private Path paper = Path.of("");

    @Test
    void readsWhatGoesWrongWhenAndForHowLong() {
        PrinterScript script = PrinterScript.parse(
                List.of("cover@bytes=500,for=10", "paper-end@bytes=900", "silent", "unplug@bytes=20", "pace=9600"));

        assertThat(script)
                .isEqualTo(new PrinterScript(
                        List.of(
                                new Fault.Becomes(State.COVER_OPEN, 500, Duration.ofSeconds(10)),
                                new Fault.Becomes(State.PAPER_END, 900, Duration.ZERO),
                                new Fault.Becomes(State.SILENT, 0, Duration.ZERO),
                                new Fault.Unplugged(20)),
                        9600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ribbon", "cover@500", "pace=fast", "", "cover@bytes=-1"})
    void saysWhichTextIsNoFault(String text) {
        assertThatThrownBy(() -> PrinterScript.parse(List.of(text)))
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("paper-end");
    }

    @Test
    void playsAPrinterThatIsMendedAndGoesOn() throws Exception {
        String receipt = "Sold in spite of it\n\u001DV\0";
        try (TcpDoor door = TcpDoor.at(0);
                ReceiptPrinters printers = ReceiptPrinters.startOne(
                        door, paper, PrinterProfile.MM_58, PrinterScript.parse(List.of("cover@bytes=8,for=1")));
                EscPosPrinter till = EscPosPrinter.start(door.line(), Clock.systemUTC())) {
            assertThat(printers).isNotNull();
            Await.until("the printer", () -> till.state() instanceof PrinterState.Says);

            assertThat(till.print(receipt.getBytes(StandardCharsets.US_ASCII)).join())
                    .isInstanceOf(PrintResult.Printed.class);

            assertThat(Files.readString(paper.resolve("receipt-000001.escpos"))).isEqualTo(receipt);
        }
    }
}
