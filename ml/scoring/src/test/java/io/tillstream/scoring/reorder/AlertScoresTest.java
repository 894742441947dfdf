package io.tillstream.scoring.reorder;

import static io.tillstream.scoring.ShopForTests.KEYS;
import static io.tillstream.scoring.ShopForTests.MILK;
import static io.tillstream.scoring.ShopForTests.NOON;
import static io.tillstream.scoring.ShopForTests.STORE;
import static io.tillstream.scoring.ShopForTests.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.models.Calibration;
import io.tillstream.models.DemandKnowledge;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.scoring.ShopForTests;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.reorder.ReorderDesk.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertScoresTest {
    private static final StoreItem MILK_IN_STORE = new StoreItem(STORE, MILK);
    /** Milk comes on Friday; the day begins at midnight in London. */
    private static final Instant DELIVERY = Instant.parse("2011-11-11T00:00:00Z");

    private final ShopView shop = ShopForTests.open();
    private final ReorderDesk desk = new ReorderDesk(shop, KEYS.getPrivate());
    private final DemandServing model = DemandServing.baseline();
    private final AlertWatch watch = new AlertWatch();
    private final AlertScores alerts = new AlertScores(shop, watch);

    @BeforeEach
    void milkIsLow() {
        shop.demand(MILK_IN_STORE, ShopForTests.dailySales(MILK, 7));
        shop.stock(MILK_IN_STORE, stock(20, 10, NOON));
        AlertScore note = alerts.note(MILK_IN_STORE, proposal()).orElseThrow();
        alerts.published(AlertScores.key(note), note);
    }

    @Test
    void notesTheFirstProposalForADeliveryOnly() {
        assertThat(alerts.note(MILK_IN_STORE, proposal())).isEmpty();
    }

    @Test
    void scoresNothingBeforeTheDeliveryDay() {
        assertThat(desk.due(alerts, model, DELIVERY.minusSeconds(1))).isEmpty();
    }

    @Test
    void saysInMoneyWhatWasLostWhereTheShelfWasEmpty() {
        Instant emptied = DELIVERY.minus(Duration.ofHours(12));
        StockOnHand nothing = stock(20, 20, emptied);
        shop.stock(MILK_IN_STORE, nothing);
        alerts.moved(MILK_IN_STORE, nothing);
        AlertScore.Outcome came = outcome();

        assertThat(came.emptied()).isEqualTo(emptied);
        assertThat(came.sold()).isEqualTo(Quantity.each(10));
        // Half a day of seven pieces at 0.60 each.
        assertThat(came.lostMargin().toString()).isEqualTo("2.10 GBP");
        assertThat(came.disturbed()).isFalse();
        assertThat(watch.calibration(model.reference()).curve())
                .extracting(Calibration.Point::came)
                .containsExactly(1.0);
    }

    @Test
    void saysWhatWasLeftWhereItLasted() {
        shop.stock(MILK_IN_STORE, stock(20, 17, NOON.plusSeconds(3_600)));
        AlertScore.Outcome came = outcome();

        assertThat(came.emptied()).isNull();
        assertThat(came.left()).isEqualTo(Quantity.each(3));
        assertThat(came.lostMargin().minor()).isZero();
    }

    @Test
    void takesNoAlertForAForecastThatADeliveryDisturbed() {
        shop.stock(MILK_IN_STORE, stock(44, 17, NOON.plusSeconds(3_600)));

        assertThat(outcome().disturbed()).isTrue();
        assertThat(outcome().sold()).isEqualTo(Quantity.each(7));
        assertThat(watch.calibration(model.reference()).alerts()).isZero();
    }

    @Test
    void takesNoAlertForAForecastThatCountedOnGoodsToCome() {
        Quantity open = Quantity.each(2);
        shop.onOrder(
                MILK_IN_STORE,
                new OnOrder(STORE, MILK, open, List.of(new OnOrder.Awaited("PO-1", TODAY.plusDays(1), true, open))));
        AlertScores counting = new AlertScores(shop, watch);
        AlertScore note = counting.note(MILK_IN_STORE, proposal()).orElseThrow();
        counting.published(AlertScores.key(note), note);
        shop.onOrder(MILK_IN_STORE, null);
        shop.stock(MILK_IN_STORE, stock(20, 17, NOON.plusSeconds(3_600)));
        List<AlertScore> due = desk.due(counting, model, DELIVERY);
        due.forEach(watch::scored);

        assertThat(note.awaited()).isEqualTo(open);
        assertThat(Objects.requireNonNull(due.getFirst().outcome()).disturbed()).isTrue();
        assertThat(watch.calibration(model.reference()).alerts()).isZero();
    }

    @Test
    void knowsAfterARestartWhatIsStillToBeScored() {
        AlertScores again = new AlertScores(shop, new AlertWatch());
        AlertScore note =
                new AlertScores(shop, watch).note(MILK_IN_STORE, proposal()).orElseThrow();
        again.published(AlertScores.key(note), note);

        assertThat(desk.due(again, model, DELIVERY)).hasSize(1);
        assertThat(again.note(MILK_IN_STORE, proposal())).isEmpty();
    }

    @Test
    void believesAModelWhoseAlertsComeAsOftenAsTheySay() {
        score(600, 1);

        assertThat(watch.serving(trained())).isEqualTo(trained());
        assertThat(watch.doubt(trained())).isEmpty();
        assertThat(watch.calibration(trained().reference()).alerts()).isEqualTo(500);
    }

    @Test
    void fallsBackToTheSimpleModelByNameWhenAlertsDrift() {
        score(300, 0.5);
        DemandServing serving = watch.serving(trained());

        assertThat(serving.reference().name()).isEqualTo("mean-28");
        assertThat(serving.reference().card()).isEqualTo(trained().reference().card());
        assertThat(serving.model()).isInstanceOf(DemandModel.MeanOf28.class);
        ModelCard.Doubt doubt = watch.doubt(trained()).orElseThrow();
        assertThat(doubt.alerts()).isEqualTo(300);
        assertThat(doubt.allowed()).isZero();
        assertThat(doubt.excess()).isPositive().isLessThan(doubt.brier());
    }

    /** Alerts of a model of which a part of those that should have come true did. */
    private void score(int count, double part) {
        Random random = new Random(3);
        AlertScore pattern = scored();
        for (int i = 0; i < count; i++) {
            int basisPoints = 2_000 + random.nextInt(8_000);
            boolean came = random.nextDouble() < part * basisPoints / 10_000;
            AlertScore one = new AlertScore(
                    "r-" + i,
                    STORE,
                    MILK,
                    pattern.onHand(),
                    pattern.booked(),
                    pattern.nextDelivery(),
                    basisPoints,
                    pattern.expectedLostMargin(),
                    pattern.suggested(),
                    trained().reference(),
                    NOON,
                    null);
            watch.scored(one.cameTo(new AlertScore.Outcome(
                    came ? NOON : null, Quantity.each(0), Quantity.each(0), Money.parse("0.00 GBP"), false, DELIVERY)));
        }
    }

    private static DemandServing trained() {
        return new DemandServing(
                new DemandModel.SeasonalNaive(), DemandKnowledge.NONE, new ModelReference("demand", Hash.GENESIS));
    }

    private AlertScore scored() {
        return alerts.note(MILK_IN_STORE, later(proposal())).orElseThrow();
    }

    private static ReorderProposal later(ReorderProposal proposal) {
        return new ReorderProposal(
                proposal.decisionId(),
                proposal.store(),
                proposal.gtin(),
                proposal.onHand(),
                proposal.dailyDemandThousandths(),
                TODAY.plusDays(9),
                proposal.emptyBasisPoints(),
                proposal.expectedLostMargin(),
                proposal.suggested(),
                proposal.packs(),
                proposal.reason(),
                proposal.model(),
                proposal.issuedAt(),
                proposal.validUntil(),
                "");
    }

    private AlertScore.Outcome outcome() {
        List<AlertScore> due = desk.due(alerts, model, DELIVERY);
        assertThat(due).hasSize(1);
        due.forEach(watch::scored);
        return Objects.requireNonNull(due.getFirst().outcome());
    }

    private ReorderProposal proposal() {
        return switch (desk.decide(MILK_IN_STORE, model, NOON).orElseThrow()) {
            case Change.Propose(var proposal) -> proposal;
            case Change.Withdraw() -> throw new AssertionError("withdrawn");
        };
    }

    private static StockOnHand stock(long received, long sold, Instant asOf) {
        return new StockOnHand(
                STORE,
                MILK,
                Quantity.each(received - sold),
                Quantity.each(received),
                Quantity.each(sold),
                Quantity.each(0),
                asOf);
    }
}
