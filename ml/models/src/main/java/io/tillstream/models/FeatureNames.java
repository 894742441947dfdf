package io.tillstream.models;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Feature names as models and cards carry them: kebab-case of the constants. */
public final class FeatureNames {
    private FeatureNames() {}

    public static List<String> listOf(Enum<?>[] features) {
        return List.of(of(features));
    }

    static String[] of(Enum<?>[] features) {
        return Arrays.stream(features)
                .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
    }
}
