package io.tillstream.productsearch;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Products, found by what people call them. Words are weighed by BM25 (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework, 2009) over name, tags and category; what is said may be met by other words for the same at a lower weight, and a
 * product counts for more on the aisle most of the others are on. Immutable, and safe for any number of threads; the same
 * products and the same question give the same answer in the same order.
 */
public final class ProductIndex {
    /** An index of nothing. */
    public static final ProductIndex EMPTY = new ProductIndex(List.of(), new EverydayWords(List.of()));

    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.5;
    private static final float TAG = 0.6f;
    private static final float CATEGORY = 0.5f;
    private static final double SAME_AISLE = 0.5;
    /** Less of what was said is met by chance. */
    private static final double LEAST_SAID = 0.25;
    /** What answers so much worse than the best is left out. */
    private static final double LEAST_OF_BEST = 0.2;
    /** A clause that counts less is no reason by itself. */
    private static final double LEAST_REASON = 0.3;

    private final List<Product> products;
    private final Map<String, Postings> terms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Words words = new Words();
    private final Question question;

    /**
     * An index over products.
     *
     * @param products in any order, each number once
     * @param everyday what people call goods beside their names
     */
    public ProductIndex(Collection<Product> products, EverydayWords everyday) {
        this.products =
                products.stream().sorted(Comparator.comparing(Product::gtin)).toList();
        question = new Question(words, everyday, SaidAround.own());
        List<List<List<Unit>>> names = this.products.stream()
                .map(product -> namesOf(product.name()).stream().map(Unit::of).toList())
                .toList();
        double usual = names.stream()
                .flatMap(List::stream)
                .mapToInt(ProductIndex::length)
                .average()
                .orElse(1);
        for (int i = 0; i < this.products.size(); i++) {
            add(i, this.products.get(i), names.get(i), usual);
        }
    }

    private static Set<String> namesOf(LocalText name) {
        return Set.copyOf(Arrays.asList(name.en(), name.zhTw(), name.zhCn()));
    }

    private void add(int number, Product product, List<List<Unit>> names, double usualLength) {
        Map<String, Float> weights = new TreeMap<>();
        for (List<Unit> name : names) {
            double length = 1 - LENGTH + LENGTH * length(name) / usualLength;
            float weight = (float) ((SATURATION + 1) / (1 + SATURATION * length));
            Phrase.allTerms(name).forEach(term -> weights.merge(term, weight, Math::max));
        }
        for (String tag : product.marks()) {
            Phrase.allTerms(Unit.of(tag)).forEach(term -> weights.merge(term, TAG, Math::max));
        }
        Phrase.allTerms(Unit.of(product.category())).forEach(term -> weights.merge(term, CATEGORY, Math::max));
        weights.forEach((term, weight) -> {
            terms.computeIfAbsent(term, _ -> new Postings()).add(number, weight);
            Unit unit = new Unit(term, false);
            if (!unit.isChinese() && !unit.isNumber()) {
                words.add(term);
            }
        });
        numbers.put(product.gtin().value(), number);
        if (product.externalCode() != null && !product.externalCode().isBlank()) {
            numbers.putIfAbsent(product.externalCode().strip().toLowerCase(Locale.ROOT), number);
        }
    }

    /** How many words a name has before its size: names end with it, and it tells nothing about what the thing is. */
    private static int length(List<Unit> name) {
        int length = Math.min(1, name.size());
        while (length < name.size() && !name.get(length).isNumber()) {
            length++;
        }
        return length;
    }

    /** How many products there are. */
    public int size() {
        return products.size();
    }

