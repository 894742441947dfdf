package io.tillstream.codes.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of an identifier's value.
 *
 * @param characters what it is made of
 * @param shortest fewest characters
 * @param longest most characters; as many as the shortest where the length is fixed
 * @param mayBeMissing whether the value may end before it
 * @param checks what else must hold
 */
public record Part(Characters characters, int shortest, int longest, boolean mayBeMissing, List<ValueCheck> checks) {
    private static final Pattern WRITTEN = Pattern.compile("\\[?([NXYZ])(\\.\\.)?([0-9]+)((?::[A-Za-z]+)*)(\\]?)");

    public Part {
        checks = List.copyOf(checks);
    }

    /** What a part may be made of (GS1 General Specifications, figures 7.11-1 to 7.11-3). */
    public enum Characters {
        N("[0-9]*"),
        X("[!-\"%-/0-9:-?A-Z_a-z]*"),
        Y("[#/0-9A-Z-]*"),
        Z("[0-9A-Z_a-z-]*=?=?");

        private final Pattern form;

        Characters(String form) {
            this.form = Pattern.compile(form);
        }

        boolean allow(String text) {
            return form.matcher(text).matches();
        }
    }

    /** Reads the notation of the table: {@code N14:checkDigit}, {@code X..20}, {@code [N3:country]}. */
    static Part of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no part of a value.");
        }
        int longest = Integer.parseInt(parts.group(3));
        List<ValueCheck> checks = new ArrayList<>();
        for (String name : parts.group(4).split(":", -1)) {
            if (!name.isEmpty()) {
                checks.add(ValueCheck.valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)));
            }
        }
        return new Part(
                Characters.valueOf(parts.group(1)),
                parts.group(2) == null ? longest : 1,
                longest,
                !parts.group(5).isEmpty(),
                checks);
    }

    /** What is wrong with a value of this part, or nothing. */
    Optional<String> complaint(String value) {
        if (!characters.allow(value)) {
            return Optional.of("cannot hold \"" + value + "\"");
        }
        return checks.stream().flatMap(check -> check.complaint(value).stream()).findFirst();
    }
}
