package io.tillstream.events.member;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a chain promises for its points. Topic {@code fact.points-programme.v1}, key: {@value #KEY}, for a chain has one
 * programme. What becomes of points follows from the month they are earned in and the programme as it stands; whoever wants
 * another rule for what is still to come puts it beside the one that has begun.
 *
 * @param rules what becomes of earned points, ascending by month
 * @param ratePoints so many points
 * @param rateWorth are worth so much
 * @param tiers ascending by what they ask for, none to {@value #MOST_TIERS}
 */
public record PointsProgramme(List<Rule> rules, long ratePoints, Money rateWorth, List<Tier> tiers) {
    /** The key of the one programme. */
    public static final String KEY = "chain";

    /** More are no steps that anybody remembers. */
    public static final int MOST_TIERS = 10;

    private static final int LONGEST_WAIT = 180;
    private static final int LONGEST_LIFE = 120;

    /**
     * What becomes of points.
     *
     * @param from the first business date on which points are earned by it, the first of a month
     * @param pendingDays so many days after they were earned they can be spent; 0 at once
     * @param months at the end of the month so many months after they were earned they expire; absent where they never do
     */
    public record Rule(
            LocalDate from, int pendingDays, @Nullable Integer months) {
        public Rule {
            Objects.requireNonNull(from, "from");
            if (from.getDayOfMonth() != 1) {
                throw new IllegalArgumentException(
                        "A rule of points begins on " + from + "; let it begin on the first of a month.");
            }
            if (pendingDays < 0 || pendingDays > LONGEST_WAIT) {
                throw new IllegalArgumentException(
                        "Points wait " + pendingDays + " days; let them wait 0 to " + LONGEST_WAIT + ".");
            }
            if (months != null && (months < 1 || months > LONGEST_LIFE)) {
                throw new IllegalArgumentException("Points expire after " + months + " months; let it be 1 to "
                        + LONGEST_LIFE + ", or leave it out for never.");
            }
            if (months != null && pendingDays > 30 * months) {
                throw new IllegalArgumentException("Points wait " + pendingDays + " days and expire after " + months
                        + " months; nobody could spend" + " them.");
            }
        }

        /** The first day on which points of that day can be spent; absent where it is that day. */
        public @Nullable LocalDate spendableFrom(LocalDate earned) {
            return pendingDays == 0 ? null : earned.plusDays(pendingDays);
        }

        /** The last day on which points of that day can be spent; absent where there is none. */
        public @Nullable LocalDate expiresOn(LocalDate earned) {
            return months == null
                    ? null
                    : YearMonth.from(earned).plusMonths(months).atEndOfMonth();
        }
    }

    /**
     * A step that members reach by the points they earned within 365 days.
     *
     * @param id {@code gold}
     * @param name what people call it
     * @param points it takes so many
     */
    public record Tier(String id, LocalText name, long points) {
        public Tier {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            if (id.isBlank() || points < 1) {
                throw new IllegalArgumentException(
                        "Tier \"" + id + "\" takes " + points + " points; give it an id and let it take at least 1.");
            }
        }
    }

    public PointsProgramme {
        Objects.requireNonNull(rateWorth, "rateWorth");
        rules = List.copyOf(Objects.requireNonNull(rules, "rules"));
        tiers = List.copyOf(Objects.requireNonNull(tiers, "tiers"));
        if (ratePoints < 1 || !rateWorth.isPositive()) {
            throw new IllegalArgumentException(
                    ratePoints + " points are worth " + rateWorth + "; both have to be above nothing.");
        }
        if (!rises(rules.stream().map(rule -> rule.from().toEpochDay()).toList())) {
            throw new IllegalArgumentException(
                    "Rules of points are not in the order of their days, or two have one day.");
        }
        if (tiers.size() > MOST_TIERS || !rises(tiers.stream().map(Tier::points).toList())) {
            throw new IllegalArgumentException("There are " + tiers.size() + " tiers; let there be at most "
                    + MOST_TIERS + ", each taking more points than the one before.");
        }
    }

    private static boolean rises(List<Long> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** The rule by which points of a day are earned; nothing before the first. */
    public Optional<Rule> ruleOf(LocalDate earned) {
        return rules.stream().filter(rule -> !rule.from().isAfter(earned)).max(Comparator.comparing(Rule::from));
    }

    /** What points are worth. */
    public PointsAccount.Rate rate() {
        return new PointsAccount.Rate(ratePoints, rateWorth);
    }
}
