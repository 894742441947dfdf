package io.tillstream.till.sale;

import io.tillstream.till.counter.ReceiptPrinter;

/** Says once of each roll that it will end soon: until the sale after has its receipt, and not again before a new roll is in. */
final class RollWarning {
    private volatile Step step = Step.NOTHING_TO_SAY;

    private enum Step {
        NOTHING_TO_SAY,
        DUE,
        SAID
    }

    void seen(ReceiptPrinter.State state) {
        // Without paper, or without an answer, nobody knows how long a roll is.
        if (state instanceof ReceiptPrinter.State.Answers answers
                && answers.trouble().isEmpty()) {
            if (!answers.paperNearEnd()) {
                step = Step.NOTHING_TO_SAY;
            } else if (step == Step.NOTHING_TO_SAY) {
                step = Step.DUE;
            }
        }
    }

    void saleDone() {
        if (step == Step.DUE) {
            step = Step.SAID;
        }
    }

    boolean isDue() {
        return step == Step.DUE;
    }
}
