package io.tillstream.till.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the screen looks until somebody at the till says otherwise, and when it asks.
 *
 * @param colours light or dark
 * @param hand which hand works the keys
 * @param askAbovePieces a line of more pieces is asked about before it counts
 * @param askAboveAmount a line worth more major units is asked about before it counts; absent for no such limit
 * @param wedgePause keys that follow each other faster than this come from a scanner
 */
public record ScreenSettings(
        Colours colours,
        Hand hand,
        long askAbovePieces,
        @Nullable BigDecimal askAboveAmount,
        Duration wedgePause) {
    /** More than a customer carries, and a slip of the finger away from ten. */
    public static final long MANY_PIECES = 100;

    /** Scanners that play a keyboard leave 1 to 20 ms between keys; people rarely come below 60 ms. */
    public static final Duration WEDGE_PAUSE = Duration.ofMillis(35);

    /** What holds where nothing is set. */
    public static final ScreenSettings DEFAULT =
            new ScreenSettings(Colours.DEVICE, Hand.RIGHT, MANY_PIECES, null, WEDGE_PAUSE);

    static final Set<String> NAMES = Set.of(
            "till.screen.colours",
            "till.screen.hand",
            "till.ask-above.pieces",
            "till.ask-above.amount",
            "till.wedge.milliseconds");

    /** Light or dark. */
    public enum Colours {
        /** As the device has it. */
        DEVICE,
        LIGHT,
        DARK
    }

    /** Which hand works the keys; the basket is on its side. */
    public enum Hand {
        RIGHT,
        LEFT
    }

    public ScreenSettings {
        if (askAbovePieces < 1) {
            throw new IllegalArgumentException("Asking above " + askAbovePieces + " pieces; 1 or more.");
        }
        if (askAboveAmount != null && askAboveAmount.signum() <= 0) {
            throw new IllegalArgumentException("Asking above " + askAboveAmount + "; more than 0.");
        }
    }

    static ScreenSettings from(Function<String, @Nullable String> text, List<String> wrong) {
        return new ScreenSettings(
                choice(Colours.class, "till.screen.colours", text, Colours.DEVICE, wrong),
                choice(Hand.class, "till.screen.hand", text, Hand.RIGHT, wrong),
                number("till.ask-above.pieces", text, MANY_PIECES, wrong),
                amount("till.ask-above.amount", text, wrong),
                Duration.ofMillis(number("till.wedge.milliseconds", text, WEDGE_PAUSE.toMillis(), wrong)));
    }

    private static <E extends Enum<E>> E choice(
            Class<E> type, String name, Function<String, @Nullable String> text, E standard, List<String> wrong) {
        String value = text.apply(name);
        if (value == null) {
            return standard;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
                return each;
            }
        }
        wrong.add(name + " is \"" + value + "\"; one of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        return standard;
    }

    private static long number(
            String name, Function<String, @Nullable String> text, long standard, List<String> wrong) {
        String value = text.apply(name);
        if (value == null) {
            return standard;
        }
        if (!value.matches("[1-9]\\d{0,5}")) {
            wrong.add(name + " is \"" + value + "\"; a whole number from 1 to 999999");
            return standard;
        }
        return Long.parseLong(value);
    }

    private static @Nullable BigDecimal amount(
            String name, Function<String, @Nullable String> text, List<String> wrong) {
        String value = text.apply(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}(\\.\\d{1,3})?") || new BigDecimal(value).signum() == 0) {
            wrong.add(name + " is \"" + value + "\"; an amount above 0 such as 500 or 12.50");
            return null;
        }
        return new BigDecimal(value);
    }
}
