package io.tillstream.dashboards.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.alerts.Told;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelSectionTest {
    private static final ModelReference MEAN = new ModelReference("mean-28", CardsUnderTest.CARD);

    @Test
    void namesTheRuleThatDecided() {
        ModelSection section = section(Kind.DEMAND, CardsUnderTest.biasedDemand());

        assertThat(section.state()).isEqualTo("baseline");
        assertThat(section.verdict()).isEqualTo("refused");
        assertThat(section.decided()).extracting(ModelCard.Rule::name).containsExactly("bias");
    }

    @Test
    void tellsAModelThatIsDoubtedFromOneThatWasNotReleased() {
        ModelSection section = section(Kind.DEMAND, CardsUnderTest.doubtedDemand());

        assertThat(section.state()).isEqualTo("doubted");
        assertThat(section.verdict()).isEqualTo("doubted");
        assertThat(section.serving()).isEqualTo("mean-28");
        assertThat(section.rows())
                .filteredOn(ModelSection.Row::serving)
                .extracting(ModelSection.Row::name)
                .containsExactly("mean-28");
    }

    @Test
    void saysWhatCountsWhereNobodyVouchesForAnything() {
        assertThat(section(Kind.DEMAND, null).state()).isEqualTo("none");
        assertThat(section(Kind.DEMAND, null).serving()).isEqualTo("mean-28");
        assertThat(section(Kind.NEXT_PURCHASE, null).serving()).isEqualTo("personal-frequency");
        assertThat(section(Kind.CHURN, null).serving()).isEqualTo("days-since-last");
        assertThat(section(Kind.CHURN, null).rows()).isEmpty();
    }

    @Test
    void comparesWithTheBetterOfTwoPeers() {
        assertThat(section(Kind.CHURN, CardsUnderTest.refusedChurn()).peer()).isEqualTo("bg-nbd");
    }

    @Test
    void showsTheModelFirstAndTheWindowBeforeAfterTheLast() {
        assertThat(section(Kind.NEXT_PURCHASE, CardsUnderTest.releasedNextPurchase())
                        .rows())
                .extracting(row -> row.name() + (row.before() ? " before" : ""))
                .containsExactly("next-purchase", "personal-frequency", "next-purchase before");
    }

    @Test
    void takesTheDaysItWasMeasuredOnFromTheCard() {
        ModelSection section = section(Kind.DEMAND, CardsUnderTest.biasedDemand());

        assertThat(section.heldOutDays()).isEqualTo(14);
        assertThat(section.heldOutFrom()).hasToString("2011-10-26");
        assertThat(section.heldOutTo()).hasToString("2011-11-08");
        assertThat(section.dataTo()).hasToString("2011-11-08");
    }

    @Test
    void holdsWhatWasSaidAgainstWhatCame() {
        Followed record = Followed.of(CardsUnderTest.tenAlerts(MEAN).stream().map(ModelSectionTest::told));

        assertThat(record.kept().points()).containsExactly(new WordKept.Point(10, 8_000, 7_000));
        assertThat(record.disturbed()).isEqualTo(1);
        assertThat(record.awaited()).isEqualTo(1);
        assertThat(Followed.of(Stream.of()).kept().isEmpty()).isTrue();
    }

    private static Told told(AlertScore alert) {
        return Told.of(alert, alert.model());
    }

    @Test
    void drawsWhatIsExactlyRightOnTheLine() {
        assertThat(new WordKept.Point(1, 0, 0))
                .extracting(WordKept.Point::x, WordKept.Point::y)
                .containsExactly(44L, 190L);
        assertThat(new WordKept.Point(1, 10_000, 10_000))
                .extracting(WordKept.Point::x, WordKept.Point::y)
                .containsExactly(314L, 10L);
    }

    @Test
    void readsTheCurveOfTheHeldOutDaysFromTheCard() {
        assertThat(WordKept.ofAlerts(CardsUnderTest.biasedDemand()).points())
                .containsExactly(new WordKept.Point(460, 2_475, 2_435), new WordKept.Point(895, 8_653, 8_726));
        WordKept members = WordKept.ofTenths(CardsUnderTest.refusedChurn());
        assertThat(members.points())
                .containsExactly(new WordKept.Point(79, 354, 127), new WordKept.Point(80, 2_225, 2_375));
    }

    private static ModelSection section(Kind kind, @Nullable ModelCard card) {
        return new ModelSection(kind, card, null, 0, null);
    }
}
