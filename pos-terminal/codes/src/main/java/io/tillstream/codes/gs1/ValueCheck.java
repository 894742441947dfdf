package io.tillstream.codes.gs1;

import io.tillstream.events.Gtin;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What must hold of a value beyond its length and characters. */
public enum ValueCheck {
    CHECK_DIGIT("has a wrong check digit"),
    CHECK_PAIR("has a wrong check pair at its end"),
    /** YYMMDD; day 00 is the last of its month. */
    DAY_OR_MONTH("is no date"),
    DAY("is no date"),
    LONG_DAY("is no date"),
    TIME("is no time of day"),
    HOUR("is no hour"),
    MINUTE("is no minute"),
    SECOND("is no second"),
    CURRENCY("is the number of no currency"),
    COUNTRY("is the number of no country"),
    COUNTRY_OR_ANY("is the number of no country, nor 999"),
    COUNTRY_LETTERS("names no country"),
    PERCENT_ENCODED("holds a % that encodes nothing"),
    YES_NO("is neither 0 nor 1"),
    MINUS("is no minus"),
    LATITUDE("is no latitude"),
    LONGITUDE("is no longitude"),
    MEDIA_TYPE("is no kind of medium"),
    SEX("is not 0, 1, 2 or 9"),
    PLACE_IN_ROW("is no place in a row"),
    NOT_ZERO("is zero"),
    ZERO("is not zero"),
    WINDING("is no winding direction"),
    PIECE_OF_ALL("is no piece of a whole"),
    IBAN("is no IBAN"),
    NO_LEADING_ZERO("begins with zero"),
    NOT_DIGITS_ONLY("has digits only");

    private static final long MOST_LATITUDE = 1_800_000_000L;
    private static final long MOST_LONGITUDE = 3_600_000_000L;

    private final String otherwise;

    ValueCheck(String otherwise) {
        this.otherwise = otherwise;
    }

    /** What is wrong, to stand behind the name of the element, or nothing; of a value of the right characters. */
    Optional<String> complaint(String value) {
        if (holds(value)) {
            return Optional.empty();
        }
        return Optional.of(
                this == CHECK_DIGIT
                        ? "has " + value + ", whose check digit should be " + checkDigit(value)
                        : "has \"" + value + "\", which " + otherwise);
    }

    private boolean holds(String value) {
        return switch (this) {
            case CHECK_DIGIT -> value.charAt(value.length() - 1) - '0' == checkDigit(value);
            case CHECK_PAIR -> CheckPair.isRight(value);
            case DAY_OR_MONTH -> isDay("20" + value, true);
            case DAY -> isDay("20" + value, false);
            case LONG_DAY -> isDay(value, false);
            case TIME -> value.matches("([01][0-9]|2[0-3])[0-5][0-9]");
            case HOUR -> value.matches("[01][0-9]|2[0-3]");
            case MINUTE, SECOND -> value.matches("[0-5][0-9]");
            case CURRENCY -> isCurrency(value);
            case COUNTRY -> Countries.isNumber(value);
            case COUNTRY_OR_ANY -> value.equals("999") || Countries.isNumber(value);
            case COUNTRY_LETTERS -> Set.of(Locale.getISOCountries()).contains(value);
            case PERCENT_ENCODED -> value.matches("([^%]|%[0-9A-Fa-f]{2})*");
            case YES_NO -> value.matches("[01]");
            case MINUS -> value.equals("-");
            case LATITUDE -> Long.parseLong(value) <= MOST_LATITUDE;
            case LONGITUDE -> Long.parseLong(value) <= MOST_LONGITUDE;
            case MEDIA_TYPE -> value.matches("0[1-9]|10|[89][0-9]");
            case SEX -> value.matches("[0129]");
            case PLACE_IN_ROW -> value.matches("[1-9]/[1-9]") && value.charAt(0) <= value.charAt(2);
            case NOT_ZERO -> !value.matches("0+");
            case ZERO -> value.equals("0");
            case WINDING -> value.matches("[019]");
            case PIECE_OF_ALL ->
                !value.startsWith("00") && value.substring(0, 2).compareTo(value.substring(2)) <= 0;
            case IBAN -> isIban(value);
            case NO_LEADING_ZERO -> value.length() == 1 || !value.startsWith("0");
            case NOT_DIGITS_ONLY -> !value.matches("[0-9]*");
        };
    }

    private static int checkDigit(String value) {
        return Gtin.checkDigit(value.substring(0, value.length() - 1));
    }

    private static boolean isDay(String text, boolean dayMayBeMissing) {
        try {
            YearMonth month =
                    YearMonth.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4, 6)));
            int day = Integer.parseInt(text.substring(6));
            LocalDate date = dayMayBeMissing && day == 0 ? month.atEndOfMonth() : month.atDay(day);
            return month.equals(YearMonth.from(date));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCurrency(String number) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getNumericCode() == Integer.parseInt(number));
    }

    /** ISO 13616: country and check digits go to the end, letters become numbers, the rest by 97 is 1. */
    private static boolean isIban(String text) {
        if (!text.matches("[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}")
                || !Set.of(Locale.getISOCountries()).contains(text.substring(0, 2))) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(sign -> digits.append(Character.digit(sign, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
