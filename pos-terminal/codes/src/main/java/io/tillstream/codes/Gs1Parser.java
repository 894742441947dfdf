package io.tillstream.codes;

import io.tillstream.codes.gs1.Element;
import io.tillstream.codes.gs1.Gs1Data;
import io.tillstream.codes.gs1.Reading;
import io.tillstream.codes.gs1.Unreadable;
import io.tillstream.events.Gtin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an item of GS1 data: which, how heavy, at what price, until when. Years are 2000 to 2099. */
final class Gs1Parser {
    /** A longer price is two elements that lost the separator between them. */
    private static final int LONGEST_PRICE = 9;

    private static final int CURRENCY_DIGITS = 3;

    private final List<Scan.Element> shown = new ArrayList<>();
    private @Nullable Gtin gtin;
    private @Nullable Long weightGrams;
    private @Nullable Long priceMinor;
    private @Nullable LocalDate expires;

    private Gs1Parser() {}

    /** What is wrong with a code, one sentence; only ever caught here. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    static Scan parse(Symbology symbology, String data, Reading reading) {
        try {
            return new Gs1Parser().item(symbology, Gs1Data.ofElementString(data, reading));
        } catch (Unreadable e) {
            return new Scan.Invalid(symbology, data, e.reason());
        } catch (Unusable e) {
            return new Scan.Invalid(symbology, data, String.valueOf(e.getMessage()));
        }
    }

    /** What a web address means when it is a Digital Link; empty when it is none. */
    static Optional<Scan> link(Symbology symbology, String text, Reading reading) {
        try {
            Optional<List<Element>> elements = Gs1Data.ofLink(text, reading);
            return elements.isEmpty() ? Optional.empty() : Optional.of(new Gs1Parser().item(symbology, elements.get()));
        } catch (Unreadable e) {
            return Optional.of(new Scan.Invalid(symbology, text, e.reason()));
        } catch (Unusable e) {
            return Optional.of(new Scan.Invalid(symbology, text, String.valueOf(e.getMessage())));
        }
    }

    private Scan item(Symbology symbology, List<Element> elements) throws Unusable {
        for (Element element : elements) {
            understand(element.ai(), element.value());
            shown.add(new Scan.Element(
                    element.ai(),
                    element.identifier().isDate() ? date(element.value()).toString() : element.value()));
        }
        Gtin item = Optional.ofNullable(gtin)
                .orElseThrow(() -> new Unusable("The code names no item (01); it is not for sale at a till."));
        return new Scan.ItemCode(symbology, item, shown, weightGrams, priceMinor, expires);
    }

    private void understand(String ai, String value) throws Unusable {
        if (ai.equals("01")) {
            gtin = Gtin.ofDigits(value);
        } else if (ai.startsWith("310")) {
            weightGrams = grams(ai, value);
        } else if (ai.startsWith("392")) {
            priceMinor = price(ai, value);
        } else if (ai.startsWith("393")) {
            priceMinor = price(ai, value.substring(CURRENCY_DIGITS));
        } else if (ai.equals("17") || ai.equals("7003")) {
            expires = earlier(date(value.substring(0, 6)));
        }
    }

    private LocalDate earlier(LocalDate date) {
        return expires == null || date.isBefore(expires) ? date : expires;
    }

    private static long price(String ai, String digits) throws Unusable {
        if (digits.length() > LONGEST_PRICE) {
            throw new Unusable("Price (" + ai + ")" + digits + " has " + digits.length() + " digits, " + LONGEST_PRICE
                    + " are the most; a separator (GS) may be missing behind it.");
        }
        return Long.parseLong(digits);
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

    /** YYMMDD of a date that exists; day 00 is the last of its month. */
    private static LocalDate date(String value) {
        YearMonth month =
                YearMonth.of(2000 + Integer.parseInt(value.substring(0, 2)), Integer.parseInt(value.substring(2, 4)));
        int day = Integer.parseInt(value.substring(4));
        return day == 0 ? month.atEndOfMonth() : month.atDay(day);
    }
}
