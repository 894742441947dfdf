package io.tillstream.productsearch;

import io.tillstream.events.assortment.Product;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a product is found by. It rests on this product alone and not on the others, so it can be written down once, anywhere,
 * and stays right when the others change. Weights are those of BM25 (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework, 2009) for a word that occurs once.
 *
 * @param product which
 * @param names its English name, that of Taiwan and that of the mainland, in this order
 * @param tags terms of the words it is marked with; each counts {@link #TAG}
 * @param category terms of its category; each counts {@link #CATEGORY}
 */
public record ProductTerms(Product product, List<Name> names, Set<String> tags, Set<String> category) {
    public static final float TAG = 0.6f;
    public static final float CATEGORY = 0.5f;

    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.5;
    /** Words before the size, on average over the three names of a grocer's goods. */
    private static final double USUAL_LENGTH = 3;

    public ProductTerms {
        names = List.copyOf(names);
        tags = Set.copyOf(tags);
        category = Set.copyOf(category);
    }

    /**
     * A name.
     *
     * @param terms words, pairs of Chinese characters and single ones, as they are compared; none holds a blank
     * @param weight how much each counts: the more, the shorter the name
     */
    public record Name(Set<String> terms, float weight) {
        public Name {
            terms = Set.copyOf(terms);
        }

        private static Name of(String text) {
            List<Unit> units = Unit.of(text);
            double length = 1 - LENGTH + LENGTH * length(units) / USUAL_LENGTH;
            return new Name(Phrase.allTerms(units), (float) ((SATURATION + 1) / (1 + SATURATION * length)));
        }

        /** How many words there are before the size: names end with it, and it tells nothing about what the thing is. */
        private static int length(List<Unit> name) {
            int length = Math.min(1, name.size());
            while (length < name.size() && !name.get(length).isNumber()) {
                length++;
            }
            return length;
        }
    }

    public static ProductTerms of(Product product) {
        return new ProductTerms(
                product,
                Stream.of(
                                product.name().en(),
                                product.name().zhTw(),
                                product.name().zhCn())
                        .map(Name::of)
                        .toList(),
                product.marks().stream()
                        .flatMap(tag -> Phrase.allTerms(Unit.of(tag)).stream())
                        .collect(Collectors.toSet()),
                Phrase.allTerms(Unit.of(product.category())));
    }

    /**
     * A digest of how terms are made: another one as soon as any word of our own list gets other terms or counts differently.
     * Terms that were written down under another digest have to be made anew.
     */
    public static String digest() {
        MessageDigest digest = sha256();
        digest.update((TAG + " " + CATEGORY).getBytes(StandardCharsets.UTF_8));
        for (String line : OwnList.lines("everyday-words.txt")) {
            for (String word : OwnList.words(line.replace('>', ','))) {
                Name name = Name.of(word);
                digest.update((new TreeSet<>(name.terms()) + " " + name.weight()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** How much each term says about it: the most it says anywhere. */
    Map<String, Float> weights() {
        Map<String, Float> weights = new TreeMap<>();
        for (Name name : names) {
            name.terms().forEach(term -> weights.merge(term, name.weight(), Math::max));
        }
        tags.forEach(term -> weights.merge(term, TAG, Math::max));
        category.forEach(term -> weights.merge(term, CATEGORY, Math::max));
        return weights;
    }

    /** Its terms that are words in letters: what may have been meant by a word with a mistake. */
    public Set<String> words() {
        return weights().keySet().stream().filter(ProductTerms::isWord).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isWord(String term) {
        Unit unit = new Unit(term, false);
        return !unit.isChinese() && !unit.isNumber();
    }

    /** What it is found by alone: its number in 14 digits and, where it has one, its code in the system it came from. */
    public List<String> numbers() {
        return numbers(product);
    }

    static List<String> numbers(Product product) {
        String code = product.externalCode();
        return code == null || code.isBlank()
                ? List.of(product.gtin().value())
                : List.of(product.gtin().value(), code.strip().toLowerCase(Locale.ROOT));
    }
}
