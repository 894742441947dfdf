package io.tillstream.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelReference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertOutcomesTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final Gtin MILK = Gtin.of("05901234123457");
    private static final Gtin TEA = Gtin.of("05000000000012");
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    private Instant now = TODAY.atTime(10, 0).toInstant(ZoneOffset.UTC);
    private final AlertOutcomes outcomes = new AlertOutcomes(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void tellsOfAnItemTheLatestDeliveryFirst() {
        tell(alert(MILK, TODAY.minusDays(7)));
        tell(alert(MILK, TODAY.minusDays(1)).cameTo(outcome("3.60 GBP", now, false)));
        tell(alert(TEA, TODAY));

        assertThat(outcomes.about(STORE, MILK))
                .extracting(Told::delivery)
                .containsExactly(TODAY.minusDays(1), TODAY.minusDays(7));
        assertThat(outcomes.about(STORE, MILK).getFirst().what()).isEqualTo(Told.What.CAME);
        assertThat(outcomes.about(STORE, MILK).getFirst().lost()).isEqualTo(Money.parse("3.60 GBP"));
        assertThat(outcomes.about(StoreId.of("s11"), MILK)).isEmpty();
    }

    @Test
    void tellsThatAnAlertWhoseShelfWasDisturbedSaysNothing() {
        tell(alert(MILK, TODAY).cameTo(outcome("3.60 GBP", now, true)));
        tell(alert(TEA, TODAY).cameTo(outcome("0.00 GBP", null, false)));

        assertThat(outcomes.about(STORE, MILK)).extracting(Told::what).containsExactly(Told.What.SAYS_NOTHING);
        assertThat(outcomes.about(STORE, TEA)).extracting(Told::what).containsExactly(Told.What.STAYED_AWAY);
    }

    @Test
    void countsWhatIsToldTwiceOnceAndForgetsWhatIsTakenBack() {
        AlertScore alert = alert(MILK, TODAY);
        tell(alert);
        tell(alert);
        assertThat(outcomes.all()).hasSize(1);

        outcomes.apply(key(alert), null, now);

        assertThat(outcomes.all()).isEmpty();
    }

    @Test
    void forgetsWhatIsOlderThanAQuarterOfAYear() {
        AlertScore old = alert(MILK, TODAY.minusWeeks(AlertOutcomes.WEEKS_KEPT));
        assertThat(outcomes.wants(key(old))).isTrue();
        tell(old);
        now = now.plusSeconds(86_400);

        assertThat(outcomes.wants(key(old))).isFalse();
        tell(alert(TEA, TODAY));

        assertThat(outcomes.all()).extracting(Told::gtin).containsExactly(TEA);
    }

    private void tell(AlertScore alert) {
        outcomes.apply(key(alert), alert, now);
    }

    private static String key(AlertScore alert) {
        return alert.store() + "|" + alert.gtin() + "|" + alert.nextDelivery();
    }

    private AlertScore alert(Gtin gtin, LocalDate delivery) {
        return new AlertScore(
                "r-" + gtin + delivery,
                STORE,
                gtin,
                Quantity.each(3),
                Quantity.each(40),
                delivery,
                8_000,
                Money.parse("4.32 GBP"),
                Quantity.each(24),
                new ModelReference("mean-28", Hash.GENESIS),
                now,
                null);
    }

    private AlertScore.Outcome outcome(String lost, @Nullable Instant emptied, boolean disturbed) {
        return new AlertScore.Outcome(emptied, Quantity.each(3), Quantity.each(0), Money.parse(lost), disturbed, now);
    }
}
