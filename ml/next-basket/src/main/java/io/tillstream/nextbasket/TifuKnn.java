package io.tillstream.nextbasket;

import java.util.List;

/**
 * TIFU-KNN: Hu, He, Gao, Zhang, "Modeling Personalized Item Frequency Information for Next-basket Recommendation", SIGIR 2020. A
 * user's {@link HabitVectors habit vector} and the mean of the nearest users' vectors, blended.
 */
public final class TifuKnn implements NextBasketMethod {
    /** Vectors as the authors found them best on Ta-Feng, ValuedShopper, Instacart and Dunnhumby. */
    private static final List<Parameters> VECTORS = List.of(
            new Parameters(7, 0.9, 0.7, 0, 0),
            new Parameters(7, 1.0, 0.6, 0, 0),
            new Parameters(3, 0.9, 0.7, 0, 0),
            new Parameters(3, 0.9, 0.6, 0, 0));

    private static final int[] NEIGHBOURS = {100, 300, 900};
    private static final double[] ALPHAS = {0.2, 0.5, 0.7, 0.9};
    private static final int CHOSEN_BY = 10;

    private final Parameters parameters;

    /**
     * What can be set.
     *
     * @param groups into how many groups a user's baskets are divided, m of the paper, at least 1
     * @param basketDecay the weight of a basket beside the next of its group, r_b, above 0 to 1
     * @param groupDecay the weight of a group beside the next, r_g, above 0 to 1
     * @param neighbours how many users are asked, k, at least 1
     * @param alpha the share of the user's own vector, 0 to 1
     */
    public record Parameters(int groups, double basketDecay, double groupDecay, int neighbours, double alpha) {}

    /** The method with given parameters. */
    public TifuKnn(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The method with the parameters that serve best, by Recall@10, when each user's last basket is held back: the
     * authors' best vectors, 100, 300 or 900 neighbours, an own share of .2, .5, .7 or .9.
     *
     * @param trial the histories without their last baskets, and some of those baskets
     */
    public static TifuKnn chosenBy(Trial trial) {
        Parameters best = new Parameters(7, 0.9, 0.7, 300, 0.7);
        double highest = -1;
        for (Parameters vector : VECTORS) {
            Fitted fitted = new Fitted(trial.before(), vector);
            double[][] hits = new double[NEIGHBOURS.length * ALPHAS.length][trial.users().length];
            Crew.workFor(trial.users().length, fitted::desk, (desk, index) -> {
                int user = trial.users()[index];
                int[] nearest = fitted.nearest.of(user, NEIGHBOURS[NEIGHBOURS.length - 1], desk.search);
                for (int k = 0; k < NEIGHBOURS.length; k++) {
                    for (int a = 0; a < ALPHAS.length; a++) {
                        int[] ranked = fitted.rank(user, nearest, NEIGHBOURS[k], ALPHAS[a], CHOSEN_BY, desk);
                        hits[k * ALPHAS.length + a][index] = trial.recall(user, ranked);
                    }
                }
            });
            for (int choice = 0; choice < hits.length; choice++) {
                double recall = Trial.mean(hits[choice]);
                if (recall > highest) {
                    highest = recall;
                    best = new Parameters(
                            vector.groups,
                            vector.basketDecay,
                            vector.groupDecay,
                            NEIGHBOURS[choice / ALPHAS.length],
                            ALPHAS[choice % ALPHAS.length]);
                }
            }
        }
        return new TifuKnn(best);
    }

    @Override
    public String name() {
        return "tifu-knn";
    }

    /** What it was set to. */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        Fitted fitted = new Fitted(histories, parameters);
        int[][] ranked = new int[users.length][];
        Crew.workFor(users.length, fitted::desk, (desk, index) -> {
            int[] nearest = fitted.nearest.of(users[index], parameters.neighbours, desk.search);
            ranked[index] = fitted.rank(users[index], nearest, parameters.neighbours, parameters.alpha, length, desk);
        });
        return ranked;
    }

    private static final class Desk {
        final NearestUsers.Desk search;
        final ScoreSheet scores;

        Desk(NearestUsers.Desk search, int items) {
            this.search = search;
            scores = new ScoreSheet(items);
        }
    }

    private static final class Fitted {
        private final SparseRows vectors;
        final NearestUsers nearest;

        Fitted(Histories histories, Parameters parameters) {
            vectors = HabitVectors.of(histories, parameters.groups, parameters.basketDecay, parameters.groupDecay);
            nearest = new NearestUsers(vectors);
        }

        Desk desk() {
            return new Desk(nearest.desk(), vectors.columns());
        }

        int[] rank(int user, int[] nearest, int neighbours, double alpha, int length, Desk desk) {
            int asked = Math.min(neighbours, nearest.length);
            for (int i = 0; i < asked; i++) {
                add(nearest[i], (float) ((1 - alpha) / asked), desk.scores);
            }
            add(user, (float) alpha, desk.scores);
            int[] ranked = desk.scores.best(length);
            desk.scores.clear();
            return ranked;
        }

        private void add(int user, float share, ScoreSheet scores) {
            for (int at = vectors.from(user); at < vectors.to(user); at++) {
                scores.add(vectors.column(at), share * vectors.weight(at));
            }
        }
    }
}
