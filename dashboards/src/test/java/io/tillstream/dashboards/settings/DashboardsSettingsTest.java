package io.tillstream.dashboards.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
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
                        "TILLSTREAM_SECOND_FACTOR_KEY", "5ec0".repeat(16),
                        "TILLSTREAM_SECOND_FACTOR_FOR", "manager,auditor",
                        "TILLSTREAM_USERS_MANAGER", "first password"));

        assertThat(settings.adminToken()).isEqualTo("a-long-enough-token");
        assertThat(settings.postgresPassword()).isEqualTo("secret");
        assertThat(settings.users()).isEqualTo(Map.of("manager", "first password"));
        assertThat(settings.secondFactorKey()).isEqualTo("5ec0".repeat(16));
        assertThat(settings.secondFactorFor()).containsExactlyInAnyOrder("manager", "auditor");
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

    @Test
    void demandsASecondFactorOfRolesThereAreAndWithAKeyAlone() {
        assertThatThrownBy(() -> bind(Map.of("tillstream.second-factor-for", "manager,boss"), Map.of()))
                .rootCause()
                .hasMessageContaining("tillstream.second-factor-for names \"boss\"")
                .hasMessageContaining("needs tillstream.second-factor-key");
        assertThatThrownBy(() -> bind(Map.of("tillstream.second-factor-key", "short"), Map.of()))
                .rootCause()
                .hasMessageContaining("tillstream.second-factor-key is not 64 hexadecimal digits");
    }

    @Test
    void bindsPasskeysToThisMachineUntilANameIsSet() {
        Map<String, Object> rest = Map.of(
                "tillstream.kafka", "127.0.0.1:9092",
                "tillstream.postgres", "jdbc:postgresql://127.0.0.1:5432/dashboards",
                "tillstream.admin-token", "a-long-enough-token");

        assertThat(bind(rest, Map.of()).passkeys().id()).isEqualTo("localhost");
        assertThat(bind(rest, Map.of()).passkeys().origins()).isEmpty();
        DashboardsSettings.Passkeys set = bind(
                        rest,
                        Map.of(
                                "TILLSTREAM_PASSKEYS_ID", "shop.example",
                                "TILLSTREAM_PASSKEYS_ORIGINS", "https://office.shop.example,https://shop.example:8443"))
                .passkeys();
        assertThat(set.id()).isEqualTo("shop.example");
        assertThat(set.origins()).containsExactlyInAnyOrder("https://office.shop.example", "https://shop.example:8443");
    }

    @Test
    void refusesToBindPasskeysToANumberOrToAddressesElsewhere() {
        assertThatThrownBy(() -> bind(Map.of("tillstream.passkeys.id", "127.0.0.1"), Map.of()))
                .rootCause()
                .hasMessageContaining("tillstream.passkeys.id is \"127.0.0.1\"")
                .hasMessageContaining("tillstream.passkeys.origins is missing");
        assertThatThrownBy(() -> bind(
                        Map.of(
                                "tillstream.passkeys.id",
                                "shop.example",
                                "tillstream.passkeys.origins",
                                "http://shop.example,https://evilshop.example,https://shop.example/pages"),
                        Map.of()))
                .rootCause()
                .hasMessageContaining("has \"http://shop.example\"")
                .hasMessageContaining("has \"https://evilshop.example\"")
                .hasMessageContaining("has \"https://shop.example/pages\"");
    }

    @Test
    void knowsWhatWorkAndWaysCostByCurrency() {
        DashboardsSettings settings = bind(
                Map.of(
                        "tillstream.kafka", "127.0.0.1:9092",
                        "tillstream.postgres", "jdbc:postgresql://127.0.0.1:5432/dashboards",
                        "tillstream.admin-token", "a-long-enough-token",
                        "tillstream.transfer-costs.GBP", "7.00"),
                Map.of("TILLSTREAM_COUNTWAGES_TWD", "190"));

        assertThat(settings.countWage(CurrencyUnit.of("TWD"))).contains(Money.parse("190 TWD"));
        assertThat(settings.countWage(CurrencyUnit.of("GBP"))).isEmpty();
        assertThat(settings.transferCost(CurrencyUnit.of("GBP"))).contains(Money.parse("7.00 GBP"));
        assertThatThrownBy(() ->
                        bind(Map.of("tillstream.count-wages.GBP", "a lot", "tillstream.count-time", "PT2H"), Map.of()))
                .rootCause()
                .hasMessageContaining("tillstream.count-wages.GBP is \"a lot\"")
                .hasMessageContaining("tillstream.count-time is PT2H");
    }

    private static DashboardsSettings bind(Map<String, Object> arguments, Map<String, Object> environment) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("arguments", arguments));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("tillstream", DashboardsSettings.class);
    }
}
