package io.tillstream.simulator.cashier;

import io.tillstream.commandline.Complaint;
import org.jspecify.annotations.Nullable;

/** How fast customers come, as the command line says it. */
public final class Speed {
    private final Pace pace;

    private Speed(Pace pace) {
        this.pace = pace;
    }

    /**
     * Reads {@code max}, a number for so many times real time, or nothing for one customer after the other at the pace of
     * a person.
     *
     * @throws Complaint when it is none of these
     */
    public static Speed of(@Nullable String text) {
        if (text == null) {
            return new Speed(Pace.ofAPerson());
        }
        if (text.equals("max")) {
            return new Speed(Pace.asFastAsPossible());
        }
        try {
            double times = Double.parseDouble(text);
            if (times > 0 && times <= 1_000_000) {
                return new Speed(Pace.timed(times));
            }
        } catch (NumberFormatException e) {
            throw notASpeed(text);
        }
        throw notASpeed(text);
    }

    private static Complaint notASpeed(String text) {
        return new Complaint("Option --speed", text, "it must be max or a number above 0", "give for example 10");
    }

    Pace pace() {
        return pace;
    }
}
