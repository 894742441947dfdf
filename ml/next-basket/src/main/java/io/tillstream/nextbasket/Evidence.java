package io.tillstream.nextbasket;

/** What all histories together say, made once; {@link ClueSheet} reads from it for one user after the other. */
final class Evidence {
    private static final int LATELY = 3;
    private static final int DIMENSIONS = 48;
    private static final int IN_SEASON = 20;

    final Histories histories;
    final TifuKnn.Parameters tifuKnn;
    final UpCf.Parameters upCf;
    final SparseRows popularity;
    final ItemCounts counts;
    final Season season;
    final int[] inSeason;
    final Rhythm rhythm;
    final SparseRows habits;
    final NearestUsers nearest;
    final SimilarUsers similar;
    final SparseRows everBought;
    final SparseRows boughtLately;
    final SparseRows lastBaskets;
    final NearestUsers kindred;
    final float[] telling;
    final SimilarBaskets similarBaskets;
    final LatentTastes tastes;
    final RelatedItems together;
    final RelatedItems following;
    final RelatedItems sharedBuyers;
    final int customers;
    final int baskets;
    final int[] buyers;
    final int[] inLast;
    final int[] newInLast;
    final float[] company;

    Evidence(Histories histories, TifuKnn.Parameters tifuKnn, UpCf.Parameters upCf) {
        this.tifuKnn = tifuKnn;
        this.upCf = upCf;
        this.histories = histories;
        counts = ItemCounts.of(histories);
        season = new Season(histories);
        inSeason = season.best(IN_SEASON);
        rhythm = new Rhythm(histories);
        habits = HabitVectors.of(histories, tifuKnn.groups(), tifuKnn.basketDecay(), tifuKnn.groupDecay());
        nearest = new NearestUsers(habits);
        similar = new SimilarUsers(histories);
        popularity = UserPopularity.of(histories, upCf.window());
        everBought = UserPopularity.of(histories, 25);
        boughtLately = UserPopularity.of(histories, LATELY);
        lastBaskets = UserPopularity.of(histories, 1);
        buyers = new int[histories.items()];
        inLast = new int[histories.items()];
        newInLast = new int[histories.items()];
        company = new float[histories.items()];
        int[] sizes = count();
        customers = Math.max(1, sizes[0]);
        baskets = Math.max(1, sizes[1]);
        telling = new float[histories.items()];
        for (int item = 0; item < telling.length; item++) {
            telling[item] = (float) Math.log(1 + (double) customers / Math.max(1, buyers[item]));
        }
        SparseRows recent = tellingHabits();
        kindred = new NearestUsers(recent);
        tastes = new LatentTastes(recent, DIMENSIONS, 1);
        similarBaskets = new SimilarBaskets(histories, telling);
        SparseRows[] pages = pages();
        together = RelatedItems.inOneBasket(pages[0]);
        following = RelatedItems.of(pages[1], pages[2]);
        SparseRows owned = owned();
        sharedBuyers = RelatedItems.inOneBasket(owned);
    }

    private int[] count() {
        int users = 0;
        int all = 0;
        int[] met = new int[histories.items()];
        for (int user = 0; user < histories.users(); user++) {
            users += histories.basketsOf(user) > 0 ? 1 : 0;
            all += histories.basketsOf(user);
            for (int basket = histories.from(user); basket < histories.to(user); basket++) {
                boolean last = basket == histories.to(user) - 1;
                int size = histories.itemsTo(basket) - histories.itemsFrom(basket);
                for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                    int item = histories.itemAt(at);
                    company[item] += (float) size / counts.of(item);
                    boolean isNew = met[item] != user + 1;
                    buyers[item] += isNew ? 1 : 0;
                    inLast[item] += last ? 1 : 0;
                    newInLast[item] += last && isNew && histories.basketsOf(user) > 1 ? 1 : 0;
                    met[item] = user + 1;
                }
            }
        }
        return new int[] {users, all};
    }

    /** Habits of late, rare items weighing more, all users' vectors of one length: near means a like direction. */
    private SparseRows tellingHabits() {
        SparseRows recent = HabitVectors.of(histories, 50, 1, 0.85);
        SparseRows.Builder rows = new SparseRows.Builder(histories.items(), histories.users());
        ScoreSheet sheet = new ScoreSheet(histories.items());
        for (int user = 0; user < recent.rows(); user++) {
            double length = 0;
            for (int at = recent.from(user); at < recent.to(user); at++) {
                double weight = telling(recent.column(at), recent.weight(at));
                length += weight * weight;
            }
            for (int at = recent.from(user); at < recent.to(user); at++) {
                sheet.add(
                        recent.column(at), (float) (telling(recent.column(at), recent.weight(at)) / Math.sqrt(length)));
            }
            rows.row(sheet);
            sheet.clear();
        }
        return rows.build();
    }

    private double telling(int item, float weight) {
        return Math.sqrt(weight) * telling[item];
    }

    /** Baskets one by one; baskets that another follows; the followers in the same order. */
    private SparseRows[] pages() {
        SparseRows.Builder each = new SparseRows.Builder(histories.items(), histories.baskets());
        SparseRows.Builder followed = new SparseRows.Builder(histories.items(), histories.baskets());
        SparseRows.Builder followers = new SparseRows.Builder(histories.items(), histories.baskets());
        ScoreSheet sheet = new ScoreSheet(histories.items());
        for (int user = 0; user < histories.users(); user++) {
            for (int basket = histories.from(user); basket < histories.to(user); basket++) {
                fill(sheet, basket);
                each.row(sheet);
                if (basket + 1 < histories.to(user)) {
                    followed.row(sheet);
                }
                if (basket > histories.from(user)) {
                    followers.row(sheet);
                }
                sheet.clear();
            }
        }
        return new SparseRows[] {each.build(), followed.build(), followers.build()};
    }

    private void fill(ScoreSheet sheet, int basket) {
        int size = histories.itemsTo(basket) - histories.itemsFrom(basket);
        for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
            sheet.add(histories.itemAt(at), (float) (1 / Math.sqrt(size)));
        }
    }

    /** What each user ever bought; who buys everything says little about what goes together. */
    private SparseRows owned() {
        SparseRows.Builder rows = new SparseRows.Builder(histories.items(), histories.users());
        ScoreSheet sheet = new ScoreSheet(histories.items());
        for (int user = 0; user < everBought.rows(); user++) {
            int size = everBought.to(user) - everBought.from(user);
            for (int at = everBought.from(user); at < everBought.to(user); at++) {
                sheet.add(everBought.column(at), (float) (1 / Math.sqrt(size)));
            }
            rows.row(sheet);
            sheet.clear();
        }
        return rows.build();
    }

    /** An item's share of the users' last baskets beside its share of all. */
    float trend(int item) {
        return (inLast[item] + 2f) / (customers * ((float) counts.of(item) / baskets) + 2f);
    }
}
