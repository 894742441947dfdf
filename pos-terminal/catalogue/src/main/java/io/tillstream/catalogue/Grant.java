package io.tillstream.catalogue;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A part of somebody's balance that the ledger has set aside for this till: it may be spent here, also without network, and
 * nowhere else until the grant lapses. What was spent of it stands in the till's journal.
 */
public sealed interface Grant {
    /** Its number; the payment attempts that spend from it name it. */
    String grant();

    /** When it lapses. */
    Instant until();

    /**
     * A part of a gift card's balance.
     *
     * @param grant its number
     * @param account the card's account
     * @param amount how much
     * @param until when it lapses
     */
    record OfGiftCard(String grant, String account, Money amount, Instant until) implements Grant {
        public OfGiftCard {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * Some of a member's points.
     *
     * @param grant its number
     * @param member whose
     * @param points the points, each lot with its expiry
     * @param ratePoints so many points
     * @param rateWorth pay so much
     * @param until when it lapses
     */
    record OfPoints(
            String grant, MemberId member, List<PointsLot> points, long ratePoints, Money rateWorth, Instant until)
            implements Grant {
        public OfPoints {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(rateWorth, "rateWorth");
            Objects.requireNonNull(until, "until");
            points = List.copyOf(points);
        }
    }
}
