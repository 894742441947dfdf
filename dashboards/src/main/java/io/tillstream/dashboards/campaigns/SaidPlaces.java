package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.questions.Remainder;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where, taken out of a sentence: a store by its name, or all whose names begin with the same place, as in Taipei or 台北. A place
 * in letters counts alone only behind "in" or "at", for streets are called after goods.
 */
final class SaidPlaces {
    private static final int SHORTEST = 2;

    private final Remainder left;
    private final Map<String, List<String>> fields;

    SaidPlaces(Remainder left, Map<String, List<String>> fields) {
        this.left = left;
        this.fields = fields;
    }

    void take(Collection<Store> stores) {
        Map<String, List<String>> byName = new TreeMap<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (Store store : stores) {
            for (Language language : Language.values()) {
                for (String name : names(store.name().in(language))) {
                    List<String> known = byName.computeIfAbsent(name, _ -> new ArrayList<>());
                    if (!known.contains(store.store().value())) {
                        known.add(store.store().value());
                    }
                }
            }
        }
        List<String> meant = new ArrayList<>();
        byName.forEach((name, ids) -> {
            if (left.take(name)) {
                ids.stream().filter(id -> !meant.contains(id)).forEach(meant::add);
            }
        });
        if (!meant.isEmpty()) {
            fields.put("shop", meant.stream().sorted().toList());
        }
    }

    /** The name, and what it begins with. */
    private static List<String> names(String name) {
        String wording = Wording.of(name);
        List<String> names = new ArrayList<>(List.of(wording));
        if (Wording.isChinese(wording)) {
            String bare = wording.replaceAll("(?:门市|分店|店)$", "");
            if (bare.length() >= SHORTEST) {
                names.add(bare);
                names.add(bare.substring(0, SHORTEST));
                if (bare.length() >= 2 * SHORTEST) {
                    names.add(bare.substring(SHORTEST));
                }
            }
        } else {
            names.add("in " + wording);
            names.add("at " + wording);
            String place = wording.split(" ", -1)[0];
            names.add("in " + place);
            names.add("at " + place);
        }
        return names;
    }
}
