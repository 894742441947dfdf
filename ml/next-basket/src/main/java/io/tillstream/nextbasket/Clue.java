package io.tillstream.nextbasket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What our model looks at when it asks whether a user's next basket holds an item. Counts are in baskets; what does not
 * exist (the gap between purchases of an item bought once) is -1.
 */
enum Clue {
    /** How many of the user's baskets hold it. */
    COUNT,
    /** In which share of them it is. */
    SHARE,
    /** Its share in the baskets since the user first bought it. */
    SHARE_SINCE_FIRST,
    /** How many baskets ago it was bought last: 1 for the last basket, one more than there are baskets for never. */
    AGE,
    /** {@link #AGE} of the first time. */
    FIRST_AGE,
    /** Its weight when each basket counts half as much as the next. */
    DECAYED_FAST,
    /** The same with .8. */
    DECAYED,
    /** The same with .95. */
    DECAYED_SLOWLY,
    /** How many of the user's last three baskets hold it. */
    IN_LAST_THREE,
    /** Mean distance between its purchases. */
    MEAN_GAP,
    /** Standard deviation of that distance. */
    GAP_SPREAD,
    /** The latest such distance. */
    LAST_GAP,
    /** {@link #AGE} beside {@link #MEAN_GAP}. */
    DUE,
    /** The chance by everybody's rhythm with this item. */
    RHYTHM,
    /** How often everybody buys it again. */
    BOUGHT_AGAIN,
    /** How many baskets the user has. */
    BASKETS,
    /** How many different items the user ever bought. */
    VARIETY,
    /** The mean size of the user's baskets. */
    BASKET_SIZE,
    /** The size of the last one. */
    LAST_BASKET_SIZE,
    /** Which share of what the user buys was bought before. */
    LOYALTY,
    /** The same in the last three baskets. */
    LOYALTY_LATELY,
    /** The item's share of all baskets, as a logarithm. */
    POPULARITY,
    /** The share of users who ever bought it. */
    REACH,
    /** How often its buyers bought it. */
    TIMES_PER_BUYER,
    /** In which share of the users' last baskets it is. */
    POPULARITY_LATELY,
    /** {@link #POPULARITY_LATELY} beside its share of all baskets. */
    TREND,
    /** In which share of the users' last baskets it was new to them. */
    DISCOVERED_LATELY,
    /** How large baskets with it are. */
    COMPANY,
    /** Its weight in the user's habit vector. */
    HABIT,
    /** Its mean weight with the 50 nearest users. */
    NEAREST,
    /** Its mean weight with the 300 nearest users. */
    NEAR,
    /** Its score by {@link TifuKnn}. */
    TIFU_KNN,
    /** Its score by {@link UpCf}. */
    UP_CF,
    /** Its popularity with users who ever bought alike. */
    LIKE_MINDED,
    /** The same in the last few baskets of theirs. */
    LIKE_MINDED_LATELY,
    /** Its popularity with users who buy alike lately, rare items saying more. */
    KINDRED,
    /** The same in their last baskets. */
    KINDRED_LATELY,
    /** How it goes with the last basket's items in one basket. */
    WITH_LAST,
    /** The strongest of these ties. */
    WITH_LAST_BEST,
    /** How it follows the last basket's items in the basket after. */
    AFTER_LAST,
    /** The strongest of these ties. */
    AFTER_LAST_BEST,
    /** How it follows the items of the basket before the last. */
    AFTER_EARLIER,
    /** How its buyers bought what the user buys. */
    WITH_ALL,
    /** The strongest of these ties. */
    WITH_ALL_BEST,
    /** How often it is in baskets like the last ones. */
    LIKE_LAST,
    /** How often it is in what followed such baskets. */
    AFTER_LIKE_LAST,
    /** Its part in the user's taste. */
    TASTE,
    /** How much of a trend the last basket's items have. */
    LAST_BASKET_TREND,
    /** Its place among the user's items by {@link #DECAYED}. */
    PLACE_BY_HABIT,
    /** Its place by habit and near users. */
    PLACE_BY_NEAR,
    /** Its place by like-minded users. */
    PLACE_BY_LIKE_MINDED,
    /** Its share of all baskets of the last eight weeks, as a logarithm; 1 where days are not known. */
    POPULARITY_THIS_SEASON,
    /** The same of the last two weeks. */
    POPULARITY_THIS_FORTNIGHT,
    /** Days since the user's last basket; -1 where days are not known, as for those below. */
    DAYS_AWAY,
    /** Days since the user bought it last. */
    DAYS_SINCE,
    /** {@link #DAYS_SINCE} beside the mean number of days between its purchases. */
    DUE_BY_DAYS;

    static final int COUNT_OF_ALL = values().length;

    /** The names of all, kebab-case, in the order of their columns; a {@link Blend} is good for one such list. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(clue -> clue.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** Where it stands among all. */
    @SuppressWarnings("EnumOrdinal")
    int column() {
        return ordinal();
    }
}
