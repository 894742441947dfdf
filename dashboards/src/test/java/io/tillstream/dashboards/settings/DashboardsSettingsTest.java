package io.tillstream.dashboards.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class DashboardsSettingsTest {
    @Test
    void takesSecretsFromTheEnvironment() {
        DashboardsSettings settings = bind(
                Map.of(
                        "tillstream.kafka", "127.0.0.1:9092",
                        "tillstream.postgres", "jdbc:postgresql://127.0.0.1:5432/dashboards",
                        "tillstream.clock-offset", "PT-1H"),
                Map.of(
                        "TILLSTREAM_ADMIN_TOKEN", "a-long-enough-token",
                        "TILLSTREAM_POSTGRES_PASSWORD", "secret",
                        "TILLSTREAM_USERS_MANAGER", "first password"));

        assertThat(settings.adminToken()).isEqualTo("a-long-enough-token");
        assertThat(settings.postgresPassword()).isEqualTo("secret");
        assertThat(settings.users()).isEqualTo(Map.of("manager", "first password"));
        assertThat(settings.clockOffset()).isEqualTo(Duration.ofHours(-1));
        assertThat(settings.elasticsearch()).isNull();
    }

    @Test
    void tellsAllErrorsTogether() {
        assertThatThrownBy(() -> bind(Map.of("tillstream.users.boss", "x", "tillstream.postgres", "mysql"), Map.of()))
                .rootCause()
                .hasMessageContaining("tillstream.kafka is missing")
                .hasMessageContaining("tillstream.postgres is \"mysql\"")
                .hasMessageContaining("tillstream.admin-token has 0 characters")
                .hasMessageContaining("tillstream.users.boss names no role");
    }

    private static DashboardsSettings bind(Map<String, Object> arguments, Map<String, Object> environment) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("arguments", arguments));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("tillstream", DashboardsSettings.class);
    }
}
