package io.tillstream.till.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.till.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What head office wants is taken whole or not at all, and the last good ones are kept. */
class LiveSettingsTest {
    @TempDir
    private Path data;

    private TillSettings own;
    private LiveSettings live;

    @BeforeEach
    void aTillStarts() {
        own = Shop.settings(data, CounterSettings.RETAIL);
        live = LiveSettings.kept(own);
    }

    private static WantedSettings wanted(long version, String... namesAndValues) {
        List<WantedSettings.Setting> settings = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.add(new WantedSettings.Setting(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new WantedSettings(TillId.parse("s1-t1"), version, settings, Instant.EPOCH);
    }

    @Test
    void takesThemWhenItIsTimeAndKnowsThemAgainAfterARestart() {
        live.want(wanted(3, "till.language", "zh-TW", "till.idle-lock", "PT5M", "till.short-dated", "3:20"));

        assertThat(live.now()).isEqualTo(LiveSettings.Now.of(own));
        live.adopt();

        assertThat(live.now().language()).isEqualTo(Language.ZH_TW);
        assertThat(live.now().idleLock()).isEqualTo(Duration.ofMinutes(5));
        assertThat(live.now().shortDated()).isEqualTo(ShortDated.parse("3:20"));
        assertThat(live.now().askAbovePieces()).isEqualTo(own.screen().askAbovePieces());
        assertThat(live.held()).isEqualTo(new SettingsHeld(3, null, null, 0L));
        LiveSettings again = LiveSettings.kept(own);
        assertThat(again.now()).isEqualTo(live.now());
        assertThat(again.held()).isEqualTo(live.held());
    }

    @Test
    void refusesAllOfThemForOneAndKeepsTheLastGoodOnes() {
        live.want(wanted(3, "till.idle-lock", "PT5M"));
        live.adopt();

        live.want(wanted(4, "till.idle-lock", "PT1M", "till.gateway", "https://example.invalid"));
        live.adopt();

        assertThat(live.now().idleLock()).isEqualTo(Duration.ofMinutes(5));
        assertThat(live.held())
                .isEqualTo(new SettingsHeld(3, 4L, "setting till.gateway is unknown to this program", 0L));
        live.want(wanted(5, "till.ask-above.pieces", "none"));
        assertThat(live.held().reason()).contains("till.ask-above.pieces", "none", "999999");
        live.want(wanted(3, "till.idle-lock", "PT5M"));
        assertThat(live.held()).isEqualTo(new SettingsHeld(3, null, null, 0L));
    }

    @Test
    void goesByItsOwnAgainWhereTheyAreWithdrawn() {
        live.want(wanted(3, "till.screen.hand", "left"));
        live.adopt();
        assertThat(live.now().hand()).isEqualTo(ScreenSettings.Hand.LEFT);

        live.want(null);
        live.adopt();

        assertThat(live.now()).isEqualTo(LiveSettings.Now.of(own));
        assertThat(live.held()).isEqualTo(new SettingsHeld(0, null, null, 0L));
        assertThat(LiveSettings.kept(own).held().version()).isZero();
    }

    @Test
    void startsWithItsOwnWhereWhatWasKeptCannotBeRead() throws Exception {
        Files.writeString(data.resolve("head-office-settings.json"), "{\"version\":");

        assertThat(LiveSettings.kept(own).now()).isEqualTo(LiveSettings.Now.of(own));
    }

    private static WantedSettings printing(long version, ReceiptText... texts) {
        return new WantedSettings(TillId.parse("s1-t1"), version, List.of(), Instant.EPOCH, null, List.of(texts));
    }

    private static ReceiptText text(long rollOut, String head) {
        return new ReceiptText(rollOut, Instant.EPOCH, LocalText.same(head), LocalText.same(""));
    }

    @Test
    void keepsATextOfReceiptsBesideItsSettings() {
        live.want(printing(0, text(4, "12 Harbour Street")));
        live.adopt();

        assertThat(live.held()).isEqualTo(new SettingsHeld(0, null, null, 4L));
        assertThat(LiveSettings.kept(own).now().receipts()).containsExactly(text(4, "12 Harbour Street"));
        live.want(null);
        live.adopt();
        assertThat(live.held()).isEqualTo(new SettingsHeld(0, null, null, 0L));
    }

    @Test
    void refusesATextThatNoPrinterHasByItsOwnNumber() {
        live.want(printing(3, text(4, "12 Harbour Street")));
        live.adopt();

        live.want(printing(3, text(4, "12 Harbour Street"), text(5, "\u2615")));
        live.adopt();

        assertThat(live.held()).isEqualTo(new SettingsHeld(3, 5L, "text 5 of receipts has U+2615; rule NO_EMOJI", 4L));
        assertThat(live.now().receipts()).containsExactly(text(4, "12 Harbour Street"));
    }
}
