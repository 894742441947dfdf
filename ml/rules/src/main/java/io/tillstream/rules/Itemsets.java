package io.tillstream.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sets of items that are frequent, with how many baskets hold each, as a tree of their prefixes: below the root the single
 * items, below each set those with one item more that comes later in the tree's order. Every part of a frequent set is
 * frequent, so every part is in the tree.
 */
public final class Itemsets {
    private final Node root = new Node(-1, 0);
    private long size;

    /** A set: its parent's and one item. */
    static final class Node {
        private final int item;
        private final long count;
        private List<Node> children = Collections.emptyList();

        private Node(int item, long count) {
            this.item = item;
            this.count = count;
        }

        int item() {
            return item;
        }

        long count() {
            return count;
        }

        /** Ascending by item. */
        List<Node> children() {
            return children;
        }

        private Node child(int wanted) {
            int low = 0;
            int high = children.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Node child = children.get(middle);
                if (child.item == wanted) {
                    return child;
                }
                if (child.item < wanted) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            throw new IllegalStateException("A part of a frequent set is not there.");
        }
    }

    /** How many there are, of all sizes from 1. */
    public long size() {
        return size;
    }

    Node root() {
        return root;
    }

    /** Adds a set below its parent; items below one parent come ascending. */
    Node add(Node parent, int item, long count) {
        if (parent.children.isEmpty()) {
            parent.children = new ArrayList<>(4);
        } else if (parent.children.getLast().item >= item) {
            throw new IllegalArgumentException("Item " + item + " comes after " + parent.children.getLast().item + ".");
        }
        Node child = new Node(item, count);
        parent.children.add(child);
        size++;
        return child;
    }

    /**
     * Makes the tree of sets that stand in the order of their items, each behind its own beginning.
     *
     * @param sets ascending numbers each
     * @param counts how many baskets hold each
     */
    static Itemsets of(List<int[]> sets, long[] counts) {
        Itemsets tree = new Itemsets();
        List<Node> path = new ArrayList<>(List.of(tree.root));
        for (int i = 0; i < counts.length; i++) {
            int[] set = sets.get(i);
            path.subList(set.length, path.size()).clear();
            path.add(tree.add(path.getLast(), set[set.length - 1], counts[i]));
        }
        return tree;
    }

    /** All sets, each behind its own beginning: ascending numbers. */
    List<int[]> sets() {
        List<int[]> sets = new ArrayList<>();
        collect(root, new int[0], sets);
        return sets;
    }

    private static void collect(Node node, int[] path, List<int[]> sets) {
        for (Node child : node.children) {
            int[] set = Arrays.copyOf(path, path.length + 1);
            set[path.length] = child.item;
            sets.add(set);
            collect(child, set, sets);
        }
    }

    /**
     * How many baskets hold a set that is here.
     *
     * @param path ascending
     * @param length how many of its items count
     * @param without the place of the one that does not
     */
    long countOf(int[] path, int length, int without) {
        Node at = root;
        for (int i = 0; i < length; i++) {
            if (i != without) {
                at = at.child(path[i]);
            }
        }
        return at.count;
    }
}
