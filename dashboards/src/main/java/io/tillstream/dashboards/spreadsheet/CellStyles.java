package io.tillstream.dashboards.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which styles of a workbook show a number as a date: nothing else tells a date from a number there. */
final class CellStyles {
    static final CellStyles NONE = new CellStyles(List.of());

    private static final int MOST = 65_536;
    private static final int LONGEST_FORMAT = 255;
    /** Dates by their number alone (ECMA-376, part 1, 18.8.30), those of Chinese and Japanese Excel among them. */
    private static final Set<Integer> KNOWN = Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 57, 58);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]");
    private static final Pattern OF_A_DATE = Pattern.compile("[yYdDeE]");
    /** 0.00E+00 is a number. */
    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]");

    private final List<Boolean> dates;

    private CellStyles(List<Boolean> dates) {
        this.dates = dates;
    }

    static CellStyles read(XmlPart part) throws IOException {
        Map<Integer, String> formats = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        Set<String> wanted = Set.of("numFmt", "cellXfs", "xf");
        boolean ofCells = false;
        for (Optional<String> at = part.next(wanted);
                at.isPresent() && formats.size() + dates.size() < MOST;
                at = part.next(wanted)) {
            switch (at.get()) {
                case "numFmt" -> {
                    String format = Objects.requireNonNullElse(part.attribute("formatCode"), "");
                    formats.put(
                            number(part.attribute("numFmtId")),
                            format.substring(0, Math.min(LONGEST_FORMAT, format.length())));
                }
                case "cellXfs" -> ofCells = true;
                case "/cellXfs" -> ofCells = false;
                case "xf" -> {
                    if (ofCells) {
                        dates.add(isDate(number(part.attribute("numFmtId")), formats));
                    }
                }
                default -> {}
            }
        }
        return new CellStyles(List.copyOf(dates));
    }

    private static boolean isDate(int format, Map<Integer, String> formats) {
        String own = formats.get(format);
        if (own == null) {
            return KNOWN.contains(format);
        }
        String bare = EXPONENT.matcher(QUOTED.matcher(own).replaceAll("")).replaceAll("");
        return OF_A_DATE.matcher(bare).find();
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether a cell of this style shows a date; the text is what the cell says. */
    boolean isDate(@Nullable String style) {
        int at = number(style);
        return at >= 0 && at < dates.size() && dates.get(at);
    }
}
