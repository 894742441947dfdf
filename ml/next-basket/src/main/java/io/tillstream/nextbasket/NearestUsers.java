package io.tillstream.nextbasket;

import java.util.Arrays;

/**
 * The users whose vectors are nearest to a user's, by Euclidean distance, exactly: products are added up through lists of who has an
 * item, and who has none of them is as far away as their vector is long.
 */
final class NearestUsers {
    private final SparseRows vectors;
    private final SparseRows owners;
    private final float[] squaredLength;

    NearestUsers(SparseRows vectors) {
        this.vectors = vectors;
        owners = vectors.turned();
        squaredLength = new float[vectors.rows()];
        for (int user = 0; user < vectors.rows(); user++) {
            double sum = 0;
            for (int at = vectors.from(user); at < vectors.to(user); at++) {
                sum += (double) vectors.weight(at) * vectors.weight(at);
            }
            squaredLength[user] = (float) sum;
        }
    }

    /** What one worker needs to search again and again. */
    static final class Desk {
        private final float[] products;
        private final long[] packed;

        Desk(int users) {
            products = new float[users];
            packed = new long[users];
        }
    }

    Desk desk() {
        return new Desk(vectors.rows());
    }

    /**
     * A user's nearest others, nearest first; users without a basket are nobody's neighbours.
     *
     * @param wanted how many; fewer where there are fewer
     */
    int[] of(int user, int wanted, Desk desk) {
        float[] products = desk.products;
        Arrays.fill(products, 0);
        for (int at = vectors.from(user); at < vectors.to(user); at++) {
            float weight = vectors.weight(at);
            int item = vectors.column(at);
            for (int owner = owners.from(item); owner < owners.to(item); owner++) {
                products[owners.column(owner)] += weight * owners.weight(owner);
            }
        }
        // |u - v|² = |u|² - (2 u·v - |v|²): the user's own length is the same for all.
        int size = 0;
        for (int other = 0; other < products.length; other++) {
            if (other != user && vectors.from(other) < vectors.to(other)) {
                desk.packed[size++] = Best.packed(2 * products[other] - squaredLength[other], other);
            }
        }
        int front = Best.toFront(desk.packed, size, wanted);
        int[] nearest = new int[front];
        for (int i = 0; i < front; i++) {
            nearest[i] = Best.number(desk.packed[i]);
        }
        return nearest;
    }
}
