package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.questions.Remainder;
import io.tillstream.language.Wording;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads a sentence about a campaign, in English or Chinese, into fields of the form. What is understood is taken out of it, and what
 * is left at the end is named; a field that nobody spoke of is left as it is, and nothing is sent anywhere.
 */
@Component
final class SentenceReader {
    /** Nobody plans a campaign in more characters than these. */
    static final int LONGEST = 400;

    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}\\b)");
    private static final Pattern MONEY_SIGNS = Pattern.compile("nt\\$|us\\$|hk\\$|rmb|twd|gbp|[$£€¥]");
    /** Percent, slashes and decimals say something; other signs do not. */
    private static final Pattern SILENT = Pattern.compile("[^\\p{L}\\p{N}%'/. -]|(?<!\\d)[./-]|[./-](?!\\d)");

    private static final List<String> AUDIENCE = List.of("audience", "audienceDays", "audienceTimes", "audienceAmount");

    private final Assortment assortment;
    private final SaidGoods goods;

    SentenceReader(Assortment assortment, SaidGoods goods) {
        this.assortment = assortment;
        this.goods = goods;
    }

    /**
     * Reads it.
     *
     * @param text as somebody wrote it; what is longer than {@link #LONGEST} is cut
     * @param today the day it is in the shop
     */
    SentenceReading read(String text, LocalDate today) {
        Map<String, List<String>> fields = new HashMap<>();
        Remainder left = new Remainder(wording(text));
        new SaidPlaces(left, fields).take(assortment.stores());
        new SaidLimits(left, fields).take();
        Optional<String> bought = new SaidAudience(left, fields).take();
        new SaidOffer(left, fields).take();
        new SaidDays(left, fields, today).take();
        goods.take(left, fields);
        SaidWords.of("filling").forEach(left::take);
        if (!isListed(fields)) {
            goods.takeItems(left, fields);
        }
        Map<String, String> asCategory = new HashMap<>();
        bought.ifPresent(said -> audienceGoods(said, left, fields, asCategory));
        if (!isListed(fields) && isBasket(fields)) {
            fields.put("items", List.of("everything"));
        }
        return new SentenceReading(fields, asCategory, unread(text, left));
    }

    private static boolean isBasket(Map<String, List<String>> fields) {
        return fields.getOrDefault("kind", List.of("")).getFirst().startsWith("basket-");
    }

    private static boolean isListed(Map<String, List<String>> fields) {
        return fields.containsKey("items");
    }

    /**
     * What they bought is what they are offered, unless something else is said. Where it is nothing that the shop has, there is no
     * audience either: without its goods it would be of everybody who bought anything.
     */
    private void audienceGoods(
            String said, Remainder left, Map<String, List<String>> fields, Map<String, String> asCategory) {
        Optional<String> category = goods.category(said);
        if (category.isEmpty()) {
            Optional<SaidGoods.Found> found = goods.find(said);
            if (found.isEmpty()) {
                AUDIENCE.forEach(fields::remove);
                left.put(said);
                return;
            }
            asCategory.put(said, found.get().category());
            fields.put("audienceCategory", List.of(found.get().category()));
            if (!isListed(fields) && fields.containsKey("kind") && !isBasket(fields)) {
                fields.put("gtins", List.of(found.get().lines()));
                fields.put("items", List.of("listed"));
            }
            return;
        }
        fields.put("audienceCategory", List.of(category.get()));
        if (!isListed(fields) && !isBasket(fields)) {
            fields.put("category", List.of(category.get()));
            fields.put("items", List.of("listed"));
        }
    }

    private static String wording(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String small = Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        String bare =
                MONEY_SIGNS.matcher(THOUSANDS.matcher(small).replaceAll("")).replaceAll(" ");
        String told = Wording.simplified(bare).replace("半年", "6个月").replace("half a year", "6 months");
        return SILENT.matcher(told).replaceAll(" ").replaceAll(" +", " ").strip();
    }

    /** Who writes traditional characters reads them, too. */
    private static List<String> unread(String text, Remainder left) {
        boolean isTraditional = !Wording.simplified(text).equals(text);
        return left.words().stream()
                .map(word -> isTraditional ? Wording.traditional(word) : word)
                .toList();
    }
}
