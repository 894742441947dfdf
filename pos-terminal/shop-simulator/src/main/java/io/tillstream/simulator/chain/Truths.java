package io.tillstream.simulator.chain;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is true of a generated chain because it was planted: {@code truths.json}, which no part of the product reads.
 *
 * @param seed the seed it was generated from
 * @param outOfStock an item that was missing on known days
 * @param campaigns finished campaigns with their true effects
 * @param phantomStock an item the books have and the shelf has not
 * @param voidingCashier a cashier who takes cash and voids the sale after the customer has left with the goods
 * @param pointsFarmer a member who buys with the card, returns without it and keeps the points
 */
public record Truths(
        long seed,
        OutOfStock outOfStock,
        List<CampaignEffect> campaigns,
        PhantomStock phantomStock,
        VoidingCashier voidingCashier,
        PointsFarmer pointsFarmer) {
    public Truths {
        campaigns = List.copyOf(campaigns);
    }

    /**
     * An item that was missing.
     *
     * @param days on which none was on the shelf all day
     * @param missedUnits what customers wanted and did not get on those days
     * @param missedSales the same in money, at shelf price
     */
    public record OutOfStock(StoreId store, Gtin gtin, List<LocalDate> days, long missedUnits, Money missedSales) {
        public OutOfStock {
            days = List.copyOf(days);
        }
    }

    /**
     * A campaign's effect on the units its treated members bought while it ran. Members are assigned by
     * {@code ControlGroup} of ml/features; those who allow no personal offers take no part.
     *
     * @param effectBasisPoints 400 for +4 %
     * @param baseUnits what the treated members would have bought without it
     * @param extraUnits what they bought more
     */
    public record CampaignEffect(
            String campaign,
            Instant from,
            Instant until,
            int controlBasisPoints,
            long effectBasisPoints,
            long treatedMembers,
            long controlMembers,
            long baseUnits,
            long extraUnits) {}

    /**
     * Stock that is not there.
     *
     * @param books what the books say at the end
     * @param shelf what is on the shelf
     * @param vanishedOn when it went, without a record
     * @param lastSoldOn when the last piece was sold
     */
    public record PhantomStock(
            StoreId store, Gtin gtin, long books, long shelf, LocalDate vanishedOn, LocalDate lastSoldOn) {}

    /**
     * Cash that went into a pocket.
     *
     * @param voids receipt numbers of the voids
     * @param taken their sum
     */
    public record VoidingCashier(StoreId store, String operator, List<String> voids, Money taken) {
        public VoidingCashier {
            voids = List.copyOf(voids);
        }
    }

    /**
     * Points that were not earned.
     *
     * @param purchases receipt numbers of purchases that all came back
     * @param refunds receipt numbers of the refunds, without the member's card
     * @param pointsKept points of those purchases
     */
    public record PointsFarmer(MemberId member, List<String> purchases, List<String> refunds, long pointsKept) {
        public PointsFarmer {
            purchases = List.copyOf(purchases);
            refunds = List.copyOf(refunds);
        }
    }
}
