package io.tillstream.streaming.webhook;

import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookId;
import io.tillstream.streaming.settings.StreamingSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The secrets of all webhooks, worked out from one key: none of them is kept anywhere. What they sign and how it is written
 * is as Standard Webhooks says.
 */
@Component
class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final byte @Nullable [] key;

    @Autowired
    WebhookSecrets(StreamingSettings settings) {
        this(settings.webhook().key());
    }

    /** @param key 64 hexadecimal digits, or nothing when there are no webhooks here */
    WebhookSecrets(@Nullable String key) {
        this.key = key == null ? null : HexFormat.of().parseHex(key);
    }

    boolean isThereAKey() {
        return key != null;
    }

    /** A webhook's secret as its receiver is shown it, once. */
    String text(WebhookId webhook, int number) {
        return PREFIX + Base64.getEncoder().encodeToString(secret(webhook, number));
    }

    /** The header that proves who sent a message; for a time after a change there are two signatures in it. */
    String signature(Webhook webhook, String id, Instant sentAt, byte[] body) {
        String signature = sign(secret(webhook.id(), webhook.secretNumber()), id, sentAt, body);
        Instant until = webhook.formerSecretUntil();
        return until == null || !sentAt.isBefore(until)
                ? signature
                : signature + " " + sign(secret(webhook.id(), webhook.secretNumber() - 1), id, sentAt, body);
    }

    static String sign(byte[] secret, String id, Instant sentAt, byte[] body) {
        return VERSION
                + Base64.getEncoder()
                        .encodeToString(hmac(secret, utf8(id + "." + sentAt.getEpochSecond() + "."), body));
    }

    private byte[] secret(WebhookId webhook, int number) {
        if (key == null) {
            throw new IllegalStateException("A secret is asked for, and there is no key");
        }
        return hmac(key, utf8("webhook\n" + webhook + "\n" + number));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            List.of(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
