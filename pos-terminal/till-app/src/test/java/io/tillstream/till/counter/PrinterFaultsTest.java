package io.tillstream.till.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.events.Language;
import io.tillstream.peripherals.EscPosPrinter;
import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.Paper;
import io.tillstream.receipt.PrinterProfile;
import io.tillstream.till.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A printer whose cover is opened, whose paper ends or whose cable is pulled at byte k of a receipt, for many k (row F14 of the
 * fault matrix). The first seed is {@code printer.seed}, how many k are tried is {@code printer.faults}.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PrinterFaultsTest {
    private static final long SEED = Long.getLong("printer.seed", 20261126);
    private static final int FAULTS = Integer.getInteger("printer.faults", 6);
    private static final ReceiptDocument RECEIPT = new ReceiptDocument(
            Language.EN,
            List.of(
                    new ReceiptDocument.OpenDrawer(),
                    new ReceiptDocument.Text("Harbour Street", Alignment.CENTRE, Emphasis.LARGE),
                    new ReceiptDocument.Pair("鮮乳", "NT$85", Emphasis.NORMAL),
                    new ReceiptDocument.Pair("Bread", "NT$40", Emphasis.NORMAL),
                    new ReceiptDocument.QrCode("TSR:s1-t1/1/42"),
                    new ReceiptDocument.Cut()));

    @TempDir
    private Path folder = Path.of("");

    private final List<Paper> papers = new CopyOnWriteArrayList<>();

    enum Fault {
        COVER_OPENED,
        PAPER_ENDS,
        CABLE_PULLED
    }

    static Stream<Arguments> faultsAtManyBytes() {
        int length = new EscPosRenderer(PrinterProfile.MM_80).render(RECEIPT).length;
        Random random = new Random(SEED);
        return Stream.of(Fault.values())
                .flatMap(fault -> random.ints(FAULTS, 1, length).mapToObj(at -> Arguments.of(fault, at)));
    }

    @ParameterizedTest
    @MethodSource("faultsAtManyBytes")
    void givesOneOriginalAtMostOneWholeReceiptAtLeastAndOpensTheDrawerOnce(Fault fault, int at) throws Exception {
        try (TcpDoor door = TcpDoor.at(0);
                VirtualPrinter device =
                        VirtualPrinter.start(door, receipt -> papers.add(EscPosInterpreter.read(receipt)));
                ReceiptPrinter printer = new EscPosReceiptPrinter(
                        EscPosPrinter.start(door.line(), Clock.systemUTC()),
                        new EscPosRenderer(PrinterProfile.MM_80),
                        DrawerSwitch.NONE);
                PrintQueue queue = new PrintQueue(folder, printer, new Nobody())) {
            device.after(at, () -> happen(fault, device));
            queue.start();

            queue.add("TSR:s1-t1/1/42", RECEIPT);
            switch (fault) {
                case COVER_OPENED -> mend(device, queue, ReceiptPrinter.Trouble.COVER_OPEN);
                case PAPER_ENDS -> mend(device, queue, ReceiptPrinter.Trouble.PAPER_END);
                case CABLE_PULLED -> {}
            }
            Await.until(() -> queue.waiting() == 0);

            assertThat(papers.stream().mapToLong(Paper::drawerPulses).sum()).isLessThanOrEqualTo(1);
            assertThat(papers.stream().filter(this::isOriginal)).hasSizeLessThanOrEqualTo(1);
            assertThat(papers.stream().filter(this::isWhole)).isNotEmpty();
            if (fault == Fault.COVER_OPENED) {
                assertThat(papers).hasSize(1).allMatch(this::isOriginal);
            }
        }
    }

    private static void happen(Fault fault, VirtualPrinter device) {
        switch (fault) {
            case COVER_OPENED -> device.become(VirtualPrinter.State.COVER_OPEN);
            case PAPER_ENDS -> device.become(VirtualPrinter.State.PAPER_END);
            case CABLE_PULLED -> device.unplug();
        }
    }

    /** Somebody mends it once the till says what is the matter. */
    private static void mend(VirtualPrinter device, PrintQueue queue, ReceiptPrinter.Trouble trouble) {
        Await.until(() -> queue.trouble().filter(trouble::equals).isPresent());
        device.become(VirtualPrinter.State.READY);
    }

    private boolean isOriginal(Paper paper) {
        return paper.lines().stream().anyMatch(line -> line.contains("Harbour"))
                && paper.lines().stream().noneMatch(line -> line.contains("COPY"));
    }

    private boolean isWhole(Paper paper) {
        return paper.codes().stream().anyMatch(code -> code.content().equals("TSR:s1-t1/1/42"))
                && paper.lines().stream().anyMatch(line -> line.contains("Bread"))
                && paper.lines().stream().anyMatch(line -> line.contains("Harbour"));
    }

    private static final class Nobody implements PrintQueue.Listener {
        @Override
        public void came(String name, ReceiptPrinter.Result result) {
            // The paper tells.
        }

        @Override
        public void changed() {
            // The queue tells.
        }
    }
}
