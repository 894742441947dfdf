package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.events.Language;
import io.tillstream.peripherals.PrinterStatus.Fault;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.PrinterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
class EscPosPrinterTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<byte[]> paper = new LinkedBlockingQueue<>();

    private static byte[] receipt(String text) {
        return new EscPosRenderer(PrinterProfile.MM_80)
                .render(new ReceiptDocument(
                        Language.EN,
                        List.of(
                                new ReceiptDocument.Text(text, Alignment.LEFT, Emphasis.NORMAL),
                                new ReceiptDocument.QrCode("TSR:" + text),
                                new ReceiptDocument.Cut())));
    }

    private static EscPosPrinter printer(VirtualCable line) {
        EscPosPrinter printer = EscPosPrinter.start(line.tillLine(), Clock.systemUTC(), Duration.ofSeconds(2));
        Await.until(() -> printer.connection() instanceof Connection.Connected);
        return printer;
    }

    private static PrintResult await(CompletableFuture<PrintResult> result) throws Exception {
        return result.get(30, TimeUnit.SECONDS);
    }

    @Test
    void printsByteForByteAndSaysSo() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.READY);
            byte[] job = receipt("one");

            assertThat(await(printer.print(job))).isInstanceOf(PrintResult.Printed.class);

            assertThat(paper).containsExactly(job);
        }
    }

    @Test
    void neverMixesTwoReceipts() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.NEAR_END);
            List<byte[]> jobs = new ArrayList<>();
            List<CompletableFuture<PrintResult>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                jobs.add(receipt("receipt " + i));
                results.add(printer.print(jobs.getLast()));
            }

            for (CompletableFuture<PrintResult> result : results) {
                assertThat(await(result)).isInstanceOf(PrintResult.Printed.class);
            }
            assertThat(paper).containsExactlyElementsOf(jobs);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COVER_OPEN, COVER_OPEN, Close the printer cover.",
        "PAPER_END, PAPER_END, Load paper.",
        "CUTTER, CUTTER, 'Cutter jam: open the cover, free the paper, then print again.'",
        "UNRECOVERABLE, UNRECOVERABLE, Printer fault: switch it off and call support.",
        "AUTO_RECOVERABLE, AUTO_RECOVERABLE, Print head hot: wait a moment.",
    })
    void sendsNothingToAPrinterThatCannotPrint(VirtualPrinter.State state, Fault fault, String advice)
            throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(state);

            PrintResult result = await(printer.print(receipt("one")));

            assertThat(result).isInstanceOfSatisfying(PrintResult.Offline.class, offline -> {
                assertThat(offline.status().orElseThrow().mostPressing()).contains(fault);
                assertThat(offline.advice()).isEqualTo(advice);
            });
            device.become(VirtualPrinter.State.READY);
            byte[] again = receipt("again");
            assertThat(await(printer.print(again))).isInstanceOf(PrintResult.Printed.class);
            assertThat(paper).containsExactly(again);
        }
    }

    @Test
    void finishesAReceiptWhoseCoverWasOpenedAndClosed() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.after(20, () -> device.become(VirtualPrinter.State.COVER_OPEN));
            byte[] job = receipt("one");

            CompletableFuture<PrintResult> result = printer.print(job);
            Await.until(() -> says(printer, Fault.COVER_OPEN));
            assertThat(result).isNotDone();
            assertThat(paper).isEmpty();
            device.become(VirtualPrinter.State.READY);

            assertThat(await(result)).isInstanceOf(PrintResult.Printed.class);
            assertThat(paper).containsExactly(job);
        }
    }

    @Test
    void saysThatNobodyKnowsWhenPaperEndedDuringAReceipt() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.after(20, () -> device.become(VirtualPrinter.State.PAPER_END));

            CompletableFuture<PrintResult> result = printer.print(receipt("one"));
            Await.until(() -> says(printer, Fault.PAPER_END));
            device.become(VirtualPrinter.State.READY);

            assertThat(await(result)).isInstanceOf(PrintResult.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"COVER_OPEN, COVER_OPEN", "PAPER_END, PAPER_END", "CUTTER, CUTTER"})
    void tellsWithinTwoSecondsWhatHappensWhileNothingIsPrinted(VirtualPrinter.State state, Fault fault)
            throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            Await.until(() -> printer.state() instanceof PrinterState.Says);
            LinkedBlockingQueue<PrinterState> told = new LinkedBlockingQueue<>();
            printer.onChange(() -> told.add(printer.state()));

            device.become(state);

            assertThat(told.poll(2, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            PrinterState.Says.class,
                            says -> assertThat(says.status().mostPressing()).contains(fault));
        }
    }

    @Test
    void isSilentWhileNobodyAnswersAndAwayWithoutACable() throws Exception {
        VirtualCable line = VirtualCable.plug(folder.resolve("till"));
        try (VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.SILENT);

            Await.until(() -> printer.state() instanceof PrinterState.Silent);
            line.close();
            Await.until(() -> printer.state() instanceof PrinterState.Away);
        }
    }

    @Test
    void printsOverTheNetworkAsOverACable() throws Exception {
        try (TcpDoor door = TcpDoor.at(0);
                VirtualPrinter device = VirtualPrinter.start(door, paper::add);
                EscPosPrinter printer = EscPosPrinter.start(door.line(), Clock.systemUTC(), Duration.ofSeconds(2))) {
            Await.until(() -> printer.state() instanceof PrinterState.Says);
            byte[] job = receipt("one");

            assertThat(await(printer.print(job))).isInstanceOf(PrintResult.Printed.class);

            assertThat(paper).containsExactly(job);
            device.become(VirtualPrinter.State.COVER_OPEN);
            Await.until(() -> says(printer, Fault.COVER_OPEN));
        }
    }

    /** The bytes of GS v 0 for a picture of 16 dots by 1,000 rows, of which the cable takes only the first. */
    @Test
    void isReadAgainByAPrinterThatWaitsForTheRestOfAPicture() throws Exception {
        byte[] picture = {0x1D, 0x76, 0x30, 0x00, 0x02, 0x00, (byte) 0xE8, 0x03, 0x55};
        VirtualCable cable = VirtualCable.plug(folder.resolve("till"));
        try (VirtualPrinter device = VirtualPrinter.start(cable.deviceLine(), paper::add)) {
            CountDownLatch taken = new CountDownLatch(1);
            device.after(picture.length, taken::countDown);
            Files.write(cable.tillLine().path(), picture);
            taken.await();
            cable.close();
            try (VirtualCable again = VirtualCable.plug(folder.resolve("till"));
                    EscPosPrinter printer = printer(again)) {
                byte[] job = receipt("one");

                assertThat(await(printer.print(job))).isInstanceOf(PrintResult.Printed.class);

                assertThat(EscPosInterpreter.read(paper.take()).lines()).contains("one");
            }
        }
    }

    @Test
    void sendsNothingOfAJobThatCannotBeWrittenDown() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.READY);

            PrintResult result = await(printer.print(receipt("one"), () -> {
                throw new UncheckedIOException(new IOException("the disk is full"));
            }));

            assertThat(result).isInstanceOf(PrintResult.Offline.class);
            byte[] next = receipt("two");
            await(printer.print(next));
            assertThat(paper).containsExactly(next);
        }
    }

    private static boolean says(EscPosPrinter printer, Fault fault) {
        return printer.state() instanceof PrinterState.Says(PrinterStatus status)
                && status.mostPressing().equals(Optional.of(fault));
    }

    @Test
    void isOfflineWhenThePrinterSaysNothing() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add);
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.SILENT);

            PrintResult result = await(printer.print(receipt("one")));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            PrintResult.Offline.class,
                            offline -> assertThat(offline.advice()).startsWith("Printer does not answer"));
        }
    }

    @Test
    void isOfflineWhenThereIsNoCableAndPrintsOnceThereIs() throws Exception {
        SerialLine till = SerialLine.of(folder.resolve("till"));
        try (EscPosPrinter printer = EscPosPrinter.start(till, Clock.systemUTC(), Duration.ofSeconds(2))) {
            assertThat(await(printer.print(receipt("one")))).isInstanceOf(PrintResult.Offline.class);

            try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                    VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), paper::add)) {
                device.become(VirtualPrinter.State.READY);
                Await.until(() -> printer.connection() instanceof Connection.Connected);

                assertThat(await(printer.print(receipt("two")))).isInstanceOf(PrintResult.Printed.class);
            }
        }
    }

    @Test
    void callsAReceiptUnknownWhoseCableWasPulledHalfWay() throws Exception {
        VirtualCable line = VirtualCable.plug(folder.resolve("till"));
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch pulled = new CountDownLatch(1);
        try (VirtualPrinter device = VirtualPrinter.start(line.deviceLine(), bytes -> {
                    halfWay.countDown();
                    try {
                        pulled.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                EscPosPrinter printer = printer(line)) {
            device.become(VirtualPrinter.State.READY);
            byte[] start = receipt("one");
            byte[] job = Arrays.copyOf(start, start.length + 256 * 1024);
            Arrays.fill(job, start.length, job.length, (byte) 'x');

            CompletableFuture<PrintResult> result = printer.print(job);
            halfWay.await();
            line.close();
            pulled.countDown();

            assertThat(await(result)).isInstanceOf(PrintResult.Unknown.class);
            Await.until(() -> printer.connection() instanceof Connection.Away);
        }
    }

    @Test
    void isFreedFromAPrinterThatStopsReading() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                StallingPrinter device = StallingPrinter.start(line.deviceLine());
                EscPosPrinter printer = printer(line)) {
            byte[] longJob = new byte[256 * 1024];
            Arrays.fill(longJob, (byte) 'x');

            PrintResult result = await(printer.print(longJob));

            assertThat(device.answered()).isGreaterThanOrEqualTo(4);
            assertThat(result).isInstanceOf(PrintResult.Unknown.class);
        }
    }
}
