package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import io.tillstream.language.Wording;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers a text names: receipts, orders, items, amounts and quantities, each told by how it is written. */
final class Figures {
    private static final Pattern RECEIPT =
            Pattern.compile("(?<![a-z0-9-])([a-z][a-z0-9]*-[a-z][a-z0-9]*/\\d{1,6}/\\d{1,12})(?!\\d)");
    private static final Pattern ORDER = Pattern.compile("(?:\\b(web-\\d+(?:-\\d+)*)\\b)"
            + "|(?:\\b(?:order|parcel|reservation|delivery)(?: number| no\\.?)?(?: is)?:? ?#?(\\d{2,12})\\b)"
            + "|(?:[单订](?:编号|号码|号)?[:：]? ?#?(\\d{2,12}))"
            + "|(?:(\\d{2,12})号?(?:这个|那个|的)?订?单)"
            + "|(?:#(\\d{2,12})\\b)");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d/-])(\\d{8}|\\d{12,14})(?![\\d/-])");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[£$€¥]|nt\\$|rmb|gbp|usd|twd|cny) ?(\\d{1,7}(?:[.,]\\d{1,2})?)"
                    + "|(\\d{1,7}(?:[.,]\\d{1,2})?) ?(?:元|块钱?|圆|pounds?\\b|dollars?\\b|quid\\b|euros?\\b|yuan\\b|gbp\\b|twd\\b|usd\\b|cny\\b|rmb\\b)");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\d.,])(\\d{1,4}) ?(?:x\\b|pieces?\\b|pcs\\b|bottles?\\b|packs?\\b|packets?\\b|boxes\\b|box\\b|bags?\\b|cases?\\b|cups?\\b|cans?\\b|tins?\\b|jars?\\b|pairs?\\b|bunch(?:es)?\\b|"
                    + "个|件|瓶|袋|包|盒|罐|箱|条|双|只|支|杯|颗|把|份|台)"
                    + "|\\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:pieces?|bottles?|packs?|packets?|boxes|box|bags?|cases?|cups?|cans?|tins?|jars?|pairs?)\\b"
                    + "|([一两二三四五六七八九十]{1,3})(?:件|瓶|袋|包|盒|罐|箱|条|双|只|支|杯|颗|把|份|台)");
    private static final java.util.List<String> WORDS = java.util.List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final String plain;
    private final String folded;

    Figures(String text) {
        plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        folded = Wording.simplified(plain);
    }

    /** The text without receipt numbers, which begin with the name of a store. */
    String withoutReceipts() {
        return RECEIPT.matcher(plain).replaceAll(" ");
    }

    Optional<Source> receipt() {
        return RECEIPT.matcher(plain)
                .results()
                .flatMap(found -> source(found.group(1)).stream())
                .findFirst();
    }

    /** Nothing where it only looks like one. */
    private static Optional<Source> source(String number) {
        try {
            return Optional.of(Source.parseReceiptNumber(number));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Optional<String> order() {
        Matcher order = ORDER.matcher(folded);
        return order.find() ? first(order) : Optional.empty();
    }

    Optional<Gtin> item() {
        return DIGITS.matcher(plain)
                .results()
                .flatMap(found -> gtin(found.group(1)).stream())
                .findFirst();
    }

    /** Nothing where the check digit is not that of an item. */
    private static Optional<Gtin> gtin(String digits) {
        try {
            return Optional.of(Gtin.ofDigits(digits));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Optional<String> amount() {
        Matcher amount = AMOUNT.matcher(folded);
        return amount.find()
                ? first(amount).map(number -> new BigDecimal(number.replace(',', '.')).toPlainString())
                : Optional.empty();
    }

    Optional<Integer> quantity() {
        Matcher quantity = QUANTITY.matcher(folded);
        if (!quantity.find()) {
            return Optional.empty();
        }
        if (quantity.group(1) != null) {
            return Optional.of(Integer.valueOf(quantity.group(1)));
        }
        return Optional.of(
                quantity.group(2) == null ? Days.chinese(quantity.group(3)) : WORDS.indexOf(quantity.group(2)));
    }

    private static Optional<String> first(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return Optional.of(found.group(group));
            }
        }
        return Optional.empty();
    }
}
