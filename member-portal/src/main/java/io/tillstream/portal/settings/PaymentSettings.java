package io.tillstream.portal.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who moves money for members.
 *
 * @param provider the provider's address; absent: nothing is paid online
 * @param secret shared with it, at least 32 characters
 * @param merchant the chain's name on the provider's pages
 * @param waits how long a payer has, 1 minute to 2 hours
 */
public record PaymentSettings(
        @Nullable URI provider,
        @DefaultValue("") String secret,
        @DefaultValue("Tillstream") String merchant,
        @DefaultValue("PT15M") Duration waits) {
    private static final int SHORTEST_SECRET = 32;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public PaymentSettings {
        List<String> errors = new ArrayList<>();
        if (provider != null && !provider.toString().isEmpty()) {
            boolean isSafe = "https".equals(provider.getScheme())
                    || ("http".equals(provider.getScheme()) && LOOPBACK.contains(String.valueOf(provider.getHost())));
            if (!isSafe || provider.getHost() == null) {
                errors.add("tillstream.payments.provider is \"" + provider
                        + "\"; give an https address, or http on this machine");
            }
            if (secret.length() < SHORTEST_SECRET) {
                errors.add("tillstream.payments.secret has " + secret.length() + " characters; at least "
                        + SHORTEST_SECRET + ", the same as at the provider");
            }
        }
        if (waits.compareTo(SHORTEST) < 0 || waits.compareTo(LONGEST) > 0) {
            errors.add("tillstream.payments.waits is " + waits + "; PT1M to PT2H");
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors) + ".");
        }
    }

    /** The provider; empty where nothing is paid online. */
    public Optional<URI> address() {
        return Optional.ofNullable(provider).filter(uri -> !uri.toString().isEmpty());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PaymentSettings[provider=" + provider + ", merchant=" + merchant + ", waits=" + waits + "]";
    }
}
