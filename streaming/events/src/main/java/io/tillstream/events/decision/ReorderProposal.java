package io.tillstream.events.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer should order, ranked by the margin that is lost otherwise. Topic {@code decision.reorder.v1}, key:
 * {@code store|gtin}, compacted; a proposal that no longer holds is replaced by a tombstone.
 *
 * @param decisionId unique
 * @param store for which store
 * @param gtin what
 * @param onHand what the books say is left
 * @param dailyDemandThousandths expected units a day, times 1,000
 * @param nextDelivery when what is ordered now arrives: the first delivery that can still be reached
 * @param emptyBasisPoints probability that the shelf is empty before that, in hundredths of a percent
 * @param expectedLostMargin expected units short until then, times margin
 * @param suggested how much to order, a multiple of the pack
 * @param packs how many packs that is
 * @param reason why
 * @param model by which model
 * @param issuedAt from when
 * @param validUntil until when
 * @param signature see {@link Decision#signature()}
 * @param grounds what moved it and what else could be done; absent where nobody looked
 * @param supplier who delivers it, a supplier's code; absent where nobody has said
 * @param orderUntil the first instant at which it is too late for that delivery; absent where no cut-off is known
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
        String signature,
        @Nullable Grounds grounds,
        @Nullable String supplier,
        @Nullable Instant orderUntil)
        implements Decision {
    /** Of {@link Reason#code()}: nothing is to be ordered before somebody has counted the shelf. */
    public static final String COUNT_SHELF = "count-shelf";

    /**
     * What moved a proposal and what else could be done.
     *
     * @param drivers what each input does to the expected lost margin, the largest first
     * @param substitute what members take instead, where they do and it is there
     * @param transfer from which store it could come instead of being bought
     * @param reach how far an order goes; absent where nobody looked
     * @param fan what is expected of each day; absent where nobody looked
     */
    public record Grounds(
            List<Driver> drivers,
            @Nullable Gtin substitute,
            @Nullable Transfer transfer,
            @Nullable Reach reach,
            @Nullable Fan fan) {
        public Grounds {
            drivers = List.copyOf(drivers);
        }

        /** Grounds that do not say what is expected of each day. */
        public Grounds(
                List<Driver> drivers, @Nullable Gtin substitute, @Nullable Transfer transfer, @Nullable Reach reach) {
            this(drivers, substitute, transfer, reach, null);
        }

        /** Grounds that do not say how far an order goes. */
        public Grounds(List<Driver> drivers, @Nullable Gtin substitute, @Nullable Transfer transfer) {
            this(drivers, substitute, transfer, null, null);
        }
    }

    /**
     * What is expected of the days to come, each for itself: the days of one line do not add up to a likely week.
     *
     * @param from the first day
     * @param lines quantiles, the lowest first, all of the same days; 1 to {@value #MOST} lines
     */
    public record Fan(LocalDate from, List<Line> lines) {
        private static final int MOST = 9;

        public Fan {
            Objects.requireNonNull(from, "from");
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > MOST) {
                throw new IllegalArgumentException(
                        "A forecast is told with " + lines.size() + " quantiles; 1 to " + MOST + ".");
            }
            for (int i = 1; i < lines.size(); i++) {
                Line below = lines.get(i - 1);
                Line line = lines.get(i);
                if (line.basisPoints() <= below.basisPoints()
                        || line.amounts().size() != below.amounts().size()) {
                    throw new IllegalArgumentException("Quantile " + line.basisPoints() + " of "
                            + line.amounts().size() + " days follows " + below.basisPoints() + " of "
                            + below.amounts().size() + "; ascending, and all of the same days.");
                }
            }
        }
    }

    /**
     * One quantile of each day.
     *
     * @param basisPoints in how many of ten thousand cases no more is wanted
     * @param amounts pieces or grams, day after day; 1 to {@value #LONGEST} days
     */
    public record Line(int basisPoints, List<Long> amounts) {
        /** The most days told. */
        public static final int LONGEST = 35;

        public Line {
            amounts = List.copyOf(amounts);
            if (basisPoints < 1 || basisPoints > 9_999) {
                throw new IllegalArgumentException("A quantile of " + basisPoints + " in 10000; 1 to 9999.");
            }
            if (amounts.isEmpty() || amounts.size() > LONGEST) {
                throw new IllegalArgumentException(
                        "A quantile is told of " + amounts.size() + " days; 1 to " + LONGEST + ".");
            }
        }
    }

    /**
     * How far an order goes.
     *
     * @param until the delivery until which the suggested quantity is to last
     * @param basisPoints in how many of ten thousand cases it does at least
     * @param packsApart how many packs lie between one amount of {@code losses} and the next, at least 1
     * @param losses expected margin lost from now until then with an order of nothing, of {@code packsApart} packs, of twice as
     *     many and so on; 1 to {@value #MOST} amounts
     */
    public record Reach(LocalDate until, int basisPoints, int packsApart, List<Money> losses) {
        /** The most amounts told. */
        public static final int MOST = 25;

        public Reach {
            Objects.requireNonNull(until, "until");
            losses = List.copyOf(losses);
            if (basisPoints < 1 || basisPoints > 10_000) {
                throw new IllegalArgumentException("An order lasts in " + basisPoints + " of 10000 cases; 1 to 10000.");
            }
            if (packsApart < 1 || losses.isEmpty() || losses.size() > MOST) {
                throw new IllegalArgumentException("An order is told with " + losses.size() + " losses, " + packsApart
                        + " packs apart; 1 to " + MOST + " losses, at least 1 pack.");
            }
        }
    }

    /**
     * One input, taken away.
     *
     * @param input {@code weekday}, {@code trend}, {@code on-hand}, {@code delivery}, {@code on-order}, {@code late-delivery},
     *     {@code empty-shelf}, {@code promotion}, {@code price}, {@code shelf-life}
     * @param lostMargin by how much the expected lost margin is larger for it; below zero where it is smaller
     */
    public record Driver(String input, Money lostMargin) {
        public Driver {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(lostMargin, "lostMargin");
        }
    }

    /**
     * Goods another store can spare.
     *
     * @param from which store
     * @param quantity how much
     */
    public record Transfer(StoreId from, Quantity quantity) {
        public Transfer {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(quantity, "quantity");
        }
    }

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

    /** A proposal whose grounds nobody looked for, of goods whose supplier nobody has named. */
    public ReorderProposal(
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
            String signature) {
        this(
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
                signature,
                null,
                null,
                null);
    }

    /** Whether the shelf is to be counted before anything is ordered; not part of the JSON form. */
    @JsonIgnore
    public boolean asksForACount() {
        return reason.code().equals(COUNT_SHELF);
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
                newSignature,
                grounds,
                supplier,
                orderUntil);
    }
}
