package io.tillstream.events.decision;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a buyer should order, ranked by the margin that is lost otherwise. Topic {@code decision.reorder.v1}, key:
 * {@code store|gtin}, compacted; a proposal that no longer holds is replaced by a tombstone.
 *
 * @param decisionId unique
 * @param store for which store
 * @param gtin what
 * @param onHand what the books say is left
 * @param dailyDemandThousandths expected units a day, times 1,000
 * @param nextDelivery when an order of today arrives
 * @param emptyBasisPoints probability that the shelf is empty before that, in hundredths of a percent
 * @param expectedLostMargin expected units short until then, times margin
 * @param suggested how much to order, a multiple of the pack
 * @param packs how many packs that is
 * @param reason why
 * @param model by which model
 * @param issuedAt from when
 * @param validUntil until when
 * @param signature see {@link Decision#signature()}
 */
public record ReorderProposal(
        String decisionId,
        StoreId store,
        Gtin gtin,
        Quantity onHand,
        long dailyDemandThousandths,
        LocalDate nextDelivery,
        int emptyBasisPoints,
        Money expectedLostMargin,
        Quantity suggested,
        int packs,
        Reason reason,
        ModelReference model,
        Instant issuedAt,
        Instant validUntil,
        String signature)
        implements Decision {
    public ReorderProposal {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(onHand, "onHand");
        Objects.requireNonNull(nextDelivery, "nextDelivery");
        Objects.requireNonNull(expectedLostMargin, "expectedLostMargin");
        Objects.requireNonNull(suggested, "suggested");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(signature, "signature");
        if (emptyBasisPoints < 0 || emptyBasisPoints > 10_000) {
            throw new IllegalArgumentException(
                    "Proposal " + decisionId + " has a probability of " + emptyBasisPoints + "; 0 to 10000.");
        }
    }

    /** The same decision with another signature; signing replaces the empty one. */
    public ReorderProposal withSignature(String newSignature) {
        return new ReorderProposal(
                decisionId,
                store,
                gtin,
                onHand,
                dailyDemandThousandths,
                nextDelivery,
                emptyBasisPoints,
                expectedLostMargin,
                suggested,
                packs,
                reason,
                model,
                issuedAt,
                validUntil,
                newSignature);
    }
}
