package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What items and stores are called, and who is meant by part of a name. Items are found by the words of their names, in
 * Chinese by pairs of characters, each counting by how few items have it.
 */
public final class Catalogue {
    /** A catalogue of nothing: numbers are understood, names are not. */
    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    private static final double ENOUGH = 0.6;
    private static final double SOME = 0.34;
    private static final double ENOUGH_ALONE = 0.3;
    private static final int OTHER_WORDS = 3;
    private static final int OTHER_CHARACTERS = 4;
    private static final Set<String> SAYS_NOTHING = Set.of(
            "a", "an", "the", "of", "in", "on", "for", "and", "with", "to", "is", "it", "my", "do", "you", "s", "set",
            "store", "shop");

    private static final Pattern BETWEEN_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private final Map<Gtin, LocalText> items;
    private final Map<StoreId, LocalText> stores;
    private final StoreNames storeNames;
    private final Map<String, List<Naming>> byPiece = new HashMap<>();
    private final Map<String, Integer> itemsWith = new HashMap<>();
    private final Map<String, Set<String>> joined = new HashMap<>();

    /** A name of an item in one language, by its pieces. */
    private record Naming(Gtin gtin, Set<String> pieces) {}

    /**
     * An item that may be meant.
     *
     * @param gtin which
     * @param share how much of its name was said, 0 to 1
     * @param weight how much that says
     */
    record Found(Gtin gtin, double share, double weight) {}

    public Catalogue(Map<Gtin, LocalText> items, Map<StoreId, LocalText> stores) {
        this.items = Map.copyOf(items);
        this.stores = Map.copyOf(stores);
        this.storeNames = new StoreNames(stores);
        items.forEach((gtin, name) -> {
            Set<String> all = new HashSet<>();
            for (String one : Set.copyOf(List.of(name.en(), name.zhTw(), name.zhCn()))) {
                Set<String> pieces = pieces(Wording.of(one));
                join(Wording.of(one));
                Naming naming = new Naming(gtin, pieces);
                pieces.forEach(piece ->
                        byPiece.computeIfAbsent(piece, _ -> new ArrayList<>()).add(naming));
                all.addAll(pieces);
            }
            all.forEach(piece -> itemsWith.merge(piece, 1, Integer::sum));
        });
    }

    /** Two words of a name may be written as one: oatmilk. */
    private void join(String name) {
        String before = "";
        for (String word : name.split(" ", -1)) {
            if (!before.isEmpty() && !Wording.isChinese(before + word)) {
                Set<String> both = new HashSet<>(pieces(before));
                both.addAll(pieces(word));
                pieces(before + word).forEach(one -> joined.put(one, both));
            }
            before = word;
        }
    }

    /** What an item is called; its number where it has no name. */
    LocalText nameOf(Gtin gtin) {
        return items.getOrDefault(gtin, LocalText.same(gtin.ean13()));
    }

    /** What a store is called; its id where it has no name. */
    LocalText nameOf(StoreId store) {
        return stores.getOrDefault(store, LocalText.same(store.value()));
    }

    /** What its stores are called. */
    StoreNames storeNames() {
        return storeNames;
    }

    /** The one item a text names without doubt; of part of a name, when no other item has any of it. */
    Optional<Gtin> item(String text) {
        List<Found> heard = heard(text);
        if (heard.size() == 1) {
            return Optional.of(heard.getFirst())
                    .filter(found -> found.share() >= ENOUGH_ALONE)
                    .map(Found::gtin);
        }
        List<Found> found = items(heard);
        boolean isClear = !found.isEmpty()
                && found.getFirst().share() >= ENOUGH
                && (found.size() == 1
                        || found.getFirst().weight() > found.get(1).weight() + 1e-9
                        || found.getFirst().share() > found.get(1).share() + 1e-9);
        return isClear ? Optional.of(found.getFirst().gtin()) : Optional.empty();
    }

    /** Items a text may mean, the likeliest first. */
    List<Found> items(String text) {
        return items(heard(text));
    }

    private static List<Found> items(List<Found> heard) {
        return heard.stream().filter(found -> found.share() >= SOME).toList();
    }

    /** The same, and where there is none those that share a word with it: "milk" is a kind of item and names none. */
    List<Found> itemsLike(String text) {
        List<Found> heard = heard(text);
        List<Found> items = items(heard);
        return items.isEmpty() ? heard : items;
    }

    private List<Found> heard(String text) {
        Set<String> said = said(Wording.of(text));
        Map<Gtin, Found> best = new HashMap<>();
        Set<Naming> namings = new HashSet<>();
        said.forEach(piece -> namings.addAll(byPiece.getOrDefault(piece, List.of())));
        for (Naming naming : namings) {
            double whole = 0;
            double heard = 0;
            for (String piece : naming.pieces()) {
                double weight = weight(piece);
                whole += weight;
                heard += said.contains(piece) ? weight : 0;
            }
            Found found = new Found(naming.gtin(), heard / whole, heard);
            best.merge(naming.gtin(), found, (one, other) -> one.share() >= other.share() ? one : other);
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Found::weight)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Found::share).reversed())
                        .thenComparing(Found::gtin))
                .toList();
    }

    /** Whether a text says little but an item's name: four other characters of Chinese, or three other words, at most. */
    boolean isHardlyMoreThan(Gtin item, String text) {
        String wording = Wording.of(text);
        if (!Wording.isChinese(wording)) {
            return Stream.of(wording.split(" ", -1))
                            .filter(word -> !isNamedBy(item, word))
                            .count()
                    <= OTHER_WORDS;
        }
        String names = Wording.of(nameOf(item).zhTw()) + Wording.of(nameOf(item).zhCn());
        return wording.codePoints()
                        .filter(character -> character != ' ' && names.indexOf(character) < 0)
                        .count()
                <= OTHER_CHARACTERS;
    }

    /** Whether a word is of an item's name. */
    boolean isNamedBy(Gtin item, String word) {
        return pieces(word).stream()
                .flatMap(piece -> byPiece.getOrDefault(piece, List.of()).stream())
                .anyMatch(naming -> naming.gtin().equals(item));
    }

    /**
     * The pieces of a question: two words that follow each other also as one, "tooth paste" is toothpaste, one word as two that
     * a name has, and Chinese without blanks.
     */
    private Set<String> said(String text) {
        String wording = BETWEEN_CHINESE.matcher(text).replaceAll("");
        Set<String> said = pieces(wording);
        String before = "";
        for (String word : wording.split(" ", -1)) {
            if (!before.isEmpty() && !Wording.isChinese(before + word)) {
                said.addAll(pieces(before + word));
            }
            before = word;
        }
        List.copyOf(said).forEach(piece -> said.addAll(joined.getOrDefault(piece, Set.of())));
        return said;
    }

    private double weight(String piece) {
        return Math.log(1.0 + items.size() / (double) itemsWith.getOrDefault(piece, 1));
    }

    /** Words in letters without their plural, and pairs of Chinese characters. */
    private static Set<String> pieces(String wording) {
        Set<String> pieces = new HashSet<>();
        for (String word : wording.split(" ", -1)) {
            if (word.isEmpty() || SAYS_NOTHING.contains(word)) {
                continue;
            }
            if (Wording.isChinese(word)) {
                int[] characters = word.codePoints().toArray();
                if (characters.length == 1) {
                    pieces.add(word);
                }
                for (int i = 0; i + 2 <= characters.length; i++) {
                    pieces.add(new String(characters, i, 2));
                }
            } else {
                String bare = word.replace("?", "").replace("'s", "");
                pieces.add(bare.length() > 3 && bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare);
            }
        }
        return pieces;
    }
}