    /**
     * Products that answer a question, the best first; equally good ones by their number.
     *
     * @param text in English or Chinese, of any length; the last word may be a beginning
     * @param most how many at most, 0 or more
     */
    public List<ProductHit> find(String text, int most) {
        Integer number = numbers.get(numberIn(text));
        if (number != null) {
            Gtin gtin = products.get(number).gtin();
            return most == 0
                    ? List.of()
                    : List.of(new ProductHit(
                            gtin, 1, List.of(new Match(Match.Kind.NUMBER, numberIn(text), gtin.value()))));
        }
        List<Met> met = question.clauses(text).stream().map(this::met).toList();
        double[] scores = scores(met);
        addForTheAisle(scores);
        double least = LEAST_OF_BEST * Arrays.stream(scores).max().orElse(0);
        List<Integer> found = new ArrayList<>();
        for (int product = 0; product < scores.length; product++) {
            if (scores[product] > 0 && scores[product] >= least) {
                found.add(product);
            }
        }
        return found.stream()
                .sorted(Comparator.<Integer>comparingDouble(product -> -scores[product])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(product -> new ProductHit(products.get(product).gtin(), scores[product], because(product, met)))
                .toList();
    }

    /** The same without the reasons. */
    public List<Gtin> gtins(String text, int most) {
        return find(text, most).stream().map(ProductHit::gtin).toList();
    }

    private static String numberIn(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        return digits.matches("\\d{8}|\\d{12,14}")
                ? "0".repeat(14 - digits.length()) + digits
                : text.strip().toLowerCase(Locale.ROOT);
    }

    private Met met(Clause clause) {
        Met met = new Met(clause, products.size());
        for (Clause.Reading reading : clause.readings()) {
            List<Postings> all = new ArrayList<>();
            reading.terms().forEach(term -> all.add(terms.getOrDefault(term, new Postings())));
            all.sort(Comparator.comparingInt(Postings::size));
            Postings rarest = all.getFirst();
            for (int at = 0; at < rarest.size(); at++) {
                int product = rarest.product(at);
                met.add(product, reading, (float) reading.weight() * together(all, product));
            }
        }
        return met;
    }

    /** What terms say together about a product: nothing where it lacks one. */
    private static float together(List<Postings> all, int product) {
        float sum = 0;
        for (Postings postings : all) {
            float weight = postings.weightOf(product);
            if (weight == 0) {
                return 0;
            }
            sum += weight;
        }
        return sum / all.size();
    }

    private double[] scores(List<Met> met) {
        double said = met.stream().mapToDouble(one -> one.clause().weight()).sum();
        double[] scores = new double[products.size()];
        double[] heard = new double[products.size()];
        for (Met one : met) {
            double weight = one.weight();
            for (int product = 0; product < scores.length; product++) {
                float strength = one.strengthOf(product);
                if (strength > 0) {
                    scores[product] += weight * strength;
                    heard[product] += one.clause().weight();
                }
            }
        }
        for (int product = 0; product < scores.length; product++) {
            if (heard[product] < LEAST_SAID * said) {
                scores[product] = 0;
            }
        }
        return scores;
    }

    /** Milk is rather what stands beside other milk than chocolate with milk in it. */
    private void addForTheAisle(double[] scores) {
        Map<String, Double> aisles = new HashMap<>();
        double all = 0;
        for (int product = 0; product < scores.length; product++) {
            double square = scores[product] * scores[product];
            all += square;
            if (square > 0) {
                aisles.merge(products.get(product).category(), square, Double::sum);
            }
        }
        for (int product = 0; product < scores.length; product++) {
            if (scores[product] > 0) {
                double share = aisles.getOrDefault(products.get(product).category(), 0.0) / all;
                scores[product] *= 1 + SAME_AISLE * share;
            }
        }
    }

    private static List<Match> because(int product, List<Met> met) {
        List<Match> weighty = matches(product, met, one -> one.clause().weight() >= LEAST_REASON);
        return weighty.isEmpty() ? matches(product, met, _ -> true) : weighty;
    }

    private static List<Match> matches(int product, List<Met> met, Predicate<Met> counts) {
        return met.stream()
                .filter(counts)
                .flatMap(one -> one.because(product).stream())
                .distinct()
                .toList();
    }
}
