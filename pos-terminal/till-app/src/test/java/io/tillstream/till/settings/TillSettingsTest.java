package io.tillstream.till.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TillSettingsTest {
    @Test
    void hasDefaultsForAllButDataAndGateway() {
        TillSettings settings =
                TillSettings.from(of(Map.of("till.data", "data", "till.gateway", "https://127.0.0.1:8443")));

        assertThat(settings.printerColumns()).isEqualTo(48);
        assertThat(settings.language()).isEqualTo(Language.EN);
        assertThat(settings.scanner()).isNull();
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> TillSettings.from(of(Map.of(
                        "till.gateway", "http://127.0.0.1",
                        "till.printer.columns", "40",
                        "till.colour", "blue",
                        "till.language", "fr"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "till.data is not set", "https://", "till.printer.columns", "till.colour is unknown", "zh-TW")
                .hasMessageNotContaining("\n");
    }

    private static StandardEnvironment of(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
