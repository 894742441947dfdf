package io.tillstream.till.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.codes.Scan;
import io.tillstream.codes.gs1.Reading;
import io.tillstream.events.Language;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TillSettingsTest {
    @Test
    void hasDefaultsForAllButDataAndGateway() {
        TillSettings settings =
                TillSettings.from(of(Map.of("till.data", "data", "till.gateway", "https://127.0.0.1:8443")));

        assertThat(settings.printer().profile().columns()).isEqualTo(48);
        assertThat(settings.language()).isEqualTo(Language.EN);
        assertThat(settings.scanner()).isNull();
    }

    @Test
    void readsHowTheScreenLooksAndWhenItAsks() {
        ScreenSettings screen = TillSettings.from(of(Map.of(
                        "till.data", "data",
                        "till.gateway", "https://127.0.0.1:8443",
                        "till.screen.colours", "dark",
                        "till.screen.hand", "left",
                        "till.ask-above.pieces", "24",
                        "till.ask-above.amount", "500")))
                .screen();

        assertThat(screen)
                .isEqualTo(new ScreenSettings(
                        ScreenSettings.Colours.DARK,
                        ScreenSettings.Hand.LEFT,
                        24,
                        new BigDecimal("500"),
                        ScreenSettings.WEDGE_PAUSE));
    }

    @Test
    void hasTablesAndAKitchenWhereMealsAreSold() {
        CounterSettings counter = TillSettings.from(of(Map.of(
                        "till.data", "data",
                        "till.gateway", "https://127.0.0.1:8443",
                        "till.counter-mode", "catering",
                        "till.tables", "T1, T2,窗邊",
                        "till.kitchen-printer", "tcp://127.0.0.1:9100",
                        "till.kitchen-printer.columns", "32")))
                .counter();

        assertThat(counter.tables()).containsExactly("T1", "T2", "窗邊");
        assertThat(counter.kitchenPrinter().profile().columns()).isEqualTo(32);
        assertThat(counter.kitchenPrinter().line()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catering|T1,T1|till.tables is \"T1,T1\"; up to 60 different names",
                "catering|T1,,T2|till.tables is \"T1,,T2\"; up to 60 different names",
                "catering||till.tables is not set; a till with till.counter-mode=catering needs",
                "express|T1|till.tables is \"T1\"; only a till with till.counter-mode=catering has tables",
                "retail|T1|till.tables is \"T1\"; only a till with till.counter-mode=catering has tables",
                "diner||till.counter-mode is \"diner\"; one of"
            })
    void saysInOneLineWhatIsWrongWithTheTables(String mode, @Nullable String tables, String told) {
        Map<String, Object> given = new HashMap<>(
                Map.of("till.data", "data", "till.gateway", "https://127.0.0.1:8443", "till.counter-mode", mode));
        if (tables != null) {
            given.put("till.tables", tables);
        }

        assertThatThrownBy(() -> TillSettings.from(of(given)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("\n");
    }

    @Test
    void isAShopUnlessItIsTold() {
        Map<String, Object> needed = Map.of("till.data", "data", "till.gateway", "https://127.0.0.1:8443");
        Map<String, Object> told = new HashMap<>(needed);
        told.put("till.counter-mode", "express");
        told.put("till.parcel-days", "3");

        CounterSettings shop = TillSettings.from(of(needed)).counter();
        CounterSettings parcels = TillSettings.from(of(told)).counter();
        assertThat(shop.mode()).isEqualTo(CounterMode.RETAIL);
        assertThat(shop.parcelDays()).isEqualTo(7);
        assertThat(parcels.mode()).isEqualTo(CounterMode.EXPRESS);
        assertThat(parcels.parcelDays()).isEqualTo(3);
        assertThat(parcels.tables()).isEmpty();
    }

    @Test
    void readsHowCodesAreRead() {
        TillSettings settings = TillSettings.from(of(Map.of(
                "till.data", "data",
                "till.gateway", "https://127.0.0.1:8443",
                "till.reading", "lenient",
                "till.in-store-codes", "21IIIIIWWWWWC 3, 23IIIIIPPPPPC")));

        assertThat(settings.scans().reading()).isEqualTo(Reading.LENIENT);
        assertThat(settings.scans().read("2112345015002"))
                .isInstanceOfSatisfying(
                        Scan.ItemCode.class,
                        item -> assertThat(item.weightGrams()).isEqualTo(1500));
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> TillSettings.from(of(Map.of(
                        "till.gateway", "http://127.0.0.1",
                        "till.printer", "tcp://:9100",
                        "till.printer.columns", "40",
                        "till.drawer.open-level", "up",
                        "till.colour", "blue",
                        "till.reading", "guess",
                        "till.in-store-codes", "21IIIII",
                        "till.screen.hand", "both",
                        "till.ask-above.amount", "-1",
                        "till.language", "fr"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "till.data is not set",
                        "https://",
                        "till.printer is \"tcp://:9100\"",
                        "till.printer.columns",
                        "till.drawer.open-level is \"up\"",
                        "till.colour is unknown",
                        "zh-TW",
                        "strict or lenient",
                        "till.screen.hand",
                        "till.ask-above.amount",
                        "21IIIII")
                .hasMessageNotContaining("\n");
    }

    @Test
    void tellsMistakesAboutTheCounter() {
        assertThatThrownBy(() -> TillSettings.from(of(Map.of(
                        "till.data", "data",
                        "till.gateway", "https://127.0.0.1:8443",
                        "till.counter-mode", "bakery",
                        "till.parcel-days", "0"))))
                .hasMessageContainingAll("till.counter-mode is \"bakery\"", "express", "till.parcel-days is \"0\"");
    }

    private static StandardEnvironment of(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
