package io.tillstream.dashboards.frame;

import io.tillstream.checkout.offer.CategoryWords;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Amounts, times and names as the reader of one page wants them: templates call it {@code show}. */
public final class Show {
    private final Locale locale;
    private final Language language;
    private final MessageSource messages;
    private final Assortment assortment;
    private final Supplier<Map<String, String>> people;
    private final Clock clock;
    /** Names of people, asked for with the first of them on a page. */
    private @Nullable Map<String, String> names;

    Show(
            Locale locale,
            MessageSource messages,
            Assortment assortment,
            Supplier<Map<String, String>> people,
            Clock clock) {
        this.language = Languages.of(locale);
        this.locale = Languages.locale(language);
        this.messages = messages;
        this.assortment = assortment;
        this.people = people;
        this.clock = clock;
    }

    public Language language() {
        return language;
    }

    /** A text of the message bundle. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A text of the message bundle about so many; of one it has another where the language has. */
    public String counted(String key, long count, Object... arguments) {
        return say(count == 1 ? key + ".one" : key, arguments);
    }

    /** Sentences one after the other: apart in English, not in Chinese. A last one that is empty leaves room for what follows. */
    public String sentences(String... sentences) {
        return String.join(language == Language.EN ? " " : "", sentences);
    }

    public String text(LocalText text) {
        return text.in(language);
    }

    public String money(Money amount) {
        return amount(amount);
    }

    /** {@code £1,234.50}; a minus sign in front of the symbol. */
    public static String amount(Money amount) {
        return amount.grouped();
    }

    public String number(long number) {
        return (number < 0 ? "−" : "")
                + NumberFormat.getIntegerInstance(Locale.ENGLISH).format(Math.abs(number));
    }

    /** A number with one decimal out of thousandths: 2,340 is {@code 2.3}. */
    public String thousandths(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('-', '−');
    }

    /** A number with two decimals out of thousandths: 2,344 is {@code 2.34}. */
    public String hundredths(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('-', '−');
    }

    /** Hundredths of a percent as whole percent, {@code 82 %}. */
    public String percent(long basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .toPlainString() + " %";
    }

    /** Millionths as percent with one decimal, {@code −31.5 %}. */
    public String share(long millionths) {
        return BigDecimal.valueOf(millionths, 4)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString()
                        .replace('-', '−') + " %";
    }

