package io.tillstream.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivacySettingsTest {
    @Test
    void namesEverythingThatIsTooShortAtOnce() {
        assertThatThrownBy(
                        () -> new PrivacySettings(Duration.ZERO, Duration.ofDays(365), Duration.ofHours(23), Set.of()))
                .hasMessage("tillstream.privacy.keep-questions is PT0S; at least P1D; "
                        + "tillstream.privacy.keep-messages is PT8760H; at least P366D; "
                        + "tillstream.privacy.keep-ratings is PT23H; at least P1D.");
    }

    @Test
    void givesNoNoticeUnlessSet() {
        assertThat(new PrivacySettings(Duration.ofDays(1), Duration.ofDays(366), Duration.ofDays(1), Set.of())
                        .notices())
                .isEmpty();
    }
}
