package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Prints receipts, one whole job after the other; the printer in the shop, a fake in tests. */
public interface ReceiptPrinter extends AutoCloseable {
    /** What became of a job. */
    sealed interface Result {
        /** All of it is on paper. */
        record Printed() implements Result {}

        /**
         * Not, or nobody can say how much of it.
         *
         * @param trouble what keeps the printer
         * @param begun whether bytes were sent, so that paper may have come out and the drawer may be open
         */
        record Failed(Trouble trouble, boolean begun) implements Result {}

        /** There is nothing to print with. */
        record NoPrinter() implements Result {}
    }

    /** What keeps a printer, as a cashier sees it. */
    enum Trouble {
        COVER_OPEN,
        PAPER_END,
        CUTTER,
        TOO_HOT,
        FAULT,
        NO_ANSWER
    }

    /** How the printer is. */
    sealed interface State {
        /** This till has none. */
        record NoPrinter() implements State {}

        /** Its line cannot be opened: no such device, or nobody at that address. */
        record Away() implements State {}

        /** Its line is open, and it answers no question: switched off, or the wrong port. */
        record Silent() implements State {}

        /**
         * It answers.
         *
         * @param trouble what keeps it from printing; empty when it prints
         * @param paperNearEnd whether the roll will end soon
         * @param drawer the cash drawer at its socket
         */
        record Answers(Optional<Trouble> trouble, boolean paperNearEnd, Drawer drawer) implements State {}

        /** What keeps it from printing, whatever the reason; empty without a printer. */
        default Optional<Trouble> whatKeepsIt() {
            return switch (this) {
                case NoPrinter() -> Optional.empty();
                case Away(), Silent() -> Optional.of(Trouble.NO_ANSWER);
                case Answers answers -> answers.trouble();
            };
        }

        /** Whether cash lies open; false when nobody can say. */
        default boolean isDrawerOpen() {
            return this instanceof Answers answers && answers.drawer() == Drawer.OPEN;
        }
    }

    /** Whether the cash drawer is open. */
    enum Drawer {
        OPEN,
        SHUT,
        /** No drawer, or one without a switch; see {@code till.drawer.open-level}. */
        NOT_SENSED
    }

    /**
     * Queues a receipt; never blocks and never completes exceptionally.
     *
     * @param begins runs before the first byte goes out, and not at all when none does; when it throws, none does
     */
    CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins);

    /** Queues a page that nobody has to remember, such as a test page. */
    default CompletableFuture<Result> print(ReceiptDocument page) {
        return print(page, () -> {});
    }

    /** How the printer is, at most a second or two old; never blocks. */
    State state();

    /** Calls back after each change of {@link #state}, on any thread. */
    void onChange(Runnable listener);

    @Override
    void close();

    /** A till without a printer: receipts are on the screen only. */
    static ReceiptPrinter none() {
        return new ReceiptPrinter() {
            @Override
            public CompletableFuture<Result> print(ReceiptDocument receipt, Runnable begins) {
                return CompletableFuture.completedFuture(new Result.NoPrinter());
            }

            @Override
            public State state() {
                return new State.NoPrinter();
            }

            @Override
            public void onChange(Runnable listener) {
                // It stays as it is.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