    /** Millionths as a number with four decimals, {@code 0.2880}. */
    public String figure(long millionths) {
        return BigDecimal.valueOf(millionths, 6)
                .setScale(4, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('-', '−');
    }

    /** What a model or baseline is called; its own name where this version does not know it. */
    public String model(String name) {
        return Objects.requireNonNullElse(messages.getMessage("model.title." + name, null, name, locale), name);
    }

    /** Pieces bare, grams with their unit. */
    public String quantity(Quantity quantity) {
        return number(quantity.amount()) + (quantity.unit() == Quantity.Unit.GRAM ? " g" : "");
    }

    /** Pieces and grams with their unit, {@code 1 piece}, {@code 500 g}. */
    public String pieces(Quantity quantity) {
        return quantity.unit() == Quantity.Unit.GRAM
                ? quantity(quantity)
                : counted("quantity.pieces", quantity.amount(), number(quantity.amount()));
    }

    public String item(Gtin gtin) {
        return assortment.product(gtin).map(product -> text(product.name())).orElse(gtin.ean13());
    }

    /** What the item is called in the shop's own lists: its code there, else its number. */
    public String code(Gtin gtin) {
        return assortment.product(gtin).map(Product::externalCode).orElse(gtin.ean13());
    }

    /** What somebody is called by the name they sign in with; the first people are called by their roles. */
    public String person(String name) {
        Map<String, String> known = names;
        if (known == null) {
            known = people.get();
            names = known;
        }
        String called = known.getOrDefault(name, name);
        return called.equals(name)
                ? Objects.requireNonNullElse(messages.getMessage("role." + name, null, name, locale), name)
                : called;
    }

    /** As {@link #person}; nothing for nobody. */
    public String who(@Nullable String name) {
        return name == null ? "" : person(name);
    }

    /** What a category is called; its own word where it has no name. */
    public String category(String category) {
        return CategoryWords.in(category, language);
    }

    public String store(StoreId id) {
        return assortment.store(id).map(store -> text(store.name())).orElse(id.value());
    }

    public ZoneId zone(StoreId id) {
        return assortment.store(id).map(Store::zone).orElse(ZoneOffset.UTC);
    }

    /** {@code 14:05} on the store's clock. */
    public String time(Instant at, StoreId store) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone(store)));
    }

    /** Time alone today, day and time before that. */
    public String when(Instant at, StoreId store) {
        LocalDate day = at.atZone(zone(store)).toLocalDate();
        LocalDate today = clock.instant().atZone(zone(store)).toLocalDate();
        return day.equals(today) ? time(at, store) : dateTime(at, store);
    }

    /** Time alone on the day of what was before it, day and time otherwise. */
    public String later(Instant at, Instant before, StoreId store) {
        ZoneId zone = zone(store);
        return at.atZone(zone).toLocalDate().equals(before.atZone(zone).toLocalDate())
                ? time(at, store)
                : dateTime(at, store);
    }

    /** The near day it is in a store, {@code Thu 10 Nov}. */
    public String whichDay(Instant at, StoreId store) {
        return day(at.atZone(zone(store)).toLocalDate());
    }

    /** A day that may be far, {@code Thu 10 Nov}, and where it is not of this year, {@code Sat 10 Nov 2012}. */
    public String anyDay(Instant at, StoreId store) {
        LocalDate day = at.atZone(zone(store)).toLocalDate();
        return day.getYear() == clock.instant().atZone(zone(store)).getYear()
                ? day(day)
                : DateTimeFormatter.ofPattern(say("format.day-and-year"), locale)
                        .format(day);
    }

    public String dateTime(Instant at, StoreId store) {
        return date(at.atZone(zone(store)).toLocalDate()) + " " + time(at, store);
    }

    /** Day and time on the clock of the chain's first store. */
    public String moment(Instant at) {
        return moment(at, "HH:mm:ss");
    }

    /** The same of what begins with a minute. */
    public String minute(Instant at) {
        return moment(at, "HH:mm");
    }

    private String moment(Instant at, String pattern) {
        ZoneId zone = assortment.stores().stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
        LocalDate day = at.atZone(zone).toLocalDate();
        String time = DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
        return day.equals(clock.instant().atZone(zone).toLocalDate()) ? time : date(day) + " " + time;
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(say("format.date"), locale).format(date);
    }

    /** A near day without its year, {@code Thu 10 Nov}. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(say("format.day"), locale).format(date);
    }

    public String weekday(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE", locale).format(date);
    }

    /**
     * How long something lasts, in one unit.
     *
     * @param iso as settings have it, {@code PT5M}; no time at all is for ever
     */
    public String lasting(String iso) {
        Duration time = Duration.parse(iso);
        if (time.isZero()) {
            return say("lasting.ever");
        }
        return time.toSecondsPart() == 0
                ? say("lasting.minutes", number(time.toMinutes()))
                : say("lasting.seconds", number(time.toSeconds()));
    }

    /** How long ago, in one unit. */
    public String ago(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        if (age.toDays() > 0) {
            return say("ago.days", number(age.toDays()));
        }
        if (age.toHours() > 0) {
            return say("ago.hours", number(age.toHours()));
        }
        if (age.toMinutes() > 0) {
            return say("ago.minutes", number(age.toMinutes()));
        }
        return say("ago.seconds", number(Math.max(0, age.toSeconds())));
    }

    /** An address with those parameters that have a value. */
    public String link(String path, @Nullable Object... namesAndValues) {
        return Links.link(path, namesAndValues);
    }

    public Optional<Product> product(Gtin gtin) {
        return assortment.product(gtin);
    }
}
