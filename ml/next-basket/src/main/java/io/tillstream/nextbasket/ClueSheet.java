package io.tillstream.nextbasket;

import java.util.Arrays;

/** One worker's desk: gathers the items a user may buy next, and for each of them every {@link Clue}. */
final class ClueSheet {
    private static final int NEAREST_USERS = 50;
    private static final int NEAR_USERS = 300;
    private static final int KINDRED_USERS = 100;
    private static final int LIKE_MINDED_USERS = 500;
    private static final int SIMILAR_BASKETS = 150;
    private static final int OWN = 250;
    private static final int FROM_USERS = 40;
    private static final int FROM_ITEMS = 30;
    private static final int FROM_ALL = 20;

    private final Evidence evidence;
    private final NearestUsers.Desk search;
    private final SimilarUsers.Desk alike;
    private final SimilarBaskets.Desk basketSearch;
    private final int[] first;
    private final int[] last;
    private final int[] before;
    private final float[] squaredGaps;
    private final ScoreSheet count;
    private final ScoreSheet fast;
    private final ScoreSheet decayed;
    private final ScoreSheet slow;
    private final ScoreSheet lastThree;
    private final ScoreSheet nearest;
    private final ScoreSheet near;
    private final ScoreSheet blended;
    private final ScoreSheet likeMinded;
    private final ScoreSheet likeMindedLately;
    private final ScoreSheet kindred;
    private final ScoreSheet kindredLately;
    private final ScoreSheet habit;
    private final ScoreSheet withLast;
    private final ScoreSheet withLastBest;
    private final ScoreSheet afterLast;
    private final ScoreSheet afterLastBest;
    private final ScoreSheet afterEarlier;
    private final ScoreSheet withAll;
    private final ScoreSheet withAllBest;
    private final ScoreSheet chosen;
    private final ScoreSheet placeByHabit;
    private final ScoreSheet placeByNear;
    private final ScoreSheet placeByLikeMinded;
    private final ScoreSheet likeLast;
    private final ScoreSheet afterLikeLast;
    private final ScoreSheet upCf;
    private final ScoreSheet[] sheets;

    private int[] items = new int[0];
    private float[] clues = new float[0];

    ClueSheet(Evidence evidence) {
        this.evidence = evidence;
        search = evidence.nearest.desk();
        alike = evidence.similar.desk();
        basketSearch = evidence.similarBaskets.desk();
        int size = evidence.histories.items();
        first = new int[size];
        last = new int[size];
        before = new int[size];
        squaredGaps = new float[size];
        sheets = new ScoreSheet[27];
        Arrays.setAll(sheets, i -> new ScoreSheet(size));
        int next = 0;
        count = sheets[next++];
        fast = sheets[next++];
        decayed = sheets[next++];
        slow = sheets[next++];
        lastThree = sheets[next++];
        nearest = sheets[next++];
        near = sheets[next++];
        blended = sheets[next++];
        likeMinded = sheets[next++];
        likeMindedLately = sheets[next++];
        kindred = sheets[next++];
        kindredLately = sheets[next++];
        habit = sheets[next++];
        withLast = sheets[next++];
        withLastBest = sheets[next++];
        afterLast = sheets[next++];
        afterLastBest = sheets[next++];
        afterEarlier = sheets[next++];
        withAll = sheets[next++];
        withAllBest = sheets[next++];
        chosen = sheets[next++];
        placeByHabit = sheets[next++];
        placeByNear = sheets[next++];
        placeByLikeMinded = sheets[next++];
        likeLast = sheets[next++];
        afterLikeLast = sheets[next++];
        upCf = sheets[next];
    }

    /** The items gathered for the user looked at last. */
    int[] items() {
        return items;
    }

    /** Their clues, item after item, each as long as there are kinds of clue. */
    float[] clues() {
        return clues;
    }

    /** Looks at one user. */
    void look(int user) {
        for (ScoreSheet sheet : sheets) {
            sheet.clear();
        }
        lookAtOwnBaskets(user);
        lookAtOthers(user);
        lookAtOtherBaskets(user);
        lookAtItems(user);
        gather();
        write(user);
    }

