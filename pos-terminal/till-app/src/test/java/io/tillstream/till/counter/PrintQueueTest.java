package io.tillstream.till.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.events.Language;
import io.tillstream.till.Await;
import io.tillstream.till.PrinterFake;
import io.tillstream.till.counter.ReceiptPrinter.Drawer;
import io.tillstream.till.counter.ReceiptPrinter.Result;
import io.tillstream.till.counter.ReceiptPrinter.State;
import io.tillstream.till.counter.ReceiptPrinter.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintQueueTest {
    private static final State READY = new State.Answers(Optional.empty(), false, Drawer.NOT_SENSED);
    private static final State COVER_OPEN =
            new State.Answers(Optional.of(Trouble.COVER_OPEN), false, Drawer.NOT_SENSED);
    private static final ReceiptDocument.Text COPY = new ReceiptDocument.Text("COPY", Alignment.CENTRE, Emphasis.HUGE);

    @TempDir
    private Path folder = Path.of("");

    private final PrinterFake printer = new PrinterFake();
    private final List<PrintQueue> opened = new ArrayList<>();
    private final List<String> came = new CopyOnWriteArrayList<>();

    private PrintQueue aQueue(ReceiptPrinter on) {
        PrintQueue queue = new PrintQueue(folder.resolve("print"), on, new PrintQueue.Listener() {
            @Override
            public void came(String name, Result result) {
                if (result instanceof Result.Printed) {
                    came.add(name);
                }
            }

            @Override
            public void changed() {
                // Nobody looks.
            }
        });
        opened.add(queue);
        queue.start();
        return queue;
    }

    @AfterEach
    void close() {
        opened.forEach(PrintQueue::close);
    }

    /** A cash receipt, told by its only line. */
    private static ReceiptDocument receipt(String text) {
        return new ReceiptDocument(
                Language.EN,
                List.of(
                        new ReceiptDocument.OpenDrawer(),
                        new ReceiptDocument.Text(text, Alignment.LEFT, Emphasis.NORMAL),
                        new ReceiptDocument.Pair("Bread", "0.95", Emphasis.BOLD),
                        new ReceiptDocument.Rule(),
                        new ReceiptDocument.Space(),
                        new ReceiptDocument.QrCode("TSR:" + text),
                        new ReceiptDocument.Cut()));
    }

    @Test
    void printsWhatAFaultHeldUpByItselfAndInOrder() {
        PrintQueue queue = aQueue(printer);
        printer.become(COVER_OPEN);

        List.of("one", "two", "three").forEach(name -> queue.add(name, receipt(name)));
        assertThat(printer.jobs()).isEmpty();
        assertThat(queue.trouble()).contains(Trouble.COVER_OPEN);
        printer.become(READY);

        Await.until(() -> queue.waiting() == 0);
        assertThat(came).containsExactly("one", "two", "three");
    }

    @Test
    void opensTheDrawerForTheCustomerWhoStandsThereOnly() {
        PrintQueue queue = aQueue(printer);
        printer.become(COVER_OPEN);
        queue.add("one", receipt("one"));
        queue.add("two", receipt("two"));

        printer.become(READY);
        Await.until(() -> queue.waiting() == 0);

        assertThat(printer.jobs()).containsExactly(receipt("one").withoutDrawer(), receipt("two"));
    }

    @Test
    void printsTheOriginalAfterARestartIfNoByteOfItWasSent() {
        printer.become(COVER_OPEN);
        aQueue(printer).add("one", receipt("one"));
        close();

        printer.become(READY);
        PrintQueue again = aQueue(printer);

        Await.until(() -> again.waiting() == 0);
        assertThat(printer.jobs()).containsExactly(receipt("one"));
    }

    @Test
    void printsACopyOnItsOwnPaperAfterARestartInTheMiddle() {
        Dying dying = new Dying();
        aQueue(dying).add("one", receipt("one"));
        close();

        PrintQueue again = aQueue(printer);

        Await.until(() -> again.waiting() == 0);
        assertThat(dying.begun).containsExactly(receipt("one"));
        ReceiptDocument copy = printer.jobs().getFirst();
        assertThat(copy.parts()).startsWith(new ReceiptDocument.Cut(), COPY).endsWith(COPY, new ReceiptDocument.Cut());
        assertThat(copy.parts())
                .doesNotContain(new ReceiptDocument.OpenDrawer())
                .containsAll(receipt("one").withoutDrawer().parts());
    }

    @Test
    void leavesOutAFileThatCannotBeReadAndPrintsTheRest() throws Exception {
        printer.become(COVER_OPEN);
        PrintQueue queue = aQueue(printer);
        queue.add("one", receipt("one"));
        queue.add("two", receipt("two"));
        close();
        Files.writeString(folder.resolve("print/000001.waiting"), "{\"name\":\"one\"}");

        printer.become(READY);
        PrintQueue again = aQueue(printer);

        Await.until(() -> again.waiting() == 0);
        assertThat(came).containsExactly("two");
    }

    @Test
    void leavesNothingBehindOnceEverythingIsOnPaper() throws Exception {
        PrintQueue queue = aQueue(printer);

        queue.add("one", receipt("one"));
        queue.add("two", receipt("two"));

        assertThat(queue.waiting()).isZero();
        assertThat(folder.resolve("print")).isEmptyDirectory();
    }

    /** Days of receipts, faults and killed tills: whatever happens, nobody gets two originals or an open drawer twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverPrintsTwoOriginalsNorKicksTwice(long seed) {
        Random random = new Random(seed);
        Unreliable paper = new Unreliable(random);
        PrintQueue queue = aQueue(paper);
        List<String> sold = new ArrayList<>();

        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    queue.close();
                    queue = aQueue(paper);
                }
                case 1 -> paper.become(random.nextBoolean() ? READY : COVER_OPEN);
                default -> {
                    sold.add("r" + step);
                    queue.add("r" + step, receipt("r" + step));
                }
            }
        }
        queue.close();
        paper.recover();
        PrintQueue last = aQueue(paper);
        Await.until(() -> last.waiting() == 0);

        assertThat(paper.kicks).doesNotHaveDuplicates();
        assertThat(paper.originals).doesNotHaveDuplicates();
        assertThat(paper.whole).containsAll(sold);
        assertThat(paper.firstBegun).containsExactlyElementsOf(sold);
    }

    /** Takes the first bytes of a job and says no more, as when the till is killed meanwhile. */
    private static final class Dying extends Deaf {
        private final List<ReceiptDocument> begun = new ArrayList<>();

        @Override
        public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
            begins.run();
            begun.add(receipt);
            return new CompletableFuture<>();
        }
    }

    /** A printer that prints, or fails before, or fails within, or is cut off from its till at any of these moments. */
    private static final class Unreliable extends Deaf {
        private final Random random;
        private final List<String> kicks = new ArrayList<>();
        private final List<String> originals = new ArrayList<>();
        private final List<String> whole = new ArrayList<>();
        private final List<String> firstBegun = new ArrayList<>();
        private boolean reliable;

        Unreliable(Random random) {
            this.random = random;
        }

        void recover() {
            reliable = true;
            become(READY);
        }

        @Override
        public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
            int fate = reliable ? 0 : random.nextInt(6);
            if (fate == 4) {
                return CompletableFuture.completedFuture(new Result.Failed(Trouble.NO_ANSWER, false));
            }
            if (fate == 5) {
                return new CompletableFuture<>();
            }
            begins.run();
            String name = receipt.parts().stream()
                    .filter(ReceiptDocument.QrCode.class::isInstance)
                    .map(part -> ((ReceiptDocument.QrCode) part).content().substring(4))
                    .findFirst()
                    .orElseThrow();
            if (receipt.parts().contains(new ReceiptDocument.OpenDrawer())) {
                kicks.add(name);
            }
            if (!receipt.parts().contains(COPY)) {
                originals.add(name);
            }
            if (!firstBegun.contains(name)) {
                firstBegun.add(name);
            }
            if (fate != 3) {
                whole.add(name);
            }
            return switch (fate) {
                case 0, 1 -> CompletableFuture.completedFuture(new Result.Printed());
                case 3 -> CompletableFuture.completedFuture(new Result.Failed(Trouble.PAPER_END, true));
                default -> new CompletableFuture<>();
            };
        }
    }

    /** A printer whose state is set by the test. */
    private abstract static class Deaf implements ReceiptPrinter {
        private volatile State state = READY;

        void become(State newState) {
            state = newState;
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public void onChange(Runnable listener) {
            // The queue looks by itself every two seconds.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
