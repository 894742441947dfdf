package io.tillstream.checkout.promotion;

import java.util.ArrayList;
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
    /** Places of gains that exclude each other, one list per exclusive group. */
    final List<List<Integer>> groups;

    private Component(List<Gain> gains) {
        this.gains = List.copyOf(gains);
        Map<Lot, List<Claim>> claims = new HashMap<>();
        List<Lot> inOrder = new ArrayList<>();
        Map<String, List<Integer>> byGroup = new HashMap<>();
        List<List<Integer>> grouped = new ArrayList<>();
        for (int g = 0; g < gains.size(); g++) {
            List<Lot> lots = gains.get(g).lots();
            for (int l = 0; l < lots.size(); l++) {
                List<Claim> wishes = claims.get(lots.get(l));
                if (wishes == null) {
                    wishes = new ArrayList<>();
                    claims.put(lots.get(l), wishes);
                    inOrder.add(lots.get(l));
                }
                wishes.add(new Claim(g, l));
            }
            String group = gains.get(g).candidate().promotion.exclusiveGroup();
            if (group != null) {
                List<Integer> members = byGroup.get(group);
                if (members == null) {
                    members = new ArrayList<>();
                    byGroup.put(group, members);
                    grouped.add(members);
                }
                members.add(g);
            }
        }
        this.groups = grouped.stream().filter(members -> members.size() > 1).toList();
        this.contested = inOrder.stream()
                .filter(lot -> claims.getOrDefault(lot, List.of()).size() > 1)
                .map(lot -> new Contested(lot, claims.getOrDefault(lot, List.of())))
                .toList();
    }

    /** Sorts gains into components; the gains come by rank and stay so. */
    static List<Component> of(List<Gain> gains) {
        int[] leader = new int[gains.size()];
        Map<Lot, Integer> first = new HashMap<>();
        Map<String, Integer> firstOfGroup = new HashMap<>();
        for (int g = 0; g < leader.length; g++) {
            leader[g] = g;
            for (Lot lot : gains.get(g).lots()) {
                Integer other = first.putIfAbsent(lot, g);
                join(leader, g, other == null ? g : other);
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
        return parts.values().stream().map(Component::new).toList();
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
