package io.tillstream.nextbasket;

import java.util.SplittableRandom;

/**
 * Users and items in a space of few dimensions: the leading singular vectors of a matrix of users and items, found by repeated
 * multiplication of a random start (Halko, Martinsson, Tropp, 2011). The product of a user's and an item's place is what users of such
 * taste would have of it (PureSVD, Cremonesi et al., RecSys 2010).
 */
final class LatentTastes {
    private static final int ROUNDS = 5;

    private final int dimensions;
    private final float[] users;
    private final float[] items;

    LatentTastes(SparseRows matrix, int wanted, long seed) {
        dimensions = Math.max(1, Math.min(wanted, Math.min(matrix.rows(), matrix.columns())));
        SparseRows turned = matrix.turned();
        SplittableRandom random = new SplittableRandom(seed);
        float[] places = new float[matrix.columns() * dimensions];
        for (int i = 0; i < places.length; i++) {
            places[i] = (float) random.nextDouble(-1, 1);
        }
        orthogonal(places, matrix.columns());
        for (int round = 0; round < ROUNDS; round++) {
            float[] moved = times(matrix, places);
            places = times(turned, moved);
            orthogonal(places, matrix.columns());
        }
        items = places;
        users = times(matrix, places);
    }

    /** How much of an item a user's taste has in it. */
    float of(int user, int item) {
        float sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += users[user * dimensions + i] * items[item * dimensions + i];
        }
        return sum;
    }

    private float[] times(SparseRows matrix, float[] places) {
        float[] product = new float[matrix.rows() * dimensions];
        Crew.workFor(matrix.rows(), () -> product, (into, row) -> {
            for (int at = matrix.from(row); at < matrix.to(row); at++) {
                float weight = matrix.weight(at);
                int from = matrix.column(at) * dimensions;
                for (int i = 0; i < dimensions; i++) {
                    into[row * dimensions + i] += weight * places[from + i];
                }
            }
        });
        return product;
    }

    /** Gram and Schmidt, twice over what is left for the sake of precision. */
    private void orthogonal(float[] places, int rows) {
        for (int column = 0; column < dimensions; column++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < column; other++) {
                    double product = product(places, rows, column, other);
                    for (int row = 0; row < rows; row++) {
                        places[row * dimensions + column] -= (float) (product * places[row * dimensions + other]);
                    }
                }
            }
            double length = Math.sqrt(product(places, rows, column, column));
            float scale = length < 1e-6 ? 0 : (float) (1 / length);
            for (int row = 0; row < rows; row++) {
                places[row * dimensions + column] *= scale;
            }
        }
    }

    private double product(float[] places, int rows, int one, int other) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += (double) places[row * dimensions + one] * places[row * dimensions + other];
        }
        return sum;
    }
}
