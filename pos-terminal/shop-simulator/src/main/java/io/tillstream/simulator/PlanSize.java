package io.tillstream.simulator;

import io.tillstream.commandline.Complaint;
import java.nio.file.Path;

/** What import and generation demand of their options and their disk alike. */
final class PlanSize {
    private static final int MOST_STORES = 200;
    private static final int MOST_TILLS = 50;

    private PlanSize() {}

    static void check(int stores, int tills) {
        inRange("--stores", stores, 1, MOST_STORES);
        inRange("--tills", tills, 1, MOST_TILLS);
    }

    static void inRange(String option, int value, int fewest, int most) {
        if (value < fewest || value > most) {
            throw new Complaint(
                    "Option " + option,
                    Integer.toString(value),
                    "it must be " + fewest + " to " + most,
                    "give a number in that range");
        }
    }

    static Complaint cannotWrite(Path plan, Exception cause) {
        return new Complaint(
                "Plan folder " + plan,
                String.valueOf(cause.getMessage()),
                "plan and journals must be written whole, and nothing was left behind",
                "make room on that disk or allow writing there, and start again");
    }
}
