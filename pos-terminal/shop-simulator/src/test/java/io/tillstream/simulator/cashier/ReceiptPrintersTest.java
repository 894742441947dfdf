package io.tillstream.simulator.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.TillId;
import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.peripherals.PrintResult;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualCable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody rings up here: a till prints, and its paper falls. */
@Timeout(60)
class ReceiptPrintersTest {
    private static final String CUT = "\u001DV\0";

    @TempDir
    private Path home = Path.of("");

    @Test
    void keepsAndDrawsWhatATillPrintsWithoutAnyCashier() throws Exception {
        CompletableFuture<Void> drawing;
        try (VirtualCable line = VirtualCable.plug(home.resolve("printer"));
                EscPosPrinter till = EscPosPrinter.start(SerialLine.of(line.till()), Clock.systemUTC());
                ReceiptPrinters printers = start(line)) {
            drawing = drawing(printers);

            PrintResult result = till.print(job("Sold by hand")).join();

            assertThat(result).isInstanceOf(PrintResult.Printed.class);
            assertThat(Files.readString(paper(1, "escpos"))).contains("Sold by hand");
            Await.until("the picture", () -> Files.exists(paper(1, "png")));
        }
        // Who draws is done once the printers are switched off.
        drawing.join();
    }

    @Test
    void countsOnAfterTheReceiptsThatLieThere() throws Exception {
        Files.createDirectories(home.resolve("paper/s1-t1"));
        Files.writeString(paper(7, "escpos"), "an older one" + CUT);
        try (VirtualCable line = VirtualCable.plug(home.resolve("printer"));
                EscPosPrinter till = EscPosPrinter.start(SerialLine.of(line.till()), Clock.systemUTC());
                ReceiptPrinters printers = start(line)) {
            assertThat(printers).isNotNull();

            till.print(job("The next one")).join();

            assertThat(Files.readString(paper(7, "escpos"))).contains("an older one");
            assertThat(Files.readString(paper(8, "escpos"))).contains("The next one");
        }
    }

    private ReceiptPrinters start(VirtualCable line) throws Exception {
        TillPlace place = new TillPlace(
                TillId.parse("s1-t1"), URI.create("http://127.0.0.1:1"), home.resolve("scanner"), line.device());
        return ReceiptPrinters.start(List.of(place), home.resolve("paper"));
    }

    private static CompletableFuture<Void> drawing(ReceiptPrinters printers) {
        return CompletableFuture.runAsync(() -> {
            try {
                printers.draw();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Path paper(int number, String ending) {
        return home.resolve("paper/s1-t1/receipt-00000" + number + "." + ending);
    }

    private static byte[] job(String text) {
        return (text + "\n" + CUT).getBytes(StandardCharsets.US_ASCII);
    }
}
