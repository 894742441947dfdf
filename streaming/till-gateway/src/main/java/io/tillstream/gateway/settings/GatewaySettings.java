package io.tillstream.gateway.settings;

import io.tillstream.encoding.Signing;
import io.tillstream.traces.TracesSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code tillstream}. All that is wrong is told at once.
 *
 * @param kafka bootstrap servers, {@code 127.0.0.1:9092}
 * @param clockOffset business time minus system time
 * @param adminToken bearer token of the admin endpoints, at least 16 characters
 * @param memberLookupKey the chain's card lookup key, 64 hexadecimal digits, handed to tills at enrolment
 * @param decisionKey public Ed25519 key in base 64 that tills check offers with
 * @param gateway settings of this process only
 * @param traces a collector's address or a folder; absent when nothing is followed
 * @param tracesRatio of sales that are followed, from 0 to 1
 */
@ConfigurationProperties(prefix = "tillstream", ignoreUnknownFields = false)
public record GatewaySettings(
        String kafka,
        @DefaultValue("PT0S") Duration clockOffset,
        String adminToken,
        String memberLookupKey,
        String decisionKey,
        Gateway gateway,
        @Nullable String traces,
        @Nullable String tracesRatio) {
    private static final Pattern LOOKUP_KEY = Pattern.compile("[0-9a-f]{64}");

    /**
     * Settings of the gateway alone.
     *
     * @param keystore where its certificate and key are kept, made at the first start
     */
    public record Gateway(Path keystore) {}

    public GatewaySettings {
        List<String> wrong = new ArrayList<>();
        if (isMissing(kafka)) {
            wrong.add("tillstream.kafka is not set; give the bootstrap servers, for example 127.0.0.1:9092");
        }
        if (isMissing(adminToken) || adminToken.length() < 16) {
            wrong.add("tillstream.admin-token has fewer than 16 characters; set TILLSTREAM_ADMIN_TOKEN");
        }
        if (isMissing(memberLookupKey) || !LOOKUP_KEY.matcher(memberLookupKey).matches()) {
            wrong.add("tillstream.member-lookup-key is not 64 small hexadecimal digits;"
                    + " set TILLSTREAM_MEMBER_LOOKUP_KEY");
        }
        if (isMissing(decisionKey) || !isPublicKey(decisionKey)) {
            wrong.add(
                    "tillstream.decision-key is no public Ed25519 key in base 64; set it to the scoring's public key");
        }
        if (isUnset(gateway) || isUnset(gateway.keystore())) {
            wrong.add("tillstream.gateway.keystore is not set; give a file for the gateway's certificate");
        }
        TracesSetting.read(traces, tracesRatio, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidSettings(String.join("; ", wrong) + ".");
        }
    }

    /** Where what is followed goes. */
    public TracesSetting tracesSetting() {
        return TracesSetting.read(traces, tracesRatio, new ArrayList<>());
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUnset(@Nullable Object value) {
        return value == null;
    }

    private static boolean isPublicKey(String text) {
        try {
            Signing.publicKey(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "GatewaySettings[kafka=" + kafka + ", clockOffset=" + clockOffset + ", gateway=" + gateway + "]";
    }
}
