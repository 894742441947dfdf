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
    private static final String ORDER_NUMBER = "#?([a-z]{0,3}\\d{2,12})(?![\\d/-])";
    private static final Pattern ORDER = Pattern.compile("(?:\\b(web-\\d+(?:-\\d+)*)\\b)"
            + "|(?:\\b(?:order|parcel|reservation|booking|delivery)s?(?:,? ?(?:number|no\\b\\.?|nr\\b\\.?|id\\b))?(?: is)?:? ?"
            + ORDER_NUMBER + ")"
            + "|(?:(?:[单订]|预约|预订|预定)(?:编号|号码|号)?(?:是)?[:：]? ?" + ORDER_NUMBER + ")"
            + "|(?:(\\d{2,12})号?(?:这个|那个|的)?订?单)"
            + "|(?:#([a-z]{0,3}\\d{2,12})\\b)");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d/-])(\\d{8}|\\d{12,14})(?![\\d/-])");
    private static final String SUM = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?)(?![\\d,.]*\\d)";
    private static final Pattern AMOUNT = Pattern.compile("(?:[£$€¥]|nt\\$|rmb|gbp|usd|twd|cny) ?" + SUM + "|" + SUM
            + " ?(?:元|块钱?|圆|pounds?\\b|dollars?\\b|quid\\b|euros?\\b|yuan\\b|gbp\\b|twd\\b|usd\\b|cny\\b|rmb\\b)");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?");

    private static final String WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    private static final String UNIT =
            "(?:pieces?|pcs|bottles?|packs?|packets?|boxes|box|bags?|cases?|cartons?|cups?|cans?|tins?|jars?"
                    + "|pairs?|tubs?|rolls?|loaves|loaf|sets?|bunch(?:es)?)\\b";
    private static final String VERB =
            "(?:bought|buy|brought|bring|returned|return|ordered|order|got|get|take|took|want|need|reserve|hold)";
    private static final String NO_PIECES =
            "(?! ?(?:[£$€¥%]|[.,:/]?\\d|points?|pounds?|quid|dollars?|days?|weeks?|months?|years?|hours?|minutes?|times|o'?clock|am\\b|pm\\b))";
    private static final String CHINESE_NUMBER = "[一两二三四五六七八九十]{1,3}";
    private static final String CHINESE_UNIT = "[件瓶袋包盒罐箱条双只支杯颗把份台]";
    private static final Pattern QUANTITY = Pattern.compile("\\b(half a dozen|a dozen|a couple)\\b"
            + "|(?<![\\d.,/])\\b(\\d{1,4}|" + WORD + ") ?(?:x\\b|" + UNIT + ")"
            + "|(?<![\\d.,])(\\d{1,4}) ?(?:" + CHINESE_UNIT + "|个(?![月星礼小钟]))"
            + "|(" + CHINESE_NUMBER + ")" + CHINESE_UNIT
            + "|([两二三四五六七八九十]{1,3})个(?![月星礼小钟人店会])"
            + "|\\b" + VERB + " (?:back )?(\\d{1,3}|" + WORD + ")\\b" + NO_PIECES);
    private static final java.util.Map<String, Integer> NAMED_AMOUNTS =
            java.util.Map.of("half a dozen", 6, "a dozen", 12, "a couple", 2);
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
        return order.find()
                ? first(order).map(number -> number.startsWith("web-") ? number : number.toUpperCase(Locale.ROOT))
                : Optional.empty();
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
        return amount.find() ? first(amount).map(Figures::amount) : Optional.empty();
    }

    /** A comma stands before cents or between thousands. */
    private static String amount(String written) {
        String bare = THOUSANDS.matcher(written).matches() ? written.replace(",", "") : written.replace(',', '.');
        return new BigDecimal(bare).toPlainString();
    }

    Optional<Integer> quantity() {
        Matcher quantity = QUANTITY.matcher(RECEIPT.matcher(folded).replaceAll(" "));
        return quantity.find() ? first(quantity).map(Figures::number) : Optional.empty();
    }

    /** A number in figures or in an English word; nothing of another word. */
    static Optional<Integer> numberOf(String word) {
        return word.matches("\\d{1,3}|" + WORD) ? Optional.of(number(word)) : Optional.empty();
    }

    /** A number in digits, English or Chinese. */
    static int number(String written) {
        int word = WORDS.indexOf(written);
        return NAMED_AMOUNTS.getOrDefault(written, word >= 0 ? word : Days.chinese(written));
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
