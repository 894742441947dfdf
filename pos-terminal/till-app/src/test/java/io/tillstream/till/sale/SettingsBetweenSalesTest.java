package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.till.Shop;
import io.tillstream.till.settings.CounterSettings;
import io.tillstream.till.settings.LiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of head office change nothing under a customer's goods. */
class SettingsBetweenSalesTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.gin());

    @Test
    void areTakenOnceTheSaleIsOver() {
        LiveSettings live = LiveSettings.kept(Shop.settings(desk.data(), CounterSettings.RETAIL));
        desk.settledBy(live).act(MILK);

        live.want(new WantedSettings(
                TillId.parse("s1-t1"),
                7,
                List.of(new WantedSettings.Setting("till.ask-above.pieces", "2")),
                Instant.EPOCH));
        desk.adoptsSettings().act(new Act.Typed("5*"), MILK);

        assertThat(live.held().version()).isZero();
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);

        desk.act(new Act.BeginPayment(), new Act.PayCash(null));
        assertThat(live.held().version()).isEqualTo(7);
        desk.act(new Act.Typed("5*"), MILK);

        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.ASKING_QUANTITY);
    }

    @Test
    void areTakenAtOnceWhereNobodyIsServed() {
        LiveSettings live = LiveSettings.kept(Shop.settings(desk.data(), CounterSettings.RETAIL));
        desk.settledBy(live);

        live.want(new WantedSettings(
                TillId.parse("s1-t1"),
                7,
                List.of(new WantedSettings.Setting("till.ask-above.pieces", "2")),
                Instant.EPOCH));
        desk.adoptsSettings();

        assertThat(live.held().version()).isEqualTo(7);
    }

    /** The till has the next text beforehand; each receipt says what held when its sale was made, after a restart without a line, too. */
    @Test
    void aTextOfReceiptsIsPrintedFromItsTimeOn() {
        Instant tomorrow = desk.clock().instant().plus(Duration.ofDays(1));
        LiveSettings live = LiveSettings.kept(Shop.settings(desk.data(), CounterSettings.RETAIL));
        desk.settledBy(live);
        live.want(new WantedSettings(
                TillId.parse("s1-t1"),
                0,
                List.of(),
                Instant.EPOCH,
                null,
                List.of(
                        new ReceiptText(3, Instant.EPOCH, LocalText.same("3 Old Lane"), LocalText.same("")),
                        new ReceiptText(
                                4, tomorrow, LocalText.same("7 Mill Lane"), LocalText.same("Prices by algorithm")))));
        desk.adoptsSettings();

        desk.act(MILK, new Act.BeginPayment(), new Act.PayCash(null));
        assertThat(desk.receipts().getLast().toString()).contains("3 Old Lane").doesNotContain("Mill Lane");

        desk.clock().advance(Duration.ofDays(1));
        desk.restart();
        desk.settledBy(LiveSettings.kept(Shop.settings(desk.data(), CounterSettings.RETAIL)));
        desk.act(MILK, new Act.BeginPayment(), new Act.PayCash(null));
        assertThat(desk.receipts().getLast().toString())
                .contains("7 Mill Lane", "Prices by algorithm")
                .doesNotContain("Old Lane", "Thank you");
    }
}
