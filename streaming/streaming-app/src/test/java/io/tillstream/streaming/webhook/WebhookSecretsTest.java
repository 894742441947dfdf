package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.webhook.EventKind;
import io.tillstream.events.webhook.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final Instant SENT = Instant.ofEpochSecond(1_320_832_800);

    private final WebhookSecrets secrets = new WebhookSecrets(KEY);

    @Test
    void signsAsTheExampleOfStandardWebhooksDoes() {
        byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = WebhookSecrets.sign(
                secret,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                utf8("{\"test\": 2432232314}"));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** The expected values of this test were worked out with Python's hmac. */
    @Test
    void worksSecretsOutFromTheKeyTheWebhookAndTheirNumber() {
        assertThat(secrets.text(Ordered.ID, 1)).isEqualTo("whsec_TKDEp1d1lrOFkr8giG7SPyykRq6NRKUij0nNDSR7MEg=");
        assertThat(secrets.text(Ordered.ID, 2)).isEqualTo("whsec_GE+y41dhh9R+UyItc05uthmO45RDn6FtJ6Wd/5A/dNE=");
    }

    @Test
    void signsWithTheSecretBeforeAsLongAsThatIsGood() {
        Webhook before = Ordered.webhook("https://shop.example/", EventKind.SALE_ACCEPTED);
        Webhook changed = withSecondSecretUntil(before, SENT.plusSeconds(1));

        assertThat(secrets.signature(before, "sale-accepted-1", SENT, utf8("{\"n\":1}")))
                .isEqualTo("v1,Gr6S7nSOiPSw8RyUg+nAWcASUn0/5Kc7f2LyP6p0LAg=");
        assertThat(secrets.signature(changed, "sale-accepted-1", SENT, utf8("{\"n\":1}")))
                .isEqualTo("v1,jsF62lgHL0h9RzcvU3ECXd1ttAKnjQXUBJax24dbgo4="
                        + " v1,Gr6S7nSOiPSw8RyUg+nAWcASUn0/5Kc7f2LyP6p0LAg=");
        assertThat(secrets.signature(withSecondSecretUntil(before, SENT), "sale-accepted-1", SENT, utf8("{\"n\":1}")))
                .isEqualTo("v1,jsF62lgHL0h9RzcvU3ECXd1ttAKnjQXUBJax24dbgo4=");
    }

    private static Webhook withSecondSecretUntil(Webhook webhook, Instant until) {
        return new Webhook(
                webhook.id(),
                webhook.address(),
                webhook.kinds(),
                webhook.stores(),
                webhook.paused(),
                2,
                until,
                2,
                1,
                webhook.changedAt());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
