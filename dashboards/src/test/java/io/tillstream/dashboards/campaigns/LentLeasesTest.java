package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.PromotionSpend;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A budget of 50.00 and 100 uses, of which tills were lent 11.13 and 20. */
final class LentLeasesTest {
    private static final String CAMPAIGN = "campaign-20111105080000";
    private static final Instant NOW = Instant.parse("2011-11-09T10:00:00Z");
    private static final Limits LIMITS = new Limits(null, null, 100L, TestShop.pounds("50.00"));

    @Test
    void givenAndWhatTillsMayStillGiveAreNeverMoreThanTheBudget() {
        assertThat(lent().beyond(LIMITS, List.of(spend(95, "50.00", "1.26"))))
                .isEqualTo(new LentLeases.Held(126, 5, 2));
    }

    @Test
    void whatWasLentAndNotGivenYetIsAllTheirs() {
        assertThat(lent().beyond(LIMITS, List.of())).isEqualTo(new LentLeases.Held(1_113, 20, 2));
    }

    @Test
    void ofWhatIsUsedUpTillsHoldNothing() {
        assertThat(lent().beyond(LIMITS, List.of(spend(100, "50.00", "0.00")))).isEqualTo(new LentLeases.Held(0, 0, 0));
    }

    private static LentLeases.Held lent() {
        LentLeases leases = new LentLeases();
        TillId one = TillId.parse("s1-t1");
        TillId other = TillId.parse("s2-t1");
        lend(leases, new Lease("l-1", LeasePool.ofMoney(CAMPAIGN, TestShop.GBP), one, 1_000, 0, NOW));
        lend(leases, new Lease("l-2", LeasePool.ofMoney(CAMPAIGN, TestShop.GBP), other, 113, 0, NOW));
        lend(leases, new Lease("l-3", LeasePool.ofUses(CAMPAIGN), one, 20, 0, NOW));
        return leases.of(CAMPAIGN);
    }

    private static void lend(LentLeases leases, Lease lease) {
        leases.apply(lease.lease(), lease, NOW);
    }

    private static PromotionSpend spend(long uses, String given, String back) {
        return new PromotionSpend(CAMPAIGN, uses, TestShop.pounds(given), TestShop.pounds(back), NOW);
    }
}
