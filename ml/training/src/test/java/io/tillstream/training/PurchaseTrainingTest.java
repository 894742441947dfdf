package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.nextbasket.BlendLearner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PurchaseTrainingTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void servesTheBaselineByNameWhereThereIsOnlyNoise() throws Exception {
        Learned learned = training(aShopOfWhims(150, 12), 1).learn();

        assertThat(learned.served()).as(learned.verdict()).isEqualTo("personal-frequency");
        assertThat(learned.verdict()).contains("not better, personal-frequency is served.");
        assertThat(learned.rules()).hasSize(2).noneMatch(rule -> rule.met());
    }

    @Test
    void trainsNothingOnTooShortAnArchive() throws Exception {
        Learned learned = training(aShopOfWhims(150, 2), 1).learn();

        assertThat(learned.served()).isEqualTo("personal-frequency");
        assertThat(learned.verdict()).startsWith("Not trained: the archive spans less than three weeks");
        assertThat(learned.files()).containsOnlyKeys("knowledge.json");
    }

    @Test
    void trainsNothingOnTooFewMembers() throws Exception {
        Learned learned = training(aShopOfWhims(3, 12), 1).learn();

        assertThat(learned.verdict()).startsWith("Not trained: there are 3 held-out baskets");
    }

    @Test
    void learnsTheSameFromTheSameSeed() throws Exception {
        SalesHistory sales = aShopOfWhims(150, 12);

        assertThat(training(sales, 7).learn().metrics())
                .isEqualTo(training(sales, 7).learn().metrics());
    }

    private static PurchaseTraining training(SalesHistory sales, long seed) {
        return new PurchaseTraining(sales, new BlendLearner.Effort(10, 1, 300, 300), seed);
    }

    /** Members who come weekly and take five of a hundred items at random. */
    private static SalesHistory aShopOfWhims(int members, int weeks) {
        Random random = new Random(11);
        List<SalesHistory.Purchases> purchases = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            List<MemberHistory.Basket> baskets = new ArrayList<>();
            for (int week = 0; week < weeks; week++) {
                TreeSet<Gtin> items = new TreeSet<>();
                while (items.size() < 5) {
                    items.add(ArchiveForTests.item(random.nextInt(100)));
                }
                baskets.add(new MemberHistory.Basket(
                        StoreId.of("s1"), FIRST.plus(Duration.ofDays(7L * week + member % 7)), List.copyOf(items)));
            }
            purchases.add(new SalesHistory.Purchases(ArchiveForTests.member(member), baskets));
        }
        return new SalesHistory(
                purchases,
                List.of(),
                (long) members * weeks,
                5L * members * weeks,
                FIRST,
                FIRST.plus(Duration.ofDays(7L * weeks)));
    }
}
