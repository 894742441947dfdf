package io.tillstream.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.topologies.Membership;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamingSettingsTest {
    @Test
    void tellsAllThatIsWrongInOneLine() {
        assertThatThrownBy(() -> new StreamingSettings(
                        " ",
                        Path.of("state"),
                        Path.of("archive"),
                        "short",
                        0,
                        0,
                        Duration.ZERO,
                        -1,
                        Membership.Protocol.STREAMS,
                        "a",
                        "nowhere",
                        new WebhookSettings("secret", false, Duration.ZERO, Duration.ZERO),
                        Duration.ZERO,
                        "gopher://somewhere",
                        "2"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "tillstream.kafka",
                        "tillstream.admin-token",
                        "tillstream.replication-factor",
                        "tillstream.threads",
                        "tillstream.archive-every",
                        "tillstream.standbys",
                        "tillstream.instance",
                        "tillstream.advertised",
                        "tillstream.traces",
                        "tillstream.traces-ratio",
                        "tillstream.webhook.key",
                        "tillstream.webhook.timeout",
                        "tillstream.webhook.give-up-after")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void doesNotPrintTheToken() {
        StreamingSettings settings = new StreamingSettings(
                "127.0.0.1:9092",
                Path.of("state"),
                Path.of("archive"),
                "token-of-this-test",
                1,
                2,
                Duration.ofSeconds(5),
                0,
                Membership.Protocol.CLASSIC,
                null,
                null,
                new WebhookSettings("0f".repeat(32), false, Duration.ofSeconds(15), Duration.ofDays(5)),
                Duration.ZERO,
                null,
                null);

        assertThat(settings.toString()).contains("127.0.0.1:9092").doesNotContain("token-of-this-test", "0f0f");
    }
}
