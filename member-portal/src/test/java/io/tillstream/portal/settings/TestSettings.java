package io.tillstream.portal.settings;

import java.time.Duration;
import java.util.Set;

/** Settings of a part of the portal that is built by hand: nothing to connect to but what the test names. */
public final class TestSettings {
    private TestSettings() {}

    /** With these of messages and payments. */
    public static PortalSettings of(MessageSettings messages, PaymentSettings payments) {
        return new PortalSettings(
                "none",
                "jdbc:postgresql:none",
                "",
                "",
                null,
                null,
                "5a".repeat(32),
                "GB",
                Duration.ZERO,
                "only-for-tests-0123456789",
                null,
                messages,
                payments,
                new PrivacySettings(Duration.ofDays(365), Duration.ofDays(730), Duration.ofDays(90), Set.of()));
    }
}