    private void lookAtOwnBaskets(int user) {
        Histories histories = evidence.histories;
        for (int basket = histories.from(user); basket < histories.to(user); basket++) {
            int age = histories.to(user) - basket;
            for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                int item = histories.itemAt(at);
                if (count.has(item)) {
                    before[item] = last[item];
                    squaredGaps[item] += (float) (basket - last[item]) * (basket - last[item]);
                } else {
                    first[item] = basket;
                    before[item] = -1;
                    squaredGaps[item] = 0;
                }
                last[item] = basket;
                count.add(item, 1);
                fast.add(item, (float) Math.pow(0.5, age));
                decayed.add(item, (float) Math.pow(0.8, age));
                slow.add(item, (float) Math.pow(0.95, age));
                if (age <= 3) {
                    lastThree.add(item, 1);
                }
            }
        }
    }

    private void lookAtOthers(int user) {
        int[] closest = evidence.nearest.of(user, Math.max(NEAR_USERS, evidence.tifuKnn.neighbours()), search);
        int blendedUsers = Math.min(evidence.tifuKnn.neighbours(), closest.length);
        float alpha = (float) evidence.tifuKnn.alpha();
        for (int i = 0; i < closest.length; i++) {
            if (i < NEAR_USERS) {
                pour(evidence.habits, closest[i], 1f / Math.min(NEAR_USERS, closest.length), near);
            }
            if (i < NEAREST_USERS) {
                pour(evidence.habits, closest[i], 1f / Math.min(NEAREST_USERS, closest.length), nearest);
            }
            if (i < blendedUsers) {
                pour(evidence.habits, closest[i], (1 - alpha) / blendedUsers, blended);
            }
        }
        pour(evidence.habits, user, 1, habit);
        pour(evidence.habits, user, alpha, blended);

        evidence.similar.meet(user, alike);
        int asked = evidence.similar.rank(user, evidence.upCf.alpha(), UpCf.MOST_ASKED, alike);
        for (int place = 0; place < asked; place++) {
            float similarity = alike.similarity(place);
            pour(evidence.popularity, alike.other(place), (float) Math.pow(similarity, evidence.upCf.locality()), upCf);
            if (alike.other(place) != user && place < LIKE_MINDED_USERS) {
                float weight = similarity * similarity * similarity;
                pour(evidence.everBought, alike.other(place), weight, likeMinded);
                pour(evidence.boughtLately, alike.other(place), weight, likeMindedLately);
            }
        }
        int[] kin = evidence.kindred.of(user, KINDRED_USERS, search);
        for (int other : kin) {
            pour(evidence.everBought, other, 1f / kin.length, kindred);
            pour(evidence.lastBaskets, other, 1f / kin.length, kindredLately);
        }
    }

    private void lookAtOtherBaskets(int user) {
        evidence.similarBaskets.search(user, SIMILAR_BASKETS, evidence.telling, basketSearch, likeLast, afterLikeLast);
    }

    private static void pour(SparseRows rows, int row, float weight, ScoreSheet sheet) {
        for (int at = rows.from(row); at < rows.to(row); at++) {
            sheet.add(rows.column(at), weight * rows.weight(at));
        }
    }

    private void lookAtItems(int user) {
        Histories histories = evidence.histories;
        int end = histories.to(user);
        if (histories.basketsOf(user) > 0) {
            for (int at = histories.itemsFrom(end - 1); at < histories.itemsTo(end - 1); at++) {
                follow(evidence.together, histories.itemAt(at), 1, withLast, withLastBest);
                follow(evidence.following, histories.itemAt(at), 1, afterLast, afterLastBest);
            }
        }
        if (histories.basketsOf(user) > 1) {
            for (int at = histories.itemsFrom(end - 2); at < histories.itemsTo(end - 2); at++) {
                int item = histories.itemAt(at);
                for (int tie = evidence.following.from(item); tie < evidence.following.to(item); tie++) {
                    afterEarlier.add(evidence.following.other(tie), evidence.following.weight(tie));
                }
            }
        }
        for (int i = 0; i < count.size(); i++) {
            int item = count.touched(i);
            follow(evidence.sharedBuyers, item, habit.of(item), withAll, withAllBest);
        }
    }

    private static void follow(RelatedItems related, int item, float weight, ScoreSheet sum, ScoreSheet best) {
        for (int tie = related.from(item); tie < related.to(item); tie++) {
            int other = related.other(tie);
            sum.add(other, weight * related.weight(tie));
            float above = related.weight(tie) - best.of(other);
            if (above > 0) {
                best.add(other, above);
            }
        }
    }

    private void gather() {
        take(decayed, OWN, placeByHabit);
        take(blended, FROM_USERS + 20, placeByNear);
        take(upCf, FROM_USERS + 20, placeByLikeMinded);
        take(likeMinded, FROM_USERS);
        take(kindred, FROM_USERS);
        take(kindredLately, FROM_ITEMS);
        take(withLast, FROM_ITEMS);
        take(afterLast, FROM_ITEMS);
        take(withAll, FROM_USERS);
        take(likeLast, FROM_ITEMS);
        take(afterLikeLast, FROM_ITEMS);
        for (int place = 0; place < Math.min(FROM_ALL, evidence.counts.size()); place++) {
            chosen.add(evidence.counts.at(place), 1);
        }
        for (int item : evidence.inSeason) {
            chosen.add(item, 1);
        }
        items = new int[chosen.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = chosen.touched(i);
        }
    }

    private void take(ScoreSheet sheet, int wanted) {
        for (int item : sheet.best(wanted)) {
            chosen.add(item, 1);
        }
    }

    private void take(ScoreSheet sheet, int wanted, ScoreSheet places) {
        int[] best = sheet.best(Math.max(wanted, 100));
        for (int i = 0; i < best.length; i++) {
            places.add(best[i], i);
            if (i < wanted) {
                chosen.add(best[i], 1);
            }
        }
    }

    private void write(int user) {
        Histories histories = evidence.histories;
        int baskets = histories.basketsOf(user);
        int end = histories.to(user);
        int bought = histories.itemsFrom(end) - histories.itemsFrom(histories.from(user));
        int lastSize = baskets == 0 ? 0 : histories.itemsTo(end - 1) - histories.itemsFrom(end - 1);
        float loyalty = loyalty(user, histories.from(user) + 1);
        float lately = loyalty(user, Math.max(histories.from(user) + 1, end - 3));
        float lastTrend = 0;
        for (int at = lastSize == 0 ? 0 : histories.itemsFrom(end - 1), i = 0; i < lastSize; i++, at++) {
            lastTrend += evidence.trend(histories.itemAt(at)) / lastSize;
        }
        clues = new float[items.length * Clue.COUNT_OF_ALL];
        for (int i = 0; i < items.length; i++) {
            int item = items[i];
            int base = i * Clue.COUNT_OF_ALL;
            own(item, base, baskets, end);
            byDays(item, base, end);
            set(base, Clue.BASKETS, baskets);
            set(base, Clue.VARIETY, count.size());
            set(base, Clue.BASKET_SIZE, (float) bought / Math.max(1, baskets));
            set(base, Clue.LAST_BASKET_SIZE, lastSize);
            set(base, Clue.LOYALTY, loyalty);
            set(base, Clue.LOYALTY_LATELY, lately);
            ofItem(item, base);
            set(base, Clue.HABIT, habit.of(item));
            set(base, Clue.NEAREST, nearest.of(item));
            set(base, Clue.NEAR, near.of(item));
            set(base, Clue.TIFU_KNN, blended.of(item));
            set(base, Clue.UP_CF, upCf.of(item));
            set(base, Clue.LIKE_MINDED, likeMinded.of(item));
            set(base, Clue.LIKE_MINDED_LATELY, likeMindedLately.of(item));
            set(base, Clue.KINDRED, kindred.of(item));
            set(base, Clue.KINDRED_LATELY, kindredLately.of(item));
            set(base, Clue.WITH_LAST, withLast.of(item));
            set(base, Clue.WITH_LAST_BEST, withLastBest.of(item));
            set(base, Clue.AFTER_LAST, afterLast.of(item));
            set(base, Clue.AFTER_LAST_BEST, afterLastBest.of(item));
            set(base, Clue.AFTER_EARLIER, afterEarlier.of(item));
            set(base, Clue.WITH_ALL, withAll.of(item));
            set(base, Clue.WITH_ALL_BEST, withAllBest.of(item));
            set(base, Clue.LIKE_LAST, likeLast.of(item));
            set(base, Clue.AFTER_LIKE_LAST, afterLikeLast.of(item));
            set(base, Clue.TASTE, evidence.tastes.of(user, item));
            set(base, Clue.LAST_BASKET_TREND, lastTrend);
            set(base, Clue.PLACE_BY_HABIT, place(placeByHabit, item));
            set(base, Clue.PLACE_BY_NEAR, place(placeByNear, item));
            set(base, Clue.PLACE_BY_LIKE_MINDED, place(placeByLikeMinded, item));
        }
    }

    private void own(int item, int base, int baskets, int end) {
        float times = count.of(item);
        boolean own = times > 0;
        int age = own ? end - last[item] : baskets + 1;
        int firstAge = own ? end - first[item] : baskets + 1;
        set(base, Clue.COUNT, times);
        set(base, Clue.SHARE, times / Math.max(1, baskets));
        set(base, Clue.SHARE_SINCE_FIRST, own ? times / firstAge : 0);
        set(base, Clue.AGE, age);
        set(base, Clue.FIRST_AGE, firstAge);
        set(base, Clue.DECAYED_FAST, fast.of(item));
        set(base, Clue.DECAYED, decayed.of(item));
        set(base, Clue.DECAYED_SLOWLY, slow.of(item));
        set(base, Clue.IN_LAST_THREE, lastThree.of(item));
        float mean = times > 1 ? (last[item] - first[item]) / (times - 1) : -1;
        set(base, Clue.MEAN_GAP, mean);
        set(
                base,
                Clue.GAP_SPREAD,
                times > 1 ? (float) Math.sqrt(Math.max(0, squaredGaps[item] / (times - 1) - mean * mean)) : -1);
        set(base, Clue.LAST_GAP, times > 1 ? last[item] - before[item] : -1);
        set(base, Clue.DUE, times > 1 ? age / mean : -1);
        set(base, Clue.RHYTHM, own ? (float) evidence.rhythm.chance(item, age) : -1);
        set(base, Clue.BOUGHT_AGAIN, (float) evidence.rhythm.overall(item));
    }

    private void byDays(int item, int base, int end) {
        Histories histories = evidence.histories;
        float away = -1;
        float since = -1;
        float due = -1;
        if (evidence.season.isKnown() && count.size() > 0) {
            away = histories.today() - histories.dayOf(end - 1);
            if (count.has(item)) {
                since = histories.today() - histories.dayOf(last[item]);
                int span = histories.dayOf(last[item]) - histories.dayOf(first[item]);
                due = span > 0 ? since * (count.of(item) - 1) / span : -1;
            }
        }
        set(base, Clue.POPULARITY_THIS_SEASON, evidence.season.popularity(item));
        set(base, Clue.POPULARITY_THIS_FORTNIGHT, evidence.season.popularityOfLate(item));
        set(base, Clue.DAYS_AWAY, away);
        set(base, Clue.DAYS_SINCE, since);
        set(base, Clue.DUE_BY_DAYS, due);
    }

    private void ofItem(int item, int base) {
        float share = (float) evidence.counts.of(item) / evidence.baskets;
        float inLast = (float) evidence.inLast[item] / evidence.customers;
        set(base, Clue.POPULARITY, (float) Math.log(1e-6 + share));
        set(base, Clue.REACH, (float) evidence.buyers[item] / evidence.customers);
        set(base, Clue.TIMES_PER_BUYER, (float) evidence.counts.of(item) / Math.max(1, evidence.buyers[item]));
        set(base, Clue.POPULARITY_LATELY, inLast);
        set(base, Clue.TREND, evidence.trend(item));
        set(base, Clue.DISCOVERED_LATELY, (float) evidence.newInLast[item] / evidence.customers);
        set(base, Clue.COMPANY, evidence.company[item]);
    }

    private float loyalty(int user, int fromBasket) {
        Histories histories = evidence.histories;
        int again = 0;
        int all = 0;
        for (int basket = fromBasket; basket < histories.to(user); basket++) {
            for (int at = histories.itemsFrom(basket); at < histories.itemsTo(basket); at++) {
                again += first[histories.itemAt(at)] < basket ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? -1 : (float) again / all;
    }

    private static float place(ScoreSheet places, int item) {
        return places.has(item) ? places.of(item) : 999;
    }

    private void set(int base, Clue clue, float value) {
        clues[base + clue.column()] = value;
    }
}
