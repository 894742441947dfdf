package io.tillstream.till.sale;

import io.tillstream.catalogue.Grant;
import io.tillstream.checkout.tender.PointsLease;
import io.tillstream.checkout.tender.StoredValue;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What this till may spend of gift cards and points: the ledger's grants, less what the journal says was spent of them. */
final class StoredValues {
    private final Catalogue catalogue;
    private final HeldLeases leases;

    StoredValues(Catalogue catalogue, HeldLeases leases) {
        this.catalogue = catalogue;
        this.leases = leases;
    }

    /**
     * What may be spent of a gift card.
     *
     * @param taken what the open payment has taken already, which the payment itself counts
     */
    StoredValue giftCard(String account, List<Tender> taken, Spent spent) {
        return grantOf(account)
                .<StoredValue>map(grant -> new StoredValue.Held(
                        account,
                        taken.stream()
                                .filter(tender -> account.equals(tender.account()))
                                .map(Tender::net)
                                .reduce(spent.left(grant.grant(), grant.amount()), Money::plus),
                        grant.until()))
                .orElseGet(() -> new StoredValue.NotHeld(account));
    }

    /** The number of the grant that a payment by gift card spends from. */
    Optional<String> giftCardGrant(String account) {
        return grantOf(account).map(Grant::grant);
    }

    /** One that was lent for this payment, or that head office set aside for this till beforehand. */
    private Optional<Grant.OfGiftCard> grantOf(String account) {
        return leases.grant(account).or(() -> catalogue.giftCardGrant(account));
    }

    /** Points that may be spent on a day. */
    Optional<Lease> points(MemberId member, LocalDate day, Spent spent) {
        return leases.points(member)
                .or(() -> catalogue.pointsGrant(member))
                .map(grant -> new Lease(
                        grant.grant(),
                        new PointsLease(
                                member,
                                unexpired(spent.left(grant.grant(), grant.points()), day),
                                new PointsLease.Rate(grant.ratePoints(), grant.rateWorth()),
                                grant.until())));
    }

    /** The ledger goes by its own day, which may be the one before the shop's. */
    private static List<PointsLot> unexpired(List<PointsLot> lots, LocalDate day) {
        return lots.stream()
                .filter(lot -> lot.expiresOn() == null || !lot.expiresOn().isBefore(day))
                .toList();
    }

    /**
     * Points that may be spent.
     *
     * @param grant by which grant
     * @param points which
     */
    record Lease(String grant, PointsLease points) {}
}
