package io.tillstream.dashboards.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of pages. */
public final class Links {
    private Links() {}

    /**
     * An address with its parameters; those without a value are left out.
     *
     * @param namesAndValues name, value, name, value…
     */
    public static String link(String path, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.toString().isBlank()) {
                // A template variable, so that no character of the value can end the parameter.
                address.queryParam(String.valueOf(namesAndValues[i]), "{value" + i + "}");
                address.uriVariables(Map.of("value" + i, value));
            }
        }
        return address.encode().toUriString();
    }
}
