package io.tillstream.till.settings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken off goods whose code says that they can be sold for a few days more only. Of several steps that hold, the
 * one that takes most off counts.
 *
 * @param steps in any order; none: nothing is taken off
 */
public record ShortDated(List<Step> steps) {
    public static final ShortDated NOTHING_OFF = new ShortDated(List.of());

    private static final Pattern STEP = Pattern.compile("\\s*(\\d{1,3}):(\\d{1,2})\\s*");

    /**
     * A step.
     *
     * @param days it holds for goods that may be sold for so many days after today, or fewer; 0 for the last day
     * @param percent what it takes off, 1 to 99
     */
    public record Step(int days, int percent) {
        public Step {
            if (days < 0 || percent < 1 || percent > 99) {
                throw new IllegalArgumentException(
                        "Short-dated " + days + ":" + percent + "; days from 0, and 1 to 99 percent.");
            }
        }
    }

    public ShortDated {
        steps = List.copyOf(steps);
    }

    /**
     * Reads {@code 3:20,1:50}: 20 % off within three days, half off within one.
     *
     * @throws IllegalArgumentException naming the part that is not so
     */
    public static ShortDated parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher step = STEP.matcher(part);
            if (!step.matches()) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is not days:percent");
            }
            steps.add(new Step(Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2))));
        }
        return new ShortDated(steps);
    }

    /** What is taken off today from goods of that last day; empty for nothing. */
    public OptionalInt percentOff(LocalDate lastDay, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, lastDay);
        return steps.stream()
                .filter(step -> left <= step.days())
                .mapToInt(Step::percent)
                .max();
    }
}
