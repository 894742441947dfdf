package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Promotions that have to be decided together, because they want the same units or share an exclusive group, and the
 * units they contend for.
 */
final class Component {
    /** Lots that more than one promotion wants. */
    record Contested(Lot lot, List<Claim> claims) {}

    /** A promotion's wish for a lot: the promotion's place in the component and the lot's place in its gain. */
    record Claim(int gain, int lot) {}

    final List<Gain> gains;
    final List<Contested> contested;
    /** Wishes for contested lots. */
    final int claims;
    /** Places of gains that exclude each other, one list per exclusive group. */
    final List<List<Integer>> groups;
    /** How many lots stand on the counter, here or elsewhere. */
    final int lotsOnCounter;

    private Component(List<Gain> gains, int lotsOnCounter) {
        this.gains = List.copyOf(gains);
        this.lotsOnCounter = lotsOnCounter;
        List<List<Claim>> wishes = new ArrayList<>(Collections.nCopies(lotsOnCounter, List.of()));
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int g = 0; g < gains.size(); g++) {
            List<Lot> lots = gains.get(g).lots();
            for (int l = 0; l < lots.size(); l++) {
                int at = lots.get(l).at();
                if (wishes.get(at).isEmpty()) {
                    wishes.set(at, new ArrayList<>());
                }
                wishes.get(at).add(new Claim(g, l));
            }
            String group = gains.get(g).candidate().promotion.exclusiveGroup();
            if (group != null) {
                byGroup.computeIfAbsent(group, none -> new ArrayList<>()).add(g);
            }
        }
        this.groups =
                byGroup.values().stream().filter(members -> members.size() > 1).toList();
        List<Contested> shared = new ArrayList<>();
        int sum = 0;
        for (List<Claim> claims : wishes) {
            if (claims.size() > 1) {
                Claim first = claims.getFirst();
                shared.add(new Contested(gains.get(first.gain()).lots().get(first.lot()), claims));
                sum += claims.size();
            }
        }
        this.contested = shared;
        this.claims = sum;
    }

    /**
     * Sorts gains into components, the small ones first: what their search leaves over is for the large. The gains come
     * by rank and stay so.
     */
    static List<Component> of(List<Gain> gains, int lotsOnCounter) {
        int[] leader = new int[gains.size()];
        int[] firstAt = new int[lotsOnCounter];
        Arrays.fill(firstAt, -1);
        Map<String, Integer> firstOfGroup = new HashMap<>();
        for (int g = 0; g < leader.length; g++) {
            leader[g] = g;
            for (Lot lot : gains.get(g).lots()) {
                if (firstAt[lot.at()] < 0) {
                    firstAt[lot.at()] = g;
                }
                join(leader, g, firstAt[lot.at()]);
            }
            String group = gains.get(g).candidate().promotion.exclusiveGroup();
            if (group != null) {
                Integer other = firstOfGroup.putIfAbsent(group, g);
                join(leader, g, other == null ? g : other);
            }
        }
        Map<Integer, List<Gain>> parts = new LinkedHashMap<>();
        for (int g = 0; g < leader.length; g++) {
            parts.computeIfAbsent(find(leader, g), none -> new ArrayList<>()).add(gains.get(g));
        }
        return parts.values().stream()
                .map(part -> new Component(part, lotsOnCounter))
                .sorted(Comparator.comparingInt(component -> component.claims))
                .toList();
    }

    private static int find(int[] leader, int at) {
        int top = at;
        while (leader[top] != top) {
            leader[top] = leader[leader[top]];
            top = leader[top];
        }
        return top;
    }

    private static void join(int[] leader, int one, int other) {
        leader[find(leader, one)] = find(leader, other);
    }
}
