package io.tillstream.dashboards.masterdata;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request whose lines cannot all be published, so none was. */
final class RefusedImport extends RuntimeException {
    private final String thing;
    private final String value;
    private final String rule;

    /**
     * A refusal.
     *
     * @param thing what is wrong, {@code Line 3 of products}
     * @param value what stands there
     * @param rule what should stand there
     */
    RefusedImport(String thing, String value, String rule) {
        super(thing + ": " + value + "; " + rule);
        this.thing = thing;
        this.value = value;
        this.rule = rule;
    }

    /** The error as the machine that sent it reads it. */
    Map<String, Object> asJson() {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("thing", thing);
        error.put("value", value);
        error.put("rule", rule);
        error.put("next", "Nothing was published. Correct the line and send the whole request again.");
        return Map.of("error", error);
    }
}
