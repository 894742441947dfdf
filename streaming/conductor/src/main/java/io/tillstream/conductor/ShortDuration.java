package io.tillstream.conductor;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** {@code 60s}, {@code 5m} or ISO 8601. */
final class ShortDuration implements picocli.CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static picocli.CommandLine.TypeConversionException wrong(String text) {
        return new picocli.CommandLine.TypeConversionException(
                "'" + text + "' is no duration: write 60s, 5m or PT1H30M");
    }
}
