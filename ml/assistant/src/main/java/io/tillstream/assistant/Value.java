package io.tillstream.assistant;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** One thing that an entry of the books says. */
public sealed interface Value {
    /** As a person reads it. */
    String in(Language language);

    /** As a machine reads it. */
    Object plain();

    /** A number of points, lines, percent. */
    record Count(long number) implements Value {
        @Override
        public String in(Language language) {
            return String.format(locale(language), "%,d", number).replace('-', '−');
        }

        @Override
        public Object plain() {
            return number;
        }
    }

    /** An amount. */
    record Cash(Money money) implements Value {
        @Override
        public String in(Language language) {
            return money.display();
        }

        @Override
        public Object plain() {
            return money.toString();
        }
    }

    /** Pieces, or grams. */
    record Pieces(Quantity quantity) implements Value {
        @Override
        public String in(Language language) {
            String amount = new Count(quantity.amount()).in(language);
            return quantity.unit() == Quantity.Unit.GRAM ? amount + " g" : amount;
        }

        @Override
        public Object plain() {
            return quantity.toString();
        }
    }

    /** A day. */
    record Day(LocalDate date) implements Value {
        @Override
        public String in(Language language) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale(language))
                    .format(date);
        }

        @Override
        public Object plain() {
            return date.toString();
        }
    }

    /** A moment, where it happened. */
    record Moment(Instant instant, ZoneId zone) implements Value {
        @Override
        public String in(Language language) {
            return new Day(LocalDate.ofInstant(instant, zone)).in(language) + " "
                    + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(instant.atZone(zone));
        }

        @Override
        public Object plain() {
            return instant.toString();
        }
    }

    /** A weekday, or one to another. */
    record Weekdays(DayOfWeek first, DayOfWeek last) implements Value {
        @Override
        public String in(Language language) {
            String from = name(first, language);
            return first == last ? from : from + (language == Language.EN ? " to " : "至") + name(last, language);
        }

        private static String name(DayOfWeek day, Language language) {
            return day.getDisplayName(TextStyle.FULL, locale(language));
        }

        @Override
        public Object plain() {
            return first == last ? first.name() : first + " " + last;
        }
    }

    /** A time of day, by the clock of where it is said. */
    record TimeOfDay(LocalTime time) implements Value {
        @Override
        public String in(Language language) {
            return time.toString();
        }

        @Override
        public Object plain() {
            return time.toString();
        }
    }

    /** A name in three languages. */
    record Name(LocalText text) implements Value {
        @Override
        public String in(Language language) {
            return text.in(language);
        }

        @Override
        public Object plain() {
            return text.en();
        }
    }

    /** A number that is a name: a receipt, a coupon, a rule. */
    record Code(String text) implements Value {
        @Override
        public String in(Language language) {
            return text;
        }

        @Override
        public Object plain() {
            return text;
        }
    }

    private static Locale locale(Language language) {
        return Locale.forLanguageTag(language.tag());
    }
}
