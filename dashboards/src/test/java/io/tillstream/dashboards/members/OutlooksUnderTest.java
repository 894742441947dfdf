package io.tillstream.dashboards.members;

import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.decision.ModelReference;
import java.time.Instant;
import java.time.LocalDate;

/** What was said of members, as scoring says it. */
final class OutlooksUnderTest {
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    private OutlooksUnderTest() {}

    static MemberOutlook of(
            MemberId member, MemberOutlook.Stage stage, MemberOutlook.Group group, String spent, String expected) {
        return new MemberOutlook(
                member,
                TODAY,
                28,
                stage,
                group,
                4,
                4,
                5,
                12,
                TODAY.minusDays(200),
                TODAY.minusDays(3),
                8,
                TODAY.plusDays(12),
                TODAY.plusDays(30),
                2_300,
                Money.parse(spent),
                Money.parse(expected),
                new MemberOutlook.Prices(MemberOutlook.Sensitivity.KEEN, 5_000, 2_000),
                new ModelReference("churn", Hash.GENESIS),
                Instant.parse("2011-11-09T08:00:00Z"));
    }
}
