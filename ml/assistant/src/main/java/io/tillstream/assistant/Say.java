package io.tillstream.assistant;

import io.tillstream.events.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What can be said, a template for each language. A template has names in braces for what an entry says, and no figure of its
 * own.
 */
enum Say {
    GREET,
    BYE,
    CANCELLED,
    HELP,
    REFUSED,
    DID_YOU_MEAN,
    TOO_OFTEN,
    WHO,
    ONLY_YOURS,
    BOOKS_AWAY,
    ASK_ITEM,
    WHICH_ITEM,
    POINTS_BALANCE,
    POINTS_NONE,
    EXPIRY_NEXT,
    EXPIRY_NEVER,
    EXPIRY_NONE,
    WHY_RECEIPT,
    WHY_EARNED,
    WHY_REVERSED,
    WHY_SPENT,
    WHY_RESTORED,
    WHY_EXPIRED,
    WHY_ADJUSTED,
    WHY_LINE,
    WHY_GIFT_CARD,
    WHY_DEPOSIT,
    MORE_LINES,
    WHY_RULE,
    WHY_NO_RECEIPT,
    TIER,
    TIER_NEXT,
    TIER_NONE,
    RECEIPT,
    RECEIPT_LINE,
    RECEIPT_NONE,
    RESEND,
    STOCK,
    STOCK_GONE,
    STOCK_NONE,
    PRICE,
    PRICE_KILO,
    PRICE_NONE,
    FOUND,
    FOUND_NONE,
    HOURS,
    HOURS_CLOSED,
    HOURS_ORDINARY,
    HOURS_NONE,
    STORE,
    STORES_NONE,
    OFFER,
    OFFER_WHY,
    OFFERS_NONE,
    COUPON_REDEEMED,
    COUPON_REINSTATED,
    COUPONS_NONE,
    ORDERS_NONE,
    RETURN_RULES,
    RETURN_RULES_CREDIT,
    RETURN_RULES_SHOP,
    RETURN_READY,
    PAID,
    PAYMENT,
    PRIVACY,
    FEEDBACK,
    PERSON;

    private static final Map<Language, Properties> TEXTS = read();

    private static Map<Language, Properties> read() {
        Map<Language, Properties> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties properties = new Properties();
            String name = "sentences." + language.tag() + ".properties";
            try (InputStreamReader file = new InputStreamReader(
                    Objects.requireNonNull(Say.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(language, properties);
        }
        return texts;
    }

    String template(Language language) {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        String text = Objects.requireNonNull(TEXTS.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("Sentence " + key + " is missing in " + language.tag() + ".");
        }
        return text;
    }
}
