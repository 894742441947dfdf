package io.tillstream.dashboards.campaigns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read in a sentence about a campaign.
 *
 * @param fields of the form, with what they say now
 * @param asCategory goods of an audience that were said by their name, with the category they were read as
 * @param unread words that were not understood, as far as possible as they were written
 */
record SentenceReading(Map<String, List<String>> fields, Map<String, String> asCategory, List<String> unread) {
    SentenceReading {
        fields = Map.copyOf(fields);
        asCategory = Map.copyOf(asCategory);
        unread = List.copyOf(unread);
    }

    /** The fields that have a name on the page, in alphabetical order. */
    public List<String> named() {
        return fields.keySet().stream()
                .filter(field -> !field.equals("minimumKind"))
                .sorted()
                .toList();
    }

    /** The form with these fields in place of what they said before; the others stay as they are. */
    Form on(Form form) {
        Map<String, List<String>> all = new HashMap<>(form.fields());
        if (fields.containsKey("items") || fields.containsKey("category") || fields.containsKey("gtins")) {
            List.of("category", "gtins", "tags").forEach(all::remove);
        }
        all.putAll(fields);
        return new Form(all);
    }
}
