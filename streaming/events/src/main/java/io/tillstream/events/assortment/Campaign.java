package io.tillstream.events.assortment;

import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.Objects;

/**
 * What a personal offer is made for. Topic {@code fact.campaign.v1}, key: the campaign, compacted.
 *
 * @param id its id, {@code personal-picks}
 * @param name as printed on the receipt
 * @param percentOff what an offer of it takes off one piece, 1 to 90
 * @param controlBasisPoints share of members that is shown nothing, in hundredths of a percent, 0 to 10,000
 * @param from first instant
 * @param until first instant after
 * @param active false when paused
 */
public record Campaign(
        String id,
        LocalText name,
        int percentOff,
        int controlBasisPoints,
        Instant from,
        Instant until,
        boolean active) {
    public Campaign {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        if (percentOff < 1 || percentOff > 90) {
            throw new IllegalArgumentException("Campaign " + id + " takes " + percentOff + " % off; 1 to 90.");
        }
        if (controlBasisPoints < 0 || controlBasisPoints > 10_000) {
            throw new IllegalArgumentException(
                    "Campaign " + id + " has a control share of " + controlBasisPoints + "; 0 to 10000.");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Campaign " + id + " ends at " + until + ", before it begins.");
        }
    }

    /** Whether its time has come, is not over, and nobody has paused it. */
    public boolean runsAt(Instant moment) {
        return active && !moment.isBefore(from) && moment.isBefore(until);
    }
}
