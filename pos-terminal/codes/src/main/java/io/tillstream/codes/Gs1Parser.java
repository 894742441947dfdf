package io.tillstream.codes;

import io.tillstream.codes.Gs1Identifiers.Identifier;
import io.tillstream.events.Gtin;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads GS1 element strings: identifiers and values, a value of variable length ended by GS (1D).
 *
 * <p>Strict: a code with anything unknown, malformed or missing is invalid as a whole. Years are 2000 to 2099.
 */
final class Gs1Parser {
    private static final char GS = 0x1D;

    private final String data;
    private final List<Scan.Element> elements = new ArrayList<>();
    private @Nullable Gtin gtin;
    private @Nullable Long weightGrams;
    private @Nullable Long priceMinor;
    private @Nullable LocalDate expires;

    private Gs1Parser(String data) {
        this.data = data;
    }

    /** What is wrong with a code, one sentence; only ever caught here. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    static Scan parse(Symbology symbology, String data) {
        Gs1Parser parser = new Gs1Parser(data);
        try {
            parser.readAll();
            return parser.item(symbology);
        } catch (Unusable e) {
            return new Scan.Invalid(symbology, data, String.valueOf(e.getMessage()));
        }
    }

    private void readAll() throws Unusable {
        int at = 0;
        while (at < data.length()) {
            int here = at;
            Identifier identifier = Gs1Identifiers.at(data, at)
                    .orElseThrow(() -> new Unusable(
                            "Element \"" + data.substring(here, Math.min(data.length(), here + 4)) + "\" at character "
                                    + (here + 1) + " is not read by this version; type the number instead."));
            String ai = data.substring(at, at + identifier.length());
            at += identifier.length();
            int end = end(identifier, ai, at);
            String value = data.substring(at, end);
            if (!identifier.form().test(value)) {
                throw new Unusable("Element (" + ai + ") cannot hold \"" + value + "\"; scan it again.");
            }
            understand(identifier, ai, value);
            at = end < data.length() && data.charAt(end) == GS ? end + 1 : end;
        }
    }

    private int end(Identifier identifier, String ai, int at) throws Unusable {
        if (identifier.isFixed()) {
            if (data.length() < at + identifier.longest()) {
                throw new Unusable("Element (" + ai + ") needs " + identifier.longest() + " characters and has "
                        + (data.length() - at) + "; scan it again.");
            }
            return at + identifier.longest();
        }
        int separator = data.indexOf(GS, at);
        int end = separator < 0 ? data.length() : separator;
        if (end - at < identifier.shortest() || end - at > identifier.longest()) {
            throw new Unusable("Element (" + ai + ") has " + (end - at) + " characters, " + identifier.shortest()
                    + " to " + identifier.longest() + " are right; a separator (GS) may be missing behind it.");
        }
        return end;
    }

    private void understand(Identifier identifier, String ai, String value) throws Unusable {
        String shown = value;
        if (identifier.isDate()) {
            LocalDate date = date(ai, value);
            shown = date.toString();
            if (ai.equals("17")) {
                expires = date;
            }
        }
        switch (identifier.prefix()) {
            case "01", "02" -> item(ai, value);
            case "310" -> weightGrams = grams(ai, value);
            case "392" -> priceMinor = Long.valueOf(value);
            case "393" -> priceMinor = Long.valueOf(value.substring(3));
            default -> {}
        }
        elements.add(new Scan.Element(ai, shown));
    }

    private void item(String ai, String value) throws Unusable {
        int expected = Gtin.checkDigit(value.substring(0, value.length() - 1));
        if (value.charAt(value.length() - 1) - '0' != expected) {
            throw new Unusable("Check digit of (" + ai + ")" + value + " should be " + expected + "; scan it again.");
        }
        if (ai.equals("01")) {
            gtin = Gtin.ofDigits(value);
        }
    }

    /** Kilograms with the identifier's decimals, as whole grams. */
    private static long grams(String ai, String value) throws Unusable {
        int decimals = ai.charAt(3) - '0';
        try {
            return new BigDecimal(value)
                    .movePointLeft(decimals)
                    .movePointRight(3)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new Unusable("Weight (" + ai + ")" + value + " is not a whole number of grams; weigh it again.");
        }
    }

    /** YYMMDD; day 00 is the last of its month. */
    private static LocalDate date(String ai, String value) throws Unusable {
        try {
            YearMonth month = YearMonth.of(
                    2000 + Integer.parseInt(value.substring(0, 2)), Integer.parseInt(value.substring(2, 4)));
            int day = Integer.parseInt(value.substring(4));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException e) {
            throw new Unusable("Date (" + ai + ")" + value + " does not exist; scan it again.");
        }
    }

    private Scan item(Symbology symbology) throws Unusable {
        boolean priced = elements.stream()
                .anyMatch(element ->
                        element.ai().startsWith("392") || element.ai().startsWith("393"));
        boolean measured = elements.stream()
                .anyMatch(element ->
                        element.ai().startsWith("310") || element.ai().equals("30"));
        if (priced && !measured) {
            throw new Unusable("The code has a price and neither weight nor count; scan it again.");
        }
        Gtin item = Optional.ofNullable(gtin)
                .orElseThrow(() -> new Unusable("The code names no item (01); it is not for sale at a till."));
        return new Scan.ItemCode(symbology, item, elements, weightGrams, priceMinor, expires);
    }
}
