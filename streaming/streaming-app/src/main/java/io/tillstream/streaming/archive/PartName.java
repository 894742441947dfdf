package io.tillstream.streaming.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file or a marker: which offsets of which partition its batch covers.
 *
 * @param partition of {@code aggregate.accepted.v1}
 * @param first offset of the batch's first record
 * @param last offset of its last record
 */
record PartName(int partition, long first, long last) {
    private static final Pattern FORM = Pattern.compile("part-(\\d+)-(\\d+)-(\\d+)(\\.jsonl\\.gz|\\.json)");

    String file() {
        return words() + ".jsonl.gz";
    }

    String marker() {
        return words() + ".json";
    }

    private String words() {
        return "part-" + partition + "-" + first + "-" + last;
    }

    /** Empty for a file that is not one of the archive's. */
    static Optional<PartName> parse(String fileName) {
        Matcher parts = FORM.matcher(fileName);
        return parts.matches()
                ? Optional.of(new PartName(
                        Integer.parseInt(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }
}
