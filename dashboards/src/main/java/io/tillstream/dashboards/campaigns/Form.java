package io.tillstream.dashboards.campaigns;

import io.tillstream.encoding.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was typed into the builder, right or wrong, so that nothing is lost.
 *
 * @param fields by the name of the field, only those of the builder; what is empty is left out
 */
record Form(Map<String, List<String>> fields) {
    /** Every field of the builder, beside {@link MessageFields#NAMES}. */
    static final Set<String> NAMES = Set.of(
            "nameEn",
            "nameTw",
            "nameCn",
            "goal",
            "audience",
            "segment",
            "audienceCategory",
            "audienceTimes",
            "audienceDays",
            "audienceAmount",
            "coupon",
            "kind",
            "percent",
            "amount",
            "pieces",
            "get",
            "parts",
            "multiple",
            "points",
            "items",
            "category",
            "gtins",
            "tags",
            "minimumKind",
            "minimum",
            "usesPerBasket",
            "usesPerMember",
            "totalUses",
            "budget",
            "group",
            "stackable",
            "from",
            "until",
            "shop",
            "control",
            "measure");

    private static final Set<String> NAMELESS = Set.of("nameEn", "nameTw", "nameCn", "goal", "measure");
    private static final int LONGEST = 4_000;
    private static final int MOST_VALUES = 1_000;

    Form {
        Map<String, List<String>> kept = new TreeMap<>();
        fields.forEach((name, values) -> {
            List<String> said = values.stream()
                    .map(value -> value.strip().replace("\r\n", "\n"))
                    .filter(value -> !value.isEmpty())
                    .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) : value)
                    .limit(MOST_VALUES)
                    .toList();
            if ((NAMES.contains(name) || MessageFields.NAMES.contains(name)) && !said.isEmpty()) {
                kept.put(name, said);
            }
        });
        fields = kept;
    }

    /** Reads what {@link #json()} wrote. */
    static Form parse(String json) {
        return CanonicalJson.decode(json, Form.class);
    }

    String json() {
        return CanonicalJson.text(this);
    }

    /** A mark of all that decides what a trial comes to: the same for two forms that differ in names only. */
    String trial() {
        Map<String, List<String>> deciding = new TreeMap<>(fields);
        NAMELESS.forEach(deciding::remove);
        MessageFields.NAMES.forEach(deciding::remove);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.encode(new Form(deciding)));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
        }
    }

    /** The text of a field; empty where nothing was typed. */
    public String text(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /** Everything that was ticked under a name. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Whether a value was ticked or chosen. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** The same with another text in one field. */
    Form with(String name, String... values) {
        Map<String, List<String>> changed = new TreeMap<>(fields);
        changed.put(name, List.of(values));
        return new Form(changed);
    }
}
