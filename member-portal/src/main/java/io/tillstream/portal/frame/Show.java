package io.tillstream.portal.frame;

import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How amounts, points and dates are written for one reader. */
public final class Show {
    private final Locale locale;

    public Show(Language language) {
        this.locale = Languages.localeOf(language);
    }

    /** {@code £12.30}. */
    public String money(Money money) {
        return money.display();
    }

    /** {@code 1,250}. */
    public String points(long points) {
        return String.format(locale, "%,d", points).replace('-', '−');
    }

    /** {@code 12}, or in weight {@code 1,250 g}. */
    public String quantity(Quantity quantity) {
        return points(quantity.amount()) + (quantity.unit() == Quantity.Unit.GRAM ? " g" : "");
    }

    /** {@code +7} or {@code −2}. */
    public String change(long points) {
        return points > 0 ? "+" + points(points) : points(points);
    }

    /** The day, as long as the language writes it. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    /** The day something happened where it happened. */
    public String day(Instant instant, ZoneId zone) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /** Day and minute where it happened. */
    public String minute(Instant instant, ZoneId zone) {
        return day(instant, zone) + " "
                + DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    /** A card number in groups of four, easier to read out and to type. */
    public String card(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
