package io.tillstream.nextbasket;

/**
 * UP-CF@r: Faggioli, Polato, Aiolli, "Recency Aware Collaborative Filtering for Next Basket Recommendation", UMAP 2020. What users
 * like this one, and they themselves, bought in their last r baskets, each weighed by similarity to the power of q. Only
 * the 1,000 users most alike are asked: beyond them the weights are next to nothing, and the work is not.
 */
public final class UpCf implements NextBasketMethod {
    static final int MOST_ASKED = 1_000;
    private static final int[] WINDOWS = {5, 25, Integer.MAX_VALUE};
    private static final double[] ALPHAS = {0.25, 0.5, 0.75};
    private static final int[] LOCALITIES = {1, 5, 10, 50};
    private static final int CHOSEN_BY = 10;

    private final Parameters parameters;

    /**
     * What can be set.
     *
     * @param window r, of how many last baskets popularity is, at least 1
     * @param alpha the asymmetry of the similarity, 0 to 1
     * @param locality q, how much more those count who are most alike, at least 1
     */
    public record Parameters(int window, double alpha, int locality) {}

    /** The method with given parameters. */
    public UpCf(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The method with the parameters that serve best, by Recall@10, when each user's last basket is held back: r of 5, 25
     * or all, alpha of .25, .5 or .75, q of 1, 5, 10 or 50.
     */
    public static UpCf chosenBy(Trial trial) {
        SparseRows[] popularity = new SparseRows[WINDOWS.length];
        for (int w = 0; w < WINDOWS.length; w++) {
            popularity[w] = UserPopularity.of(trial.before(), WINDOWS[w]);
        }
        SimilarUsers similar = new SimilarUsers(trial.before());
        double[][] hits = new double[WINDOWS.length * ALPHAS.length * LOCALITIES.length][trial.users().length];
        Crew.workFor(
                trial.users().length,
                () -> new Desk(similar.desk(), trial.before().items()),
                (desk, index) -> {
                    int user = trial.users()[index];
                    similar.meet(user, desk.users);
                    int choice = 0;
                    for (double alpha : ALPHAS) {
                        int asked = similar.rank(user, alpha, MOST_ASKED, desk.users);
                        for (int locality : LOCALITIES) {
                            for (SparseRows rows : popularity) {
                                int[] ranked = rank(asked, locality, rows, CHOSEN_BY, desk);
                                hits[choice++][index] = trial.recall(user, ranked);
                            }
                        }
                    }
                });
        int best = 0;
        for (int choice = 1; choice < hits.length; choice++) {
            best = Trial.mean(hits[choice]) > Trial.mean(hits[best]) ? choice : best;
        }
        return new UpCf(new Parameters(
                WINDOWS[best % WINDOWS.length],
                ALPHAS[best / WINDOWS.length / LOCALITIES.length],
                LOCALITIES[best / WINDOWS.length % LOCALITIES.length]));
    }

    @Override
    public String name() {
        return "up-cf";
    }

    /** What it was set to. */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public int[][] rank(Histories histories, int[] users, int length) {
        SparseRows popularity = UserPopularity.of(histories, parameters.window);
        SimilarUsers similar = new SimilarUsers(histories);
        int[][] ranked = new int[users.length][];
        Crew.workFor(users.length, () -> new Desk(similar.desk(), histories.items()), (desk, index) -> {
            similar.meet(users[index], desk.users);
            int asked = similar.rank(users[index], parameters.alpha, MOST_ASKED, desk.users);
            ranked[index] = rank(asked, parameters.locality, popularity, length, desk);
        });
        return ranked;
    }

    private record Desk(SimilarUsers.Desk users, ScoreSheet scores) {
        Desk(SimilarUsers.Desk users, int items) {
            this(users, new ScoreSheet(items));
        }
    }

    private static int[] rank(int asked, int locality, SparseRows popularity, int length, Desk desk) {
        for (int place = 0; place < asked; place++) {
            int other = desk.users.other(place);
            float weight = (float) Math.pow(desk.users.similarity(place), locality);
            for (int at = popularity.from(other); at < popularity.to(other); at++) {
                desk.scores.add(popularity.column(at), weight * popularity.weight(at));
            }
        }
        int[] ranked = desk.scores.best(length);
        desk.scores.clear();
        return ranked;
    }
}
