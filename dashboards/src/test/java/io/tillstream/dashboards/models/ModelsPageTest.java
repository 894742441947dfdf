package io.tillstream.dashboards.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.Pulse;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a stranger reads about the models: which serves, what decided, and how it came true. */
@WholeApp
final class ModelsPageTest {
    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void say() {
        publish(CardsUnderTest.biasedDemand());
        publish(CardsUnderTest.releasedNextPurchase());
        publish(CardsUnderTest.refusedChurn());
        for (AlertScore alert :
                CardsUnderTest.tenAlerts(CardsUnderTest.biasedDemand().serving())) {
            RealParts.started()
                    .publish(
                            Topics.ALERT_SCORE, alert.store() + "|" + alert.gtin() + "|" + alert.nextDelivery(), alert);
        }
        visitor = new Visitor(port);
        visitor.signIn("buyer", RealParts.PASSWORD);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> visitor.get("/models?lang=en").body().contains("Of 10 alerts"));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|What decided:|its bias is too large|it is off by 31.5 % in all, and 10.0 % is allowed|said 80 % on average, and 70 % came true|Rhythm of visits (BG/NBD)",
                "zh-TW|決定的原因：|總量偏離太大|總共偏離 31.5 %，容許 10.0 %|它平均說 80 %，實際發生 70 %|來店節奏（BG/NBD）",
                "zh-CN|起决定作用的是：|总量偏差太大|总共偏差 31.5 %，允许 10.0 %|它平均说 80 %，实际发生 70 %|到店节奏（BG/NBD）"
            })
    void saysWhatDecidedInEveryLanguage(
            String language, String decided, String bias, String rule, String alerts, String rhythm) {
        HttpResponse<String> page = visitor.get("/models?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(decided, bias, rule, alerts, rhythm, "72.2 %", "−31.5 %", "84.5 %", "0.2880", "837c52aa1f0e")
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    void saysThatNobodyVouchesForAModelWhoseCardWasTakenBack() {
        RealParts.started().publish(Topics.MODEL_CARD, "churn", null);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(visitor.get("/models?lang=en").body())
                        .contains("no card, serving: Days since the last visit"));
    }

    @Test
    void saysThatAModelIsNotBelievedAnyMore() {
        publish(CardsUnderTest.doubtedDemand());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(visitor.get("/models?lang=en").body())
                        .contains(
                                "not believed any more, serving: Mean of four weeks",
                                "Of 312 alerts the Brier score is 0.2510; that is 0.0610 worse than they promised"));
    }

    @ParameterizedTest
    @CsvSource({"en, scoring has given no news for 40 s", "zh-TW, 評分程式已 40 秒沒有消息", "zh-CN, 评分程序已 40 秒没有消息"})
    void saysAboveDecisionsThatScoringIsSilentAndNowhereElse(String language, String notice) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            beat(Pulse.Phase.DECIDING, Duration.ofSeconds(40));
            assertThat(visitor.get("/models?lang=" + language).body()).contains(notice);
        });
        assertThat(visitor.get("/reorder").body()).contains(notice.replaceAll("40.*", "4"));
        assertThat(visitor.get("/today").body()).doesNotContain(notice.replaceAll("40.*", ""));

        beat(Pulse.Phase.DECIDING, Duration.ZERO);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(visitor.get("/models").body()).doesNotContain(notice.replaceAll("40.*", "")));
    }

    /** As scoring beats, so long ago by the clock of the shop. */
    private static void beat(Pulse.Phase phase, Duration ago) {
        Instant at = Instant.now().plus(RealParts.started().clockOffset()).minus(ago);
        RealParts.started().publish(Topics.PULSE, Pulse.SCORING, new Pulse(Pulse.SCORING, phase, at));
    }

    private static void publish(ModelCard card) {
        RealParts.started().publish(Topics.MODEL_CARD, card.model(), card);
    }
}
