package io.tillstream.scoring.reorder;

import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.features.stock.SilentShelf;
import java.time.DayOfWeek;
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
     * @param delivery the weekday of the next delivery
     */
    static Reason of(double daily, Quantity onHand, DayOfWeek delivery) {
        if (onHand.amount() <= 0) {
            return new Reason(
                    "sold-out",
                    new LocalText(
                            "Sold out; about " + en(daily, onHand.unit()) + " a day are asked for",
                            "已售完，每天約有 " + tw(daily, onHand.unit()) + "需求",
                            "已售完，每天约有 " + cn(daily, onHand.unit()) + "需求"));
        }
        double left = onHand.amount();
        return new Reason(
                "runs-out",
                new LocalText(
                        "Sells " + en(daily, onHand.unit()) + " a day; " + en(left, onHand.unit()) + " left until "
                                + delivery.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        "每天約賣 " + tw(daily, onHand.unit()) + "，到" + delivery.getDisplayName(TextStyle.FULL, TAIWAN)
                                + "前只剩 " + tw(left, onHand.unit()),
                        "每天约卖 " + cn(daily, onHand.unit()) + "，到" + delivery.getDisplayName(TextStyle.FULL, CHINA)
                                + "前只剩 " + cn(left, onHand.unit())));
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
