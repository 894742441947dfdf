package io.tillstream.nextbasket;

/**
 * How alike users are by what they ever bought: the asymmetric cosine of binary vectors (Aiolli, RecSys 2013),
 * {@code common / (|user|^alpha · |other|^(1 - alpha))}, where |x| is how many different items somebody bought.
 */
final class SimilarUsers {
    private final SparseRows owned;
    private final SparseRows owners;

    SimilarUsers(Histories histories) {
        owned = UserPopularity.of(histories, Integer.MAX_VALUE);
        owners = owned.turned();
    }

    static final class Desk {
        private final int[] common;
        private final int[] met;
        private final long[] packed;
        private int size;

        Desk(int users) {
            common = new int[users];
            met = new int[users];
            packed = new long[users];
        }

        /** The other at a place, most alike first. */
        int other(int place) {
            return Best.number(packed[place]);
        }

        float similarity(int place) {
            return Best.score(packed[place]);
        }
    }

    Desk desk() {
        return new Desk(owned.rows());
    }

    /** Counts what a user has in common with each other user; {@link #rank} may follow several times. */
    void meet(int user, Desk desk) {
        for (int i = 0; i < desk.size; i++) {
            desk.common[desk.met[i]] = 0;
        }
        desk.size = 0;
        for (int at = owned.from(user); at < owned.to(user); at++) {
            int item = owned.column(at);
            for (int owner = owners.from(item); owner < owners.to(item); owner++) {
                int other = owners.column(owner);
                if (desk.common[other]++ == 0) {
                    desk.met[desk.size++] = other;
                }
            }
        }
    }

    /** Ranks those met, the user among them, whose similarity is 1; returns how many: at most {@code wanted}. */
    int rank(int user, double alpha, int wanted, Desk desk) {
        double own = Math.pow(size(user), alpha);
        for (int i = 0; i < desk.size; i++) {
            int other = desk.met[i];
            float similarity =
                    (float) (desk.common[other] / (own * (alpha == 1 ? 1 : Math.pow(size(other), 1 - alpha))));
            desk.packed[i] = Best.packed(similarity, other);
        }
        return Best.toFront(desk.packed, desk.size, wanted);
    }

    private int size(int user) {
        return owned.to(user) - owned.from(user);
    }
}
