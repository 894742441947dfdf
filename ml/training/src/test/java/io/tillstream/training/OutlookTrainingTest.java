package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.customers.describe.Describing;
import io.tillstream.customers.describe.Description;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.events.Hash;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.Weakness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlookTrainingTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final LocalDate EVENING = LocalDate.parse("2025-12-31");

    /** Each at an even pace of their own; one purchase in twelve is the last. */
    private static List<MemberPurchases> aYearInWhichSomeLeave(int people) {
        Random random = new Random(1);
        List<MemberPurchases> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int every = 4 + random.nextInt(30);
            LocalDate on = FIRST.plusDays(random.nextInt(200));
            List<PurchaseDay> days = new ArrayList<>();
            do {
                days.add(new PurchaseDay(on, 10 + random.nextInt(30), 2));
                on = on.plusDays(Math.max(1, Math.round(every * (1 + 0.33 * random.nextGaussian()))));
            } while (!on.isAfter(EVENING) && random.nextInt(12) > 0);
            members.add(MemberPurchases.of("m" + i, days));
        }
        return members;
    }

    private static SalesHistory history(List<MemberPurchases> members) {
        return new SalesHistory(
                List.of(),
                List.of(),
                new SalesHistory.Spending(members, List.of()),
                1,
                1,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static OutlookServing served(Learned learned) throws Exception {
        return OutlookServing.of(new ModelFolder.Verified(
                new ProvenanceCard(
                        OutlookServing.MODEL,
                        learned.served(),
                        true,
                        learned.verdict(),
                        Map.of(),
                        new ProvenanceCard.Data("0", 1, 1, learned.rows(), Instant.EPOCH, Instant.EPOCH),
                        learned.features(),
                        learned.parameters(),
                        1,
                        Map.of(),
                        learned.heldOut(),
                        learned.metrics(),
                        learned.weaknesses().stream().map(Weakness::onCard).toList()),
                Hash.GENESIS,
                learned.files()));
    }

    /** Members who left are told from those who stay, by what was written into the model's folder alone. */
    @Test
    void releasesAModelThatSeesWhoHasLeft() throws Exception {
        List<MemberPurchases> members = aYearInWhichSomeLeave(2_000);

        Learned learned = new OutlookTraining(history(members), 1).learn();

        assertThat(learned.served()).as(learned.verdict()).isEqualTo("churn");
        assertThat(learned.metrics().keySet()).containsExactly("churn", "bg-nbd", "days-since-last");
        assertThat(learned.heldOut().from()).isEqualTo(Instant.parse("2025-12-04T00:00:00Z"));
        assertThat(learned.rules())
                .extracting(ProvenanceCard.Rule::name, ProvenanceCard.Rule::met)
                .containsExactly(tuple("better", true), tuple("calibrated", true));
        Describing describing = served(learned).over(members, EVENING);
        assertThat(describing.days()).isEqualTo(28);
        double left = 0;
        int leavers = 0;
        double stayed = 0;
        int stayers = 0;
        for (MemberPurchases member : members) {
            Description one = describing.of(member);
            if (member.daysSince(EVENING) > 90) {
                left += one.staysAway();
                leavers++;
            } else if (member.daysSince(EVENING) < 5) {
                stayed += one.staysAway();
                stayers++;
            }
        }
        assertThat(left / leavers).isGreaterThan(0.95);
        assertThat(stayed / stayers).isLessThan(0.4);
    }

    @Test
    void servesTheCountedRuleWhereThereIsTooLittle() throws Exception {
        List<MemberPurchases> members = aYearInWhichSomeLeave(9);

        Learned learned = new OutlookTraining(history(members), 1).learn();

        assertThat(learned.served()).isEqualTo("days-since-last");
        assertThat(served(learned).over(members, EVENING).churn().name()).isEqualTo("days-since-last");
        assertThat(new OutlookTraining(history(List.of()), 1).learn().served()).isEqualTo("days-since-last");
    }
}
