package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.peripherals.TcpDoor;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.FinishedSale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row F14 of the fault matrix on the whole till: the cover is opened, the paper ends or the cable is pulled when so much of
 * a receipt has gone to the printer. The sale stands, the numbers go on, nobody gets two originals, and the drawer opens
 * once.
 */
@Timeout(120)
class PrintedSalesTest {
    @TempDir
    static Path folder;

    private static final List<Paper> PAPERS = new CopyOnWriteArrayList<>();
    private static final List<Paper> ALL_PAPERS = new ArrayList<>();
    private static final List<String> SEEN = new ArrayList<>();
    private static volatile int length;
    private static Path data;
    private static TcpDoor door;
    private static VirtualPrinter printer;
    private static RunningTill till;

    enum Fault {
        COVER_OPENED,
        PAPER_ENDS,
        CABLE_PULLED
    }

    @BeforeAll
    static void start() throws Exception {
        data = Files.createDirectory(folder.resolve("till"));
        door = TcpDoor.at(0);
        printer = VirtualPrinter.start(door, receipt -> {
            length = Math.max(length, receipt.length);
            PAPERS.add(EscPosInterpreter.read(receipt));
        });
        till = RunningTill.start(data, Shop.catalogue(), "--till.printer=" + door.name());
        sell();
        Await.until(() -> isPrinted());
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
        printer.close();
        door.close();
    }

    @BeforeEach
    void aFreshRoll() {
        printer.become(VirtualPrinter.State.READY);
        ALL_PAPERS.addAll(PAPERS);
        PAPERS.clear();
    }

    /** From the first byte on, in tenths of a receipt; not all are equally long, so none at the very end. */
    static Stream<Arguments> faultsInTheMiddle() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(0, 3, 6, 9).map(tenths -> Arguments.of(fault, tenths)));
    }

    @ParameterizedTest
    @MethodSource("faultsInTheMiddle")
    void theSaleStandsAndItsReceiptComesOutWhole(Fault fault, int tenths) throws Exception {
        long at = Math.clamp((long) length * tenths / 10, 1, length - 1);
        printer.after(at, () -> {
            switch (fault) {
                case COVER_OPENED -> printer.become(VirtualPrinter.State.COVER_OPEN);
                case PAPER_ENDS -> printer.become(VirtualPrinter.State.PAPER_END);
                case CABLE_PULLED -> printer.unplug();
            }
        });

        String receipt = sell();
        switch (fault) {
            case COVER_OPENED -> mend(ReceiptPrinter.Trouble.COVER_OPEN);
            case PAPER_ENDS -> mend(ReceiptPrinter.Trouble.PAPER_END);
            case CABLE_PULLED -> {}
        }
        Await.until(() -> isPrinted());

        List<Paper> whole =
                PAPERS.stream().filter(paper -> isWhole(paper, receipt)).toList();
        assertThat(whole).isNotEmpty();
        assertThat(whole.stream().filter(paper -> !isCopy(paper))).hasSizeLessThanOrEqualTo(1);
        assertThat(PAPERS.stream().mapToLong(Paper::drawerPulses).sum()).isLessThanOrEqualTo(1);
        if (fault == Fault.COVER_OPENED) {
            // The printer keeps what it was sent and goes on when the cover is closed: one receipt, and no copy.
            assertThat(PAPERS).singleElement().satisfies(paper -> {
                assertThat(isCopy(paper)).isFalse();
                assertThat(paper.drawerPulses()).isEqualTo(1);
            });
        }
        assertBooksAreRight();
    }

    @Test
    void aReceiptThatIsAskedForAgainIsACopyAndNoSale() throws Exception {
        String receipt = sell();
        Await.until(() -> isPrinted());
        aFreshRoll();

        till.desk().reprint().join();
        Await.until(() -> !PAPERS.isEmpty());

        assertThat(PAPERS.getFirst()).satisfies(paper -> {
            assertThat(isWhole(paper, receipt)).isTrue();
            assertThat(isCopy(paper)).isTrue();
            assertThat(paper.drawerPulses()).isZero();
        });
        assertBooksAreRight();
    }

    /** Numbers without a gap, the chain, and that what was seen and what was printed is there (V3, V4, V6, V7). */
    private static void assertBooksAreRight() throws Exception {
        TillBooks books = TillBooks.in(data);
        assertThat(books.violations()).isEmpty();
        assertThat(books.receipts()).isEqualTo(SEEN);
        assertThat(Stream.concat(ALL_PAPERS.stream(), PAPERS.stream()).flatMap(paper -> receiptOn(paper).stream()))
                .isSubsetOf(SEEN);
    }

    private static String sell() {
        till.types(Shop.MILK.ean13());
        till.does(new Act.PayCash(200L));
        SEEN.add(till.lastReceipt());
        return till.lastReceipt();
    }

    /** Somebody mends it once the till says what is the matter. */
    private static void mend(ReceiptPrinter.Trouble trouble) {
        Await.until(() -> till.desk().view().printerTrouble() == trouble);
        printer.become(VirtualPrinter.State.READY);
    }

    private static boolean isPrinted() {
        return Objects.requireNonNull(till.desk().view().last(), "a sale before")
                        .paper()
                == FinishedSale.Paper.PRINTED;
    }

    private static Optional<String> receiptOn(Paper paper) {
        return paper.codes().stream()
                .map(code -> code.content())
                .filter(code -> code.startsWith("TSR:"))
                .map(code -> code.substring(4, code.indexOf(';')))
                .findFirst();
    }

    private static boolean isWhole(Paper paper, String receipt) {
        return receiptOn(paper).filter(receipt::equals).isPresent()
                && paper.lines().stream().anyMatch(line -> line.contains("Harbour Street"))
                && paper.lines().stream().anyMatch(line -> line.startsWith("Milk"));
    }

    private static boolean isCopy(Paper paper) {
        return paper.lines().stream().anyMatch(line -> line.contains("COPY"));
    }
}
