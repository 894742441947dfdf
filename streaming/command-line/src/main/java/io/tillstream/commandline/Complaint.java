package io.tillstream.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Bad arguments, unreadable input or an environment a command cannot work in: told in one line, exit 2. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String thing;
    private final String value;
    private final String rule;
    private final String next;

    /**
     * A complaint.
     *
     * @param thing what is wrong, {@code File sales.csv, line 12}
     * @param value what stands there, {@code column Quantty}
     * @param rule what should stand there, {@code the header must name Quantity}
     * @param next what to do now, {@code correct the header and start again}
     */
    public Complaint(String thing, String value, String rule, String next) {
        super(thing + ": " + value + "; " + rule + "; " + next + ".");
        this.thing = Objects.requireNonNull(thing, "thing");
        this.value = Objects.requireNonNull(value, "value");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.next = Objects.requireNonNull(next, "next");
    }

    Map<String, Object> asJson() {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("thing", thing);
        error.put("value", value);
        error.put("rule", rule);
        error.put("next", next);
        return Map.of("error", error);
    }
}
