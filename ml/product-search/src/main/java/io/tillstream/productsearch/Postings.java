package io.tillstream.productsearch;

import java.util.Arrays;

/** Which products hold a term, in ascending order, and how much it says about each. */
final class Postings {
    private int[] products = new int[4];
    private float[] weights = new float[4];
    private int size;

    void add(int product, float weight) {
        if (size == products.length) {
            products = Arrays.copyOf(products, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        products[size] = product;
        weights[size++] = weight;
    }

    int size() {
        return size;
    }

    int product(int at) {
        return products[at];
    }

    float weight(int at) {
        return weights[at];
    }

    /** What the term says about a product; 0 where it does not hold it. */
    float weightOf(int product) {
        int at = Arrays.binarySearch(products, 0, size, product);
        return at < 0 ? 0 : weights[at];
    }
}
