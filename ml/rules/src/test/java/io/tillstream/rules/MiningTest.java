package io.tillstream.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MiningTest {
    private static Share share(String least) {
        return new Share(new BigDecimal(least));
    }

    private static Baskets baskets(String... each) {
        Baskets.Builder baskets = new Baskets.Builder();
        for (int i = 0; i < each.length; i++) {
            for (String item : List.of(each[i].split(" ", -1))) {
                baskets.add("b" + i, item);
            }
        }
        return baskets.build();
    }

    /** Counted by hand: milk 4, bread 3, milk and bread 3, tea 1. */
    @Test
    void countsWhatIsBoughtTogether() {
        Mining mining = Mining.of(baskets("milk bread", "milk bread tea", "bread milk", "milk", "salt"), share("0.4"));

        assertThat(mining.baskets()).isEqualTo(5);
        assertThat(mining.itemsets()).isEqualTo(3);
        assertThat(mining.rules(share("0.75")))
                .containsExactly(
                        new Rule(List.of("bread"), "milk", 3, 0.6, 1.0, 1.0 / 0.8),
                        new Rule(List.of("milk"), "bread", 3, 0.6, 0.75, 0.75 / 0.6));
    }

    @Test
    void countsAnItemOnceInABasketAndABasketWhoseLinesStandApart() {
        Baskets baskets = new Baskets.Builder()
                .add("1", "milk")
                .add("2", "milk")
                .add("1", "bread")
                .add("1", "milk")
                .build();

        assertThat(baskets.size()).isEqualTo(2);
        assertThat(baskets.basket(0)).containsExactly(0, 1);
        assertThat(baskets.basket(1)).containsExactly(0);
        assertThat(Mining.of(baskets, share("1")).itemsets()).isEqualTo(1);
    }

    @Test
    void findsNothingWhereNothingIsFrequent() {
        Mining mining = Mining.of(baskets("milk", "bread", "tea"), share("0.5"));

        assertThat(mining.itemsets()).isZero();
        assertThat(mining.rules(share("0.5"))).isEmpty();
    }

    /** Ten baskets, of which 0.3 are 3 exactly; in binary it is a little less or more. */
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "0.3", "0.6", "0.7", "0.8", "0.9"})
    void takesALeastShareExactly(String least) {
        long part = new BigDecimal(least).movePointRight(1).longValueExact();

        assertThat(share(least).of(10)).isEqualTo(part);
        assertThat(share(least).isReachedBy(part, 10)).isTrue();
        assertThat(share(least).isReachedBy(part * 100_000_000L, 1_000_000_000L))
                .isTrue();
        assertThat(share(least).isReachedBy(part * 100_000_000L - 1, 1_000_000_000L))
                .isFalse();
    }

    @Test
    void knowsNoShareOfNothingAndNoneBeyondAll() {
        assertThatThrownBy(() -> share("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share("1.01")).isInstanceOf(IllegalArgumentException.class);
        assertThat(share("0.0001").of(10)).isEqualTo(1);
    }

    /** Every set of up to eight items, counted by looking into every basket. */
    @Test
    void agreesWithLookingAtEverySet() {
        Random random = new Random(410);
        for (int round = 0; round < 60; round++) {
            int items = 2 + random.nextInt(7);
            List<Set<Integer>> contents = new ArrayList<>();
            Baskets.Builder baskets = new Baskets.Builder();
            for (int basket = 0; basket < 1 + random.nextInt(40); basket++) {
                Set<Integer> content = new HashSet<>();
                for (int i = 0; i <= random.nextInt(items); i++) {
                    content.add(random.nextInt(items));
                }
                contents.add(content);
                for (int item : content) {
                    baskets.add("b" + basket, "i" + item);
                }
            }
            Share support = share("0." + (1 + random.nextInt(9)));
            Share confidence = share("0." + (1 + random.nextInt(9)));

            Mining mining = Mining.of(baskets.build(), support);

            Map<Integer, Long> counts = counts(items, contents, support);
            assertThat(mining.itemsets()).isEqualTo(counts.size());
            assertThat(new TreeSet<>(mining.rules(confidence).stream()
                            .map(rule -> rule.antecedent() + rule.consequent() + rule.count())
                            .toList()))
                    .isEqualTo(rules(items, counts, confidence));
        }
    }

    /** By the bits of their items. */
    private static Map<Integer, Long> counts(int items, List<Set<Integer>> baskets, Share support) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int set = 1; set < 1 << items; set++) {
            List<Integer> members = members(items, set);
            long count = baskets.stream()
                    .filter(basket -> basket.containsAll(members))
                    .count();
            if (support.isReachedBy(count, baskets.size())) {
                counts.put(set, count);
            }
        }
        return counts;
    }

    private static Set<String> rules(int items, Map<Integer, Long> counts, Share confidence) {
        Set<String> rules = new TreeSet<>();
        counts.forEach((set, count) -> {
            for (int then : members(items, set)) {
                int before = set & ~(1 << then);
                if (before != 0 && confidence.isReachedBy(count, Objects.requireNonNull(counts.get(before)))) {
                    List<String> names =
                            members(items, before).stream().map(i -> "i" + i).toList();
                    rules.add(names + "i" + then + count);
                }
            }
        });
        return rules;
    }

    private static List<Integer> members(int items, int set) {
        List<Integer> members = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            if ((set & 1 << item) != 0) {
                members.add(item);
            }
        }
        return members;
    }
}
