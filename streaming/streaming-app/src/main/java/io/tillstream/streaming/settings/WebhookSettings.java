package io.tillstream.streaming.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code tillstream.webhook}.
 *
 * @param key what all webhooks' secrets are worked out from, 64 hexadecimal digits, the same at every instance; without it
 *     nobody is told anything
 * @param privateNetworks whether addresses inside private networks may be told
 * @param timeout how long a receiver may take to answer
 * @param giveUpAfter how long one message is tried
 */
public record WebhookSettings(
        @Nullable String key,
        @DefaultValue("false") boolean privateNetworks,
        @DefaultValue("PT15S") Duration timeout,
        @DefaultValue("P5D") Duration giveUpAfter) {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /** All that cannot be, for those who look at all settings together. */
    List<String> wrongs() {
        List<String> wrong = new ArrayList<>();
        if (key != null && !KEY.matcher(key).matches()) {
            wrong.add("tillstream.webhook.key is not 64 hexadecimal digits; set TILLSTREAM_WEBHOOK_KEY");
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            wrong.add("tillstream.webhook.timeout is " + timeout + "; above zero, at most " + LONGEST_TIMEOUT);
        }
        if (!giveUpAfter.isPositive()) {
            wrong.add(
                    "tillstream.webhook.give-up-after is " + giveUpAfter + "; give a time above zero, for example P5D");
        }
        return wrong;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebhookSettings[privateNetworks=" + privateNetworks + ", timeout=" + timeout + "]";
    }
}
