package io.tillstream.events.lease;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something limited of which tills lease parts: a gift card's money, a member's points, how often a promotion is given, how much it may give, how
 * often one member has it. Its unit is the smallest of its kind, for money the currency's minor unit.
 *
 * @param value its kind and what it is, {@code gift-card|TSG0000000000017|GBP}
 */
public record LeasePool(String value) {
    private static final String GIFT_CARD = "gift-card";
    private static final String PROMOTION_USES = "promotion-uses";
    private static final String PROMOTION_MONEY = "promotion-money";
    private static final String PROMOTION_MEMBER = "promotion-member";
    private static final Pattern OF_PROMOTION =
            Pattern.compile("promotion-(?:uses|money|member)\\|([^|]+)(?:\\|(.+))?");
    private static final String POINTS = "points";

    public LeasePool {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[a-z][a-z-]*\\|.+")) {
            throw new IllegalArgumentException(
                    "Lease pool \"" + value + "\" is not kind|what, for example gift-card|TSG0000000000017|GBP.");
        }
        if (isPoints(value)) {
            // Refuses what is nobody.
            MemberId.of(value.substring(POINTS.length() + 1));
        }
    }

    /** The money of a gift card; one that was loaded in two currencies is two pools. */
    public static LeasePool ofGiftCard(String account, CurrencyUnit currency) {
        return new LeasePool(GIFT_CARD + "|" + account + "|" + currency.code());
    }

    /** How often a promotion is given in the whole chain; its unit is one use. */
    public static LeasePool ofUses(String promotion) {
        return new LeasePool(PROMOTION_USES + "|" + promotion);
    }

    /** How much a promotion may give in the whole chain. */
    public static LeasePool ofMoney(String promotion, CurrencyUnit currency) {
        return new LeasePool(PROMOTION_MONEY + "|" + promotion + "|" + currency.code());
    }

    /** How often one member has a promotion; its unit is one use. */
    public static LeasePool ofMember(String promotion, MemberId member) {
        return new LeasePool(PROMOTION_MEMBER + "|" + promotion + "|" + member);
    }

    /** The promotion whose limit it is, if it is one's. */
    public Optional<String> promotion() {
        Matcher parts = OF_PROMOTION.matcher(value);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** Whether it is money that a promotion may give; its other limits are counted in uses. */
    public boolean isOfPromotionMoney() {
        return value.startsWith(PROMOTION_MONEY + "|");
    }

    /** Whether it is what one member may have of a promotion. */
    public boolean isOfMember() {
        return value.startsWith(PROMOTION_MEMBER + "|");
    }

    /** A member's points; its unit is one point. */
    public static LeasePool ofPoints(MemberId member) {
        return new LeasePool(POINTS + "|" + member);
    }

    /** Whose points it is, if it is points. */
    public Optional<MemberId> pointsOf() {
        return isPoints(value) ? Optional.of(MemberId.of(value.substring(POINTS.length() + 1))) : Optional.empty();
    }

    /** Whether it is the money of that gift card. */
    public boolean isOfGiftCard(String account) {
        return value.startsWith(GIFT_CARD + "|" + account + "|");
    }

    private static boolean isPoints(String value) {
        return value.startsWith(POINTS + "|");
    }

    @JsonCreator
    public static LeasePool of(String value) {
        return new LeasePool(value);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
