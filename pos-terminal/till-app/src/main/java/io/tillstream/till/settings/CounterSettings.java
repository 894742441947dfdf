package io.tillstream.till.settings;

import io.tillstream.till.counter.PrinterSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the counter is for.
 *
 * @param mode which screen comes first
 * @param tables names of its tables, in the order of the screen; empty unless meals are sold
 * @param kitchenPrinter where tickets come out; without a line the receipt printer
 * @param parcelDays after so many days a parcel that nobody has fetched goes back to its carrier
 */
public record CounterSettings(CounterMode mode, List<String> tables, PrinterSetting kitchenPrinter, int parcelDays) {
    /** As carriers of parcel shops commonly have it. */
    public static final int A_WEEK = 7;

    /** What holds where nothing is set. */
    public static final CounterSettings RETAIL =
            new CounterSettings(CounterMode.RETAIL, List.of(), PrinterSetting.none(), A_WEEK);

    static final Set<String> NAMES = Set.of(
            "till.counter-mode",
            "till.tables",
            "till.kitchen-printer",
            "till.kitchen-printer.columns",
            "till.kitchen-printer.text",
            "till.kitchen-printer.cutter",
            "till.parcel-days");

    /** More than one screen shows. */
    private static final int MOST_TABLES = 60;

    private static final Pattern TABLE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} -]{0,11}");

    public CounterSettings {
        tables = List.copyOf(tables);
        if (parcelDays < 1 || parcelDays > 99) {
            throw new IllegalArgumentException("Parcels are kept " + parcelDays + " days; 1 to 99.");
        }
    }

    static CounterSettings from(Function<String, @Nullable String> text, List<String> wrong) {
        CounterMode mode = mode(text.apply("till.counter-mode"), wrong);
        return new CounterSettings(
                mode, tables(mode, text.apply("till.tables"), wrong), printer(text, wrong), days(text, wrong));
    }

    private static CounterMode mode(@Nullable String text, List<String> wrong) {
        if (text == null) {
            return CounterMode.RETAIL;
        }
        for (CounterMode mode : CounterMode.values()) {
            if (word(mode).equals(text)) {
                return mode;
            }
        }
        wrong.add("till.counter-mode is \"" + text + "\"; one of "
                + Arrays.stream(CounterMode.values()).map(CounterSettings::word).toList());
        return CounterMode.RETAIL;
    }

    private static String word(CounterMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> tables(CounterMode mode, @Nullable String text, List<String> wrong) {
        if (text == null) {
            if (mode == CounterMode.CATERING) {
                wrong.add("till.tables is not set; a till with till.counter-mode=catering needs the names of its tables"
                        + " with commas between: T1,T2,T3");
            }
            return List.of();
        }
        if (mode != CounterMode.CATERING) {
            wrong.add("till.tables is \"" + text + "\"; only a till with till.counter-mode=catering has tables");
            return List.of();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        boolean named = names.stream().allMatch(name -> TABLE.matcher(name).matches());
        if (!named || names.size() > MOST_TABLES || new HashSet<>(names).size() < names.size()) {
            wrong.add("till.tables is \"" + text + "\"; up to " + MOST_TABLES
                    + " different names of up to 12 letters and digits, with commas between: T1,T2,T3");
            return List.of();
        }
        return names;
    }

    /** The same forms as the receipt printer's; no drawer hangs there. */
    private static PrinterSetting printer(Function<String, @Nullable String> text, List<String> wrong) {
        List<String> found = new ArrayList<>();
        PrinterSetting setting = PrinterSetting.read(
                name -> {
                    String value = name.startsWith("till.printer")
                            ? text.apply(name.replace(".printer", ".kitchen-printer"))
                            : null;
                    return value == null ? "" : value;
                },
                found);
        found.forEach(one -> wrong.add(one.replaceFirst("till\\.printer", "till.kitchen-printer")));
        return setting;
    }

    private static int days(Function<String, @Nullable String> text, List<String> wrong) {
        String told = text.apply("till.parcel-days");
        if (told == null) {
            return A_WEEK;
        }
        if (!told.matches("[1-9]\\d?")) {
            wrong.add("till.parcel-days is \"" + told + "\"; a whole number from 1 to 99");
            return A_WEEK;
        }
        return Integer.parseInt(told);
    }
}
