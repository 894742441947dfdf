package io.tillstream.events.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A subscription of somebody outside, never used twice.
 *
 * @param value the letter w and 16 of a to z and 2 to 7, {@code wabcdefgh234567ab}
 */
public record WebhookId(String value) implements Comparable<WebhookId> {
    private static final Pattern FORM = Pattern.compile("w[a-z2-7]{16}");
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    public WebhookId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Webhook \"" + value + "\" is not the letter w and 16 characters a to z or 2 to 7.");
        }
    }

    @JsonCreator
    public static WebhookId of(String value) {
        return new WebhookId(value);
    }

    /** A new one, of 80 bits. */
    public static WebhookId next(RandomGenerator random) {
        StringBuilder text = new StringBuilder("w");
        for (int i = 0; i < LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new WebhookId(text.toString());
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public int compareTo(WebhookId other) {
        return value.compareTo(other.value);
    }
}
