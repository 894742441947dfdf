package io.tillstream.scoring.reorder;

import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.features.stock.SilentShelf;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says to a buyer, in at most twelve words, why something should be ordered. */
final class ReorderReasons {
    private static final Locale TAIWAN = Locale.forLanguageTag("zh-TW");
    private static final Locale CHINA = Locale.forLanguageTag("zh-CN");

    private ReorderReasons() {}

    /**
     * The reason of one proposal.
     *
     * @param daily expected pieces or grams a day
     * @param onHand what the books say
     * @param coming pieces or grams that come before the delivery
     * @param today the day on which it is said; a delivery within a week is called by its weekday
     * @param delivery the day of the first delivery that can be reached
     */
    static Reason of(double daily, Quantity onHand, double coming, LocalDate today, LocalDate delivery) {
        if (onHand.amount() <= 0) {
            return new Reason(
                    "sold-out",
                    new LocalText(
                            "Sold out; about " + en(daily, onHand.unit()) + " a day are asked for",
                            "已售完，每天約有 " + tw(daily, onHand.unit()) + "需求",
                            "已售完，每天约有 " + cn(daily, onHand.unit()) + "需求"));
        }
        double left = onHand.amount();
        Quantity.Unit unit = onHand.unit();
        boolean alone = coming <= 0;
        return new Reason(
                "runs-out",
                new LocalText(
                        "Sells " + en(daily, unit) + " a day; " + en(left, unit) + " left"
                                + (alone ? "" : " and " + en(coming, unit) + " to come") + " until "
                                + day(today, delivery, Locale.ENGLISH, "d MMMM"),
                        "每天約賣 " + tw(daily, unit) + "，到" + day(today, delivery, TAIWAN, "M月d日") + "前只剩 "
                                + tw(left, unit) + (alone ? "" : "，另有 " + tw(coming, unit) + "會到"),
                        "每天约卖 " + cn(daily, unit) + "，到" + day(today, delivery, CHINA, "M月d日") + "前只剩 " + cn(left, unit)
                                + (alone ? "" : "，另有 " + cn(coming, unit) + "会到")));
    }

    private static String day(LocalDate today, LocalDate delivery, Locale language, String pattern) {
        return delivery.isBefore(today.plusWeeks(1))
                ? delivery.getDayOfWeek().getDisplayName(TextStyle.FULL, language)
                : delivery.format(DateTimeFormatter.ofPattern(pattern, language));
    }

    /** Why a shelf should be counted. */
    static Reason count(SilentShelf silence, Quantity onHand) {
        double books = onHand.amount();
        return new Reason(
                ReorderProposal.COUNT_SHELF,
                new LocalText(
                        "Count this shelf: none sold for " + silence.silentDays() + " days, books say "
                                + en(books, onHand.unit()),
                        "請清點貨架：" + silence.silentDays() + " 天沒賣出，帳上有 " + tw(books, onHand.unit()),
                        "请清点货架：" + silence.silentDays() + " 天没卖出，账上有 " + cn(books, onHand.unit())));
    }

    private static String en(double amount, Quantity.Unit unit) {
        return text(amount, unit, "", " kg");
    }

    private static String tw(double amount, Quantity.Unit unit) {
        return text(amount, unit, " 件", " 公斤");
    }

    private static String cn(double amount, Quantity.Unit unit) {
        return text(amount, unit, " 件", " 公斤");
    }

    private static String text(double amount, Quantity.Unit unit, String pieces, String kilograms) {
        return switch (unit) {
            case EACH -> number(amount) + pieces;
            case GRAM -> number(amount / 1_000) + kilograms;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
