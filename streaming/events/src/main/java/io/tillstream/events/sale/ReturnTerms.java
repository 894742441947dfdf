package io.tillstream.events.sale;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On what grounds goods were taken back.
 *
 * @param check who confirmed that so much was left to return
 * @param approval why and who allowed it; absent for an ordinary return by receipt
 */
public record ReturnTerms(Check check, @Nullable Approval approval) {
    /**
     * How far a return was checked. {@code LEDGER}: head office granted it; {@code TILL}: only by what this till knew,
     * to be looked at; {@code NO_RECEIPT}: there was nothing to check it by.
     */
    public enum Check {
        LEDGER,
        TILL,
        NO_RECEIPT
    }

    public ReturnTerms {
        Objects.requireNonNull(check, "check");
        if (check == Check.NO_RECEIPT && (approval == null || approval.approver() == null)) {
            throw new IllegalArgumentException(
                    "Goods come back without a receipt and nobody approved it; name the approver.");
        }
    }
}
