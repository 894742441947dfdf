package io.tillstream.checkout.returns;

import java.util.List;

/** What a request to take goods back leads to. */
public sealed interface ReturnOutcome {
    /** Works it out; changes nothing. */
    static ReturnOutcome of(ReturnRequest request) {
        return switch (request) {
            case ReturnRequest.WithReceipt byReceipt -> ReceiptReturn.of(byReceipt);
            case ReturnRequest.WithoutReceipt credit -> CreditReturn.of(credit);
        };
    }

    /**
     * The goods can come back.
     *
     * @param preview everything that will happen when it is confirmed
     */
    record Offered(RefundPreview preview) implements ReturnOutcome {}

    /**
     * They cannot, as asked.
     *
     * @param reasons all of them, at least one
     */
    record Refused(List<Refusal> reasons) implements ReturnOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal needs a reason.");
            }
        }
    }
}
