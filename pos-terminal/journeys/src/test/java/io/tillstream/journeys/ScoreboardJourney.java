package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.scoring.reorder.AlertScores;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row B5: a buyer accepts one alert, orders otherwise than another says, and leaves the rest; four weeks later the scoreboard says
 * what came of them in money, and the model's page that about as many came true as were said to.
 */
@InTurn(day = 1)
@ExtendWith(Shop.Door.class)
class ScoreboardJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Fewer say little of a share. */
    private static final int ENOUGH = 40;

    /** In percent, beside three standard deviations of chance: which alerts there are depends on the minute the weeks begin. */
    private static final double ABOUT = 5;

    private final Shop shop;

    ScoreboardJourney(Shop shop) {
        this.shop = shop;
    }

    @Test
    void saysAfterFourWeeksWhatCameOfEachAlertAndHowOftenTheModelWasRight() throws Exception {
        FourWeeksOfTrade trade = Await.value("alerts to decide about", PATIENCE, this::withTwoAlerts);
        Page page = shop.dashboard();
        List<AlertScore> open = open(trade);
        AlertScore accepted = decides(page, open, null);
        AlertScore changed = decides(page, open, accepted);

        List<AlertScore> told = trade.pass();
        publish(told);

        CurrencyUnit currency = accepted.expectedLostMargin().currency();
        try (LaterOffice later = new LaterOffice(shop.platform(), Duration.ofDays(FourWeeksOfTrade.DAYS))) {
            Page then = shop.office("manager", later.address());
            Locator sums = then.locator("section[aria-labelledby=score-sums] tbody tr");
            Await.until("all outcomes on the scoreboard", PATIENCE, () -> {
                then.navigate(later.address() + "/reorder/scoreboard?lang=en");
                return sums.count() >= 4 && number(sums.last().locator("td").first()) >= told.size();
            });
            assertSum(sums, "Accepted", outcomeOf(told, accepted));
            assertSum(sums, "Accepted with another quantity", outcomeOf(told, changed));
            Locator ignored = row(sums, "Nobody decided");
            assertThat(number(ignored.locator("td").first())).isGreaterThanOrEqualTo(told.size() - 2);
            assertThat(ignored.locator("td").last()).containsText(currency.symbol());

            then.navigate(later.address() + "/models?lang=en");
            assertCalibrated(then);
        }
    }

    /** Null while scoring has raised fewer than two that will say something. */
    private @Nullable FourWeeksOfTrade withTwoAlerts() throws Exception {
        FourWeeksOfTrade trade = new FourWeeksOfTrade(shop.platform());
        return open(trade).size() < 2 ? null : trade;
    }

    private List<AlertScore> open(FourWeeksOfTrade trade) {
        return new TopicReader("127.0.0.1:" + shop.platform().port("kafka"))
                .latest(Topics.ALERT_SCORE).stream()
                        .filter(trade::isUndisturbed)
                        .toList();
    }

    /** The first of them whose line is on the page; as it is, or where another was accepted so, of one pack more. */
    private AlertScore decides(Page page, List<AlertScore> open, @Nullable AlertScore before) {
        return Await.value("a line of an alert", PATIENCE, () -> {
            page.navigate(shop.platform().address("dashboards") + "/reorder?lang=en");
            for (AlertScore alert : open) {
                Locator row = page.locator("tr[data-row]")
                        .filter(new Locator.FilterOptions()
                                .setHas(page.locator(
                                        "a.name[href*='/reorder/item/" + alert.store() + "/" + alert.gtin() + "']")));
                if (!alert.equals(before)
                        && row.count() == 1
                        && row.locator("[data-edit]").count() == 1) {
                    decide(page, row, before != null);
                    return alert;
                }
            }
            return null;
        });
    }

    private static void decide(Page page, Locator row, boolean isChanged) {
        String decision = row.locator(".decide form [name=decision]").first().inputValue();
        row.focus();
        if (isChanged) {
            page.keyboard().press("e");
            long packs = Long.parseLong(row.locator("[name=quantity]").inputValue());
            page.keyboard().type(String.valueOf(packs + 1));
            page.keyboard().press("Enter");
            assertThat(page.locator(".done")).containsText(" instead of ");
        } else {
            page.keyboard().press("a");
        }
        assertThat(page.locator("[name=decision][value='" + decision + "']")).hasCount(0);
    }

    private void publish(List<AlertScore> told) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + shop.platform().port("kafka")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (AlertScore alert : told) {
                producer.send(new ProducerRecord<>(
                                Topics.ALERT_SCORE.name(), AlertScores.key(alert), CanonicalJson.encode(alert)))
                        .get();
            }
        }
    }

    private static AlertScore.Outcome outcomeOf(List<AlertScore> told, AlertScore alert) {
        return told.stream()
                .filter(each -> AlertScores.key(each).equals(AlertScores.key(alert)))
                .map(each -> Objects.requireNonNull(each.outcome()))
                .findFirst()
                .orElseThrow();
    }

    /** One alert with a verdict, and what was lost. */
    private static void assertSum(Locator sums, String deed, AlertScore.Outcome outcome) {
        Locator cells = row(sums, deed).locator("td");
        Money lost = outcome.lostMargin();
        assertThat(outcome.disturbed()).isFalse();
        assertThat(cells.nth(0)).hasText("1");
        assertThat(cells.nth(1)).hasText("1");
        assertThat(cells.nth(3)).hasText(outcome.emptied() == null ? "0 %" : "100 %");
        assertThat(number(cells.last())).as("%s lost, of %s", deed, lost).isEqualTo(lost.minor());
    }

    private static Locator row(Locator sums, String deed) {
        return sums.filter(new Locator.FilterOptions()
                        .setHas(sums.page().locator("th", new Page.LocatorOptions().setHasText(deed))))
                .first();
    }

    private static long number(Locator cell) {
        return Long.parseLong(cell.innerText().replaceAll("[^0-9]", ""));
    }

    /** Of alerts at 80 % about 80 % came true; and so of each other tenth that has enough of them. */
    private static void assertCalibrated(Page page) {
        page.locator("#demand [data-chart-toggle]").click();
        int seen = 0;
        for (Locator row : page.locator("#demand-word tbody tr").all()) {
            double said = number(row.locator("th"));
            double came = number(row.locator("td").first());
            long cases = number(row.locator("td").last());
            System.out.println("Of " + cases + " alerts at " + said + " % " + came + " % came true.");
            if (cases >= ENOUGH) {
                double aside = ABOUT + 3 * Math.sqrt(said * (100 - said) / cases);
                assertThat(came).as("of %d alerts at %s %%", cases, said).isBetween(said - aside, said + aside);
                seen += said >= 70 && said < 90 ? 1 : 0;
            }
        }
        assertThat(seen).as("tenths around 80 % with enough alerts").isPositive();
    }
}
