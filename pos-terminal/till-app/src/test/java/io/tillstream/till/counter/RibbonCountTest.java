package io.tillstream.till.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import io.tillstream.till.PrinterFake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RibbonCountTest {
    /** A long name takes two lines of a narrow paper; the code and the cut take none of the ribbon's. */
    private static final ReceiptDocument THREE_LINES = new ReceiptDocument(
            Language.EN,
            List.of(
                    new ReceiptDocument.Text(
                            "A name that is longer than the paper is wide",
                            ReceiptDocument.Alignment.LEFT,
                            Emphasis.NORMAL),
                    new ReceiptDocument.Rule(),
                    new ReceiptDocument.QrCode("TSR:s1-t1/1/1"),
                    new ReceiptDocument.Cut()));

    @TempDir
    Path data;

    private final PrinterFake paper = new PrinterFake();

    private RibbonPrinter printer(RibbonCount ribbon) {
        return new RibbonPrinter(paper, new PaperLayout(32), ribbon);
    }

    @Test
    void countsTheLinesThatCameOutOverTheTillsLife() {
        printer(new RibbonCount(data, 1000)).print(THREE_LINES).join();
        RibbonCount later = new RibbonCount(data, 1000);
        printer(later).print(THREE_LINES).join();

        assertThat(later.lines()).isEqualTo(6);
        assertThat(later.lasts()).isEqualTo(1000);
    }

    @Test
    void countsNothingThatDidNotComeOut() {
        RibbonCount ribbon = new RibbonCount(data, 1000);
        paper.next(new ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble.PAPER_END, true));

        printer(ribbon).print(THREE_LINES).join();

        assertThat(ribbon.lines()).isZero();
    }

    @Test
    void beginsAgainWithANewRibbon() {
        RibbonCount ribbon = new RibbonCount(data, 1000);
        printer(ribbon).print(THREE_LINES).join();

        ribbon.renewed();

        assertThat(ribbon.lines()).isZero();
        assertThat(new RibbonCount(data, 1000).lines()).isZero();
    }

    @Test
    void keepsNothingForAPrinterWithoutOne() {
        RibbonCount none = new RibbonCount(data, 0);
        none.printed(3);

        assertThat(none.isCounted()).isFalse();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void beginsAtNothingWhenItsFileIsBroken() throws IOException {
        Files.write(data.resolve("ribbon.json"), "no json".getBytes(StandardCharsets.UTF_8));

        assertThat(new RibbonCount(data, 1000).lines()).isZero();
    }
}
