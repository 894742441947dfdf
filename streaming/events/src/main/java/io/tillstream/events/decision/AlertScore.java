package io.tillstream.events.decision;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the first reorder proposal for a delivery said, and what came. Topic {@code decision.alert-score.v1}, key:
 * {@code store|gtin|delivery}, compacted. Written when the proposal is made and again when its delivery day has come.
 *
 * @param decisionId the proposal
 * @param store for which store
 * @param gtin what
 * @param onHand what was on the books when it was made
 * @param booked what had been received and adjusted until then, so that other movements are seen later
 * @param nextDelivery the delivery it looks ahead to
 * @param emptyBasisPoints the probability it gave, in hundredths of a percent
 * @param expectedLostMargin what it expected to be lost
 * @param suggested what it proposed to order
 * @param model by which model
 * @param issuedAt when it was made
 * @param outcome what came; absent until the delivery
 * @param awaited what it counted on to come before that delivery; absent for nothing
 */
public record AlertScore(
        String decisionId,
        StoreId store,
        Gtin gtin,
        Quantity onHand,
        Quantity booked,
        LocalDate nextDelivery,
        int emptyBasisPoints,
        Money expectedLostMargin,
        Quantity suggested,
        ModelReference model,
        Instant issuedAt,
        @Nullable Outcome outcome,
        @Nullable Quantity awaited) {
    public AlertScore {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(onHand, "onHand");
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(nextDelivery, "nextDelivery");
        Objects.requireNonNull(expectedLostMargin, "expectedLostMargin");
        Objects.requireNonNull(suggested, "suggested");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(issuedAt, "issuedAt");
    }

    /** An alert that counts on what is on the shelf alone. */
    public AlertScore(
            String decisionId,
            StoreId store,
            Gtin gtin,
            Quantity onHand,
            Quantity booked,
            LocalDate nextDelivery,
            int emptyBasisPoints,
            Money expectedLostMargin,
            Quantity suggested,
            ModelReference model,
            Instant issuedAt,
            @Nullable Outcome outcome) {
        this(
                decisionId,
                store,
                gtin,
                onHand,
                booked,
                nextDelivery,
                emptyBasisPoints,
                expectedLostMargin,
                suggested,
                model,
                issuedAt,
                outcome,
                null);
    }

    /**
     * What came of an alert.
     *
     * @param emptied when the books first had nothing left; absent where they always had
     * @param sold what was sold from the alert to the delivery day
     * @param left what was left on the books before the delivery
     * @param lostMargin the margin of what the model expected to be wanted while the shelf was empty
     * @param disturbed whether goods came or went otherwise than over a till, or were to, so that it says nothing of the
     *     forecast
     * @param scoredAt when this was found
     */
    public record Outcome(
            @Nullable Instant emptied,
            Quantity sold,
            Quantity left,
            Money lostMargin,
            boolean disturbed,
            Instant scoredAt) {
        public Outcome {
            Objects.requireNonNull(sold, "sold");
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(lostMargin, "lostMargin");
            Objects.requireNonNull(scoredAt, "scoredAt");
        }
    }

    /** The same alert with what came of it. */
    public AlertScore cameTo(Outcome found) {
        return new AlertScore(
                decisionId,
                store,
                gtin,
                onHand,
                booked,
                nextDelivery,
                emptyBasisPoints,
                expectedLostMargin,
                suggested,
                model,
                issuedAt,
                found,
                awaited);
    }
}
