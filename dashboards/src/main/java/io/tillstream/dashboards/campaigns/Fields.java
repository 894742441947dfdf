package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.Reading.Problem;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one form, read one by one; what cannot be read is noted beside its field. */
final class Fields {
    static final Pattern COUPON = Pattern.compile("[\\x21-\\x7e]{1,40}");
    static final Pattern GROUP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final int LONGEST_NAME = 60;
    /** A thousand million of the largest unit: more is a slip of the finger. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private final Form form;
    private final Optional<CurrencyUnit> currency;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    Fields(Form form, Optional<CurrencyUnit> currency) {
        this.form = form;
        this.currency = currency;
    }

    Map<String, Problem> problems() {
        return problems;
    }

    /** Notes what is wrong with a field; the first thing stays. */
    void wrong(String field, String key, String... values) {
        problems.putIfAbsent(field, new Problem(key, List.of(values)));
    }

    /** The name on the receipt; where a Chinese one was left out, the English one stands for it. */
    @Nullable
    LocalText name() {
        String en = oneLine("nameEn");
        if (en.isEmpty()) {
            wrong("nameEn", "missing");
            return null;
        }
        String tw = oneLine("nameTw");
        String cn = oneLine("nameCn");
        return new LocalText(en, tw.isEmpty() ? en : tw, cn.isEmpty() ? en : cn);
    }

    private String oneLine(String field) {
        String text = form.text(field);
        if (text.length() > LONGEST_NAME) {
            wrong(field, "long", Integer.toString(LONGEST_NAME));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "control-characters");
        }
        return text;
    }

    /** A whole number that has to be there. */
    @Nullable
    Long number(String field, long least, long most) {
        if (form.text(field).isEmpty()) {
            wrong(field, "missing");
            return null;
        }
        return optionalNumber(field, least, most);
    }

    /** A whole number, or nothing where nothing was typed. */
    @Nullable
    Long optionalNumber(String field, long least, long most) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below: too small, too large and no number at all are one mistake.
        }
        wrong(field, "number", text, Long.toString(least), Long.toString(most));
        return null;
    }

    /** A number with up to two decimals that has to be there, in hundredths. */
    @Nullable
    Long hundredths(String field, long least, long most) {
        String text = form.text(field);
        if (text.isEmpty()) {
            wrong(field, "missing");
            return null;
        }
        try {
            long hundredths = new BigDecimal(text).movePointRight(2).longValueExact();
            if (hundredths >= least && hundredths <= most) {
                return hundredths;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Told below.
        }
        wrong(
                field,
                "decimal",
                text,
                BigDecimal.valueOf(least, 2).toPlainString(),
                BigDecimal.valueOf(most, 2).stripTrailingZeros().toPlainString());
        return null;
    }

    /** An amount above 0 that has to be there. */
    @Nullable
    Money money(String field) {
        if (form.text(field).isEmpty()) {
            wrong(field, "missing");
            return null;
        }
        return optionalMoney(field);
    }

    /** An amount above 0, or nothing where nothing was typed. */
    @Nullable
    Money optionalMoney(String field) {
        String text = form.text(field);
        if (text.isEmpty() || currency.isEmpty()) {
            return null;
        }
        CurrencyUnit unit = currency.get();
        try {
            BigDecimal amount = new BigDecimal(text.replace(",", ""));
            if (amount.signum() > 0 && amount.compareTo(MOST) <= 0) {
                return Money.ofMinor(amount.movePointRight(unit.decimals()).longValueExact(), unit);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Told below, as above.
        }
        wrong(
                field,
                "money",
                text,
                unit.code(),
                Money.ofMinor(20 * unit.minorPerMajor(), unit).number());
        return null;
    }

    @Nullable
    LocalDate date(String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException e) {
            wrong(field, form.text(field).isEmpty() ? "missing" : "date", form.text(field));
            return null;
        }
    }

    /** A word of a form of its own, or nothing where nothing was typed. */
    @Nullable
    String word(String field, Pattern allowed) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!allowed.matcher(text).matches()) {
            wrong(field, allowed.equals(COUPON) ? "coupon" : "group", text);
        }
        return text;
    }

    /** One of several constants, by its name in small letters. */
    <E extends Enum<E>> @Nullable E choice(String field, E[] constants) {
        String text = form.text(field);
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        wrong(field, "missing");
        return null;
    }
}
