package io.tillstream.traces;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go, and of how many sales there is one.
 *
 * @param to where
 * @param ratio of sales that are followed, from 0 to 1; what went wrong is always told
 */
public record TracesSetting(To to, double ratio) {
    /** Named in every complaint. */
    public static final String NAME = "tillstream.traces";

    public static final String RATIO_NAME = "tillstream.traces-ratio";

    /** One sale of a hundred shows what is slow, and costs what nobody notices. */
    public static final double USUAL_RATIO = 0.01;

    public static final TracesSetting OFF = new TracesSetting(new To.Nowhere(), USUAL_RATIO);

    /** A place for traces. */
    public sealed interface To {
        /** Nobody asked for any. */
        record Nowhere() implements To {}

        /**
         * A collector that takes OTLP over HTTP.
         *
         * @param address whole, {@code http://127.0.0.1:4318/v1/traces}
         */
        record Collector(URI address) implements To {}

        /**
         * One file of OTLP JSON lines for each app.
         *
         * @param path made when it is not there
         */
        record Folder(Path path) implements To {}
    }

    /**
     * Reads the settings as they were written.
     *
     * @param to an address or a folder; nothing when there is nobody to tell
     * @param ratio as it was written, or nothing for the usual one
     * @param wrong takes what is wrong, as sentences without a stop
     */
    public static TracesSetting read(@Nullable String to, @Nullable String ratio, List<String> wrong) {
        return new TracesSetting(to(to, wrong), ratio(ratio, wrong));
    }

    private static To to(@Nullable String text, List<String> wrong) {
        if (text == null || text.isBlank()) {
            return new To.Nowhere();
        }
        try {
            return text.contains("://")
                    ? new To.Collector(collector(text.strip()))
                    : new To.Folder(Path.of(text.strip()));
        } catch (IllegalArgumentException e) {
            wrong.add(NAME + " is \"" + text + "\"; give a collector's http:// or https:// address, for example"
                    + " http://127.0.0.1:4318, or a folder");
            return new To.Nowhere();
        }
    }

    private static URI collector(String text) {
        URI address = URI.create(text);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("No address of a collector: " + text);
        }
        String path = address.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? address.resolve("/v1/traces") : address;
    }

    private static double ratio(@Nullable String text, List<String> wrong) {
        if (text == null || text.isBlank()) {
            return USUAL_RATIO;
        }
        try {
            double ratio = Double.parseDouble(text.strip());
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            wrong.add(wrongRatio(text));
            return USUAL_RATIO;
        }
        wrong.add(wrongRatio(text));
        return USUAL_RATIO;
    }

    private static String wrongRatio(String text) {
        return RATIO_NAME + " is \"" + text + "\"; a number from 0 to 1, for example 0.01 for one sale of a hundred";
    }
}
