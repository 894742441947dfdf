package io.tillstream.nextbasket;

/**
 * The users whose vectors are nearest to a user's, by Euclidean distance, exactly. Only users with an item in common are looked at
 * one by one, through lists of who has an item; of the others the shortest vectors are the nearest.
 */
final class NearestUsers {
    private final SparseRows vectors;
    private final SparseRows owners;
    private final float[] squaredLength;
    private final int[] shortestFirst;

    NearestUsers(SparseRows vectors) {
        this.vectors = vectors;
        owners = vectors.turned();
        squaredLength = new float[vectors.rows()];
        long[] packed = new long[vectors.rows()];
        for (int user = 0; user < vectors.rows(); user++) {
            double sum = 0;
            for (int at = vectors.from(user); at < vectors.to(user); at++) {
                sum += (double) vectors.weight(at) * vectors.weight(at);
            }
            squaredLength[user] = (float) sum;
            packed[user] = Best.packed(-squaredLength[user], user);
        }
        int size = Best.toFront(packed, packed.length, packed.length);
        shortestFirst = new int[size];
        for (int i = 0; i < size; i++) {
            shortestFirst[i] = Best.number(packed[i]);
        }
    }

    /** What one worker needs to search again and again. */
    static final class Desk {
        private final ScoreSheet products;
        private final long[] packed;

        Desk(int users) {
            products = new ScoreSheet(users);
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
        ScoreSheet products = desk.products;
        for (int at = vectors.from(user); at < vectors.to(user); at++) {
            float weight = vectors.weight(at);
            int item = vectors.column(at);
            for (int owner = owners.from(item); owner < owners.to(item); owner++) {
                products.add(owners.column(owner), weight * owners.weight(owner));
            }
        }
        // |u - v|² = |u|² - (2 u·v - |v|²): the user's own length is the same for all.
        int size = 0;
        for (int i = 0; i < products.size(); i++) {
            int other = products.touched(i);
            if (other != user) {
                desk.packed[size++] = Best.packed(2 * products.of(other) - squaredLength[other], other);
            }
        }
        for (int i = 0, strangers = 0; i < shortestFirst.length && strangers < wanted; i++) {
            int other = shortestFirst[i];
            if (other != user && !products.has(other) && vectors.from(other) < vectors.to(other)) {
                desk.packed[size++] = Best.packed(-squaredLength[other], other);
                strangers++;
            }
        }
        products.clear();
        int front = Best.toFront(desk.packed, size, wanted);
        int[] nearest = new int[front];
        for (int i = 0; i < front; i++) {
            nearest[i] = Best.number(desk.packed[i]);
        }
        return nearest;
    }
}
